import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { columnsInTurn } from './columns-in-turn.js';
import { type Resolved, resolve } from './resolve.js';
import { levelWords } from './rows.js';

/** 南疆北疆东疆各多少, 东疆一共多少，北疆多少: what each of several sets of prefectures comes to. */
export const setsEach: Propose = (evidence) => {
  const { mentions } = evidence;
  if (!areAskedEach(evidence)) return [];
  const columns = columnsInTurn(evidence, ['sum', 'altogether']) ?? [columnOf(evidence.live)];
  const question = resolve(evidence, mentions, (resolved, understood) => ({
    kind: 'several',
    questions: resolved.flatMap((one) => columns.map((column) => sumOf(evidence, one, column))),
    understood,
  }));
  if (!question) return [];
  const concepts = [...COLUMN_WORDS, ...PLAIN, 'each', 'apiece', 'sum', 'and', 'list'];
  return [
    { question, used: using(evidence, { mentions, tokens: countsOf(evidence), concepts }), assumed: [] },
  ];
};

/** True where a sum of each set is asked for, and none of them all. */
export function areAskedEach(evidence: Evidence): boolean {
  const { mentions, live, places, has } = evidence;
  if (mentions.length < 2 || !mentions.every((mention) => isSet(evidence, mention))) return false;
  if (places.excluded.length > 0 || places.either || levelWords(evidence).length > 0) return false;
  if (has('plus', 'minus', 'share', 'percent', 'average', 'howMany', 'more', 'less', 'difference', 'times'))
    return false;
  const asks = live.filter((token) => isA(token, 'howMuch'));
  const inTurn = mentions.every(({ to }, i) => {
    const until = mentions[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    return asks.some((token) => token.from >= to && token.to <= until);
  });
  return inTurn || has('apiece', 'each');
}

/** A set of prefectures, one of which at least is named by a name for them all. */
const isSet = ({ mentions, catalogue }: Evidence, { ids }: Mention): boolean =>
  mentions.some(({ group }) => group) &&
  ids.every((id) => catalogue.row(id)?.kind === 'prefecture' || id === catalogue.region.id);

const sumOf = (
  evidence: Evidence,
  { mention, ids }: Resolved,
  column: ReturnType<typeof columnOf>,
): Question => ({
  kind: 'amounts',
  rows: { ids, ...(mention.group && { label: mention.group }) },
  operation: mention.group ? { is: 'total', measure: 'sum' } : { is: 'show' },
  ...asked(evidence, column),
  understood: [],
});

/** 南疆四地州和北疆七地州: counts that are those of a set, or of the sets. */
const countsOf = ({ live, mentions }: Evidence) =>
  live.filter(
    ({ as, number }) =>
      as === 'count' &&
      [mentions.length, ...mentions.map(({ ids }) => ids.length)].some((n) => number?.value.eq(n)),
  );
