import type { Reading } from '../../../match/read.js';
import { sense } from '../../../match/term.js';
import type { Catalogue } from '../../../notice/catalogue.js';
import { typed } from '../../../text/fold.js';
import { readScopes } from '../scope/read.js';
import { hasRole, type IsOrdinary, isA, type Token } from '../token.js';
import { setsAtHome } from './at-home.js';
import { distribute, type Lack } from './distributed.js';
import type { Draft } from './draft.js';
import { Drafting } from './drafting.js';
import { echoes } from './echo.js';
import { underHeads } from './headed.js';
import type { Mention, PlacesRead } from './mention.js';
import { Operand, operandsOf } from './operand.js';
import { inTheirPrefecture } from './prefecture.js';
import { isRegion } from './region.js';
import { mergeRepeated } from './repeated.js';
import { withoutScopeSet } from './scope-set.js';

/** Reads which places a text asks about. */
export function readPlaces(
  reading: Reading,
  tokens: readonly Token[],
  catalogue: Catalogue,
  isOrdinary: IsOrdinary,
): PlacesRead {
  const { folded } = reading;
  const found = new Drafting(reading, tokens, catalogue, isOrdinary);
  const drafts = withoutGiver(notTold(found.drafts, tokens), tokens, catalogue);
  const scopes = readScopes(
    tokens.filter((token) => !token.told),
    drafts,
    catalogue,
  );
  const kept = drafts.filter(
    (draft) => !scopes.withdrawn.has(draft.index) && !scopes.excluded.includes(draft),
  );
  const lacks = (some: readonly Lack[]): void => {
    for (const lack of some) found.gaps.push({ why: 'institution', ...lack });
  };
  const inOperands = (some: readonly Draft[]): readonly Draft[] => {
    // Of one place alone no other has a say.
    if (some.length < 2) return some;
    const apart = distribute(mergeRepeated(some, tokens, catalogue), tokens, folded.text, catalogue);
    const inside = operandsOf(apart.drafts, tokens).flatMap((operand) =>
      inTheirPrefecture(new Operand(operand, tokens, folded.text, catalogue, found)),
    );
    const lacking = [...apart.lacking, ...setsAtHome(inside, tokens, folded.text, catalogue)];
    lacks(lacking);
    // Of what one of the places lacks the others are no answer.
    return lacking.length > 0 ? [] : inside;
  };
  const headed = underHeads(kept, tokens, folded.text, catalogue);
  lacks(headed.lacking);
  const placed = withoutScopeSet(headed.lacking.length > 0 ? [] : inOperands(headed.drafts), tokens);
  const excluded = inOperands(scopes.excluded);
  const [gap] = found.gaps;
  const echoed = echoes(found.drafts, placed, catalogue, (from, to) => typed(folded, from, to)).filter(
    (line) => !found.understood.includes(line),
  );
  return {
    mentions: placed.map(mentionOf),
    excluded: excluded.map(mentionOf),
    either: scopes.either,
    withdrawn: scopes.withdrawn,
    governing: scopes.governing,
    understood: [...found.understood, ...new Set(echoed), ...(placed.length > 0 ? notHere(found) : [])],
    gap,
    suggestions: [...new Set([...found.suggestions, ...placed.flatMap(unsureOf)])].slice(0, 5),
  };
}

/** What was named beside the places, and is in no notice. */
const notHere = ({ gaps }: Drafting): string[] =>
  gaps.flatMap((gap) => (gap.why === 'absent' ? [`“${gap.name}”不在本通知内`] : []));

/** What a spelling that is beyond mending may have been meant for. */
const unsureOf = ({ mended }: Draft): readonly string[] =>
  mended && !mended.sure
    ? [mended.typo, ...mended.rivals].flatMap(
        (typo) => sense(typo, 'place')?.ids ?? sense(typo, 'group')?.ids ?? [],
      )
    : [];

const mentionOf = ({ from, to, ids, usual, group, sure, within, covers }: Draft): Mention => ({
  from,
  to,
  ids,
  usual,
  group,
  sure,
  within,
  covers,
});

/** 吐鲁番今年自治区给了多少: beside a place the one that gives is no place that is asked about. */
const withoutGiver = (
  drafts: readonly Draft[],
  tokens: readonly Token[],
  catalogue: Catalogue,
): readonly Draft[] =>
  drafts.length < 2
    ? drafts
    : drafts.filter((draft) => {
        const [word, verb] = [tokens[draft.index], tokens[draft.index + 1]];
        return !isRegion(draft, catalogue) || !hasRole(word, 'idle') || !isA(verb, 'give');
      });

/** Places of the story are asked about only where the question itself names none: then the last that was told of. */
function notTold(drafts: readonly Draft[], tokens: readonly Token[]): readonly Draft[] {
  const asked = drafts.filter((draft) => !tokens[draft.index]?.told);
  if (asked.length > 0 || drafts.length === 0) return asked;
  const last = tokens[drafts.at(-1)?.index ?? 0]?.clause;
  return drafts.filter((draft) => tokens[draft.index]?.clause === last);
}
