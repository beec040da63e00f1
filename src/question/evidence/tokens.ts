import type { Reading } from '../../match/read.js';
import type { Catalogue } from '../../notice/catalogue.js';
import { isHan } from '../../text/fold.js';
import { wordsOf } from '../../text/words.js';
import { WEIGHTS } from '../weights.js';
import { askedAtEnd } from './asked-at-end.js';
import { isElse } from './asked-else.js';
import { withoutAskers } from './askers.js';
import { bidden } from './bidden.js';
import { converted } from './converted.js';
import { countedOut } from './counted-out.js';
import { countedSets } from './counted-sets.js';
import { deedsAsked } from './deeds-asked.js';
import { withoutDemands } from './demands.js';
import { apartFromOthers, isLastPart } from './document-number.js';
import { gathered } from './gathered.js';
import { withoutHelpers } from './helpers.js';
import { countedSeats } from './kinds.js';
import { deniesSet } from './lacking.js';
import { leftOutAfter } from './left-out-after.js';
import { loneUnits } from './lone-units.js';
import { apartFromMoments } from './moments.js';
import { isNotOurs } from './not-ours.js';
import { nounsInSlot } from './nouns-in-slot.js';
import { besideNumber, isJoinedOn, isSpan, isStated, tellsApart } from './numbered.js';
import { numberWeight, roleOf } from './numbers.js';
import { openingNo } from './opening-no.js';
import { apartFromDates } from './other-dates.js';
import { otherFigures } from './other-figures.js';
import { withoutPersons } from './persons.js';
import { rowsApart } from './rows-apart.js';
import { spelledOut } from './spelled.js';
import { withSumNoun } from './sum-noun.js';
import { withTableNamed } from './table-named.js';
import { apartFromTelephones } from './telephones.js';
import {
  type Bare,
  CLAUSE_END,
  conceptsOf,
  type IsOrdinary,
  isA,
  type NumberRole,
  rolesOf,
  type Token,
  type TokenRole,
} from './token.js';
import { toldOf } from './told.js';
import { toldAbove } from './told-above.js';
import { whoHasMore } from './who-has-more.js';
import { apartFromEvents } from './year-events.js';
import { apartFromAgo } from './years-ago.js';

/** What words turn out to be beside others, each rule on what the one before it has made of them. */
const RULES: readonly ((tokens: readonly Bare[], year: number) => readonly Bare[])[] = [
  openingNo,
  loneUnits,
  apartFromMoments,
  apartFromTelephones,
  withoutPersons,
  withoutAskers,
  withoutHelpers,
  withoutDemands,
  withTableNamed,
  countedSeats,
  countedSets,
  leftOutAfter,
  withSumNoun,
  askedAtEnd,
  gathered,
  whoHasMore,
  converted,
  apartFromOthers,
  apartFromDates,
  apartFromAgo,
  toldAbove,
];

/**
 * The words of a reading with their roles and with what it costs to leave each unused.
 *
 * @param catalogue the notice that is meant where the text names none
 * @param by which of them are told by the way, where that is settled
 */
export function tokensOf(
  reading: Reading,
  isOrdinary: IsOrdinary,
  catalogue: Catalogue,
  by?: readonly boolean[],
): Token[] {
  const { year } = catalogue.notice;
  const figured = countedOut(rowsApart(bareTokens(reading), catalogue), reading.folded);
  const words = RULES.reduce((tokens, rule) => rule(tokens, year), figured);
  const { tokens: bare, doubtful } = apartFromEvents(words);
  const spelled = spelledOut(bare, reading.folded.text);
  const others = otherFigures(bare, isOrdinary);
  const ordered = bidden(bare);
  const told = (by ?? toldOf(bare)).map(
    (is, i) =>
      is || ordered.has(i) || spelled[i] === true || others.told.has(i) || doubtful.has(bare[i] as Bare),
  );
  const firstPlace = bare.findIndex(({ roles }, i) => roles.includes('place') && !told[i]);
  const inSlot = nounsInSlot(bare, isOrdinary);
  const deeds = deedsAsked(bare, isOrdinary);
  let clause = 0;
  return bare.map((token, index) => {
    if (CLAUSE_END.test(token.text)) clause++;
    const foreign = others.foreign.has(index);
    const roled = foreign
      ? { ...token, as: 'things' as const }
      : token.number
        ? asNumber(token, bare, index, year, isOrdinary)
        : besideNumber(bare, index);
    const plain =
      inSlot.has(index) || deeds.has(index)
        ? WEIGHTS.inSlot
        : foreign
          ? WEIGHTS.left.number
          : roled.as && roled.roles[0] === 'number'
            ? numberWeight(roled.as, bare, index)
            : deniesSet(bare, index)
              ? WEIGHTS.left.scope
              : weightOf(roled, isOrdinary);
    const leading = token.roles[0] === 'unknown' && index < firstPlace - 1 ? WEIGHTS.leading : 1;
    // Written out: to put four properties behind a spread takes longer than all the rest of this.
    return {
      from: roled.from,
      to: roled.to,
      text: roled.text,
      roles: roled.roles,
      concepts: roled.concepts,
      span: roled.span,
      number: roled.number,
      as: roled.as,
      index,
      clause,
      told: told[index] === true,
      // A year of which nobody can tell whether it is asked is as good left out as taken.
      weight: doubtful.has(token)
        ? 0
        : (isNotOurs(bare, index) ? WEIGHTS.left.absent : plain) * (told[index] ? WEIGHTS.told : leading),
    };
  });
}

/** A number with its role; a year that is not the notice's is beyond it. */
function asNumber(
  token: Bare,
  all: readonly Bare[],
  index: number,
  year: number,
  isOrdinary: IsOrdinary,
): Bare {
  const { number } = token;
  if (!number) return token;
  const next = all[index + 1]?.text === ' ' ? index + 2 : index + 1;
  const role = roleOf(
    number,
    token.text,
    all[index - 1] as Token,
    all[next] as Token,
    all[next + 1] as Token,
    year,
  );
  const as = isNoYear(role, all, index, next, isOrdinary)
    ? 'things'
    : role === 'year' && isStated(all, index)
      ? 'value'
      : isReached(all, index)
        ? 'rank'
        : role;
  const other = as === 'year' && !number.value.mod(100).eq(year % 100);
  return other ? { ...token, as, roles: ['beyond'], concepts: ['otherYear'] } : { ...token, as };
}

/** 第3-5名, 排名3到5的: the number behind a rank that reaches to it is one too. */
function isReached(all: readonly Bare[], index: number): boolean {
  const [between, start, named] = [all[index - 1], all[index - 2], all[index - 3]];
  const reaches = isA(between, 'upTo') || /^[-~—]$/.test(between?.text ?? '');
  return (
    reaches &&
    start?.number?.unit === null &&
    isA(named, 'ordinal', 'order') &&
    all[index]?.number?.unit === null
  );
}

/** A number that is no year and no amount, whatever it looks like: 分机2023, 干了23年. */
function isNoYear(
  role: NumberRole,
  all: readonly Bare[],
  index: number,
  next: number,
  isOrdinary: IsOrdinary,
): boolean {
  if (role !== 'year' && role !== 'value') return false;
  if (/^年/u.test(all[next]?.text ?? '')) return isSpan(all, index, next);
  if (all[index]?.number?.unit !== null) return false;
  return (
    tellsApart(all, index) ||
    isLastPart(all, index) ||
    (role === 'year' && isJoinedOn(all, index, isOrdinary))
  );
}

/** Every word has all properties, in one order: what reads them is told by one look which object it has. */
const bareToken = (
  from: number,
  to: number,
  text: string,
  roles: readonly TokenRole[],
  { concepts = [], span, number }: Partial<Bare> = {},
): Bare => ({ from, to, text, roles, concepts, span, number, as: undefined });

function bareTokens({ pieces, folded }: Reading): Bare[] {
  const tokens: Bare[] = [];
  let unknown: { from: number; to: number } | undefined;
  const close = (): void => {
    if (!unknown) return;
    let at = unknown.from;
    for (const word of wordsOf(folded.text.slice(unknown.from, unknown.to))) {
      tokens.push(bareToken(at, at + word.length, word, ['unknown']));
      at += word.length;
    }
    unknown = undefined;
  };
  for (const piece of pieces) {
    const { from, to } = piece;
    if (piece.is === 'unknown') {
      if (unknown && unknown.to === from) unknown.to = to;
      else {
        close();
        unknown = { from, to };
      }
      continue;
    }
    close();
    const text = folded.text.slice(from, to);
    if (piece.is === 'mark') tokens.push(bareToken(from, to, text, ['mark']));
    else if (piece.is === 'number')
      tokens.push(bareToken(from, to, text, ['number'], { number: piece.number }));
    else {
      const { span } = piece;
      const concepts = conceptsOf(span.senses);
      tokens.push(bareToken(from, to, text, rolesOf(span.senses), { concepts, span }));
    }
  }
  close();
  return tokens;
}

/** A word that nobody knows, or one that no notice has anything of and that means nothing else, where it is not asked for. */
const isUnheard = ({ roles, concepts }: Bare): boolean =>
  roles[0] === 'unknown' ||
  (roles.every((role) => role === 'hint') &&
    concepts.length > 0 &&
    concepts.every((concept) => isElse({ concepts: [concept] })));

/** A token that may be idle costs nothing; one of several roles costs the least of them. */
function weightOf(token: Bare, isOrdinary: IsOrdinary): number {
  if (isUnheard(token)) return unknownWeight(token.text, isOrdinary);
  const { roles, concepts, span } = token;
  if (concepts.includes('altogether')) return WEIGHTS.altogether;
  if (concepts.every((concept) => concept === 'institutionLevel') && concepts.length > 0)
    return WEIGHTS.left.institutions;
  // 县均 says what is done, and the level beside.
  if (concepts.includes('average') && concepts.includes('countyLevel')) return WEIGHTS.left.operator;
  // A cue points at nothing by itself.
  if (span?.senses.every((s) => 'cue' in s && s.cue)) return WEIGHTS.left.hint;
  return Math.min(...roles.map((role) => WEIGHTS.left[role]));
}

function unknownWeight(word: string, isOrdinary: IsOrdinary): number {
  if (isOrdinary(word)) return WEIGHTS.ordinary;
  const [first = ''] = word;
  if (!isHan(first)) return WEIGHTS.stray;
  return word.length > 1 ? WEIGHTS.unfamiliar : WEIGHTS.syllable;
}
