import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { between, isPassing } from '../../evidence/places/neighbours.js';
import { levelBeside } from '../../evidence/scope/level.js';
import { columnBehind } from '../../evidence/scope/opens-else.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { contains, levelWords, rowsOfLevel } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { shownOf } from '../replace.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';
import { type Less, lessOf } from './less.js';
import { deniedTaking } from './put-back.js';

/** The words of a message that leaves something out. */
const LEAVING = [
  ...ONWARD,
  ...PLAIN,
  ...COLUMN_WORDS,
  'not',
  'except',
  'exceptAfter',
  'minus',
  'rest',
  'sum',
];

/** 不要叶城, 去掉叶城呢, 再减喀什市: less of what was asked about. */
export function takenOut(evidence: Evidence, thread: Thread): Proposal[] {
  const last = foundOne(thread) ?? thread.last;
  // 奇台不减 takes nothing out.
  if (last.kind !== 'amounts' || deniedTaking(evidence).length > 0) return [];
  if (namesBase(evidence, last)) return [];
  const { places } = evidence;
  const denied =
    evidence
      .of('except', 'exceptAfter')
      .some((word) => !takesBoth(word, evidence) && !takesColumn(word, evidence)) ||
    evidence
      .of('minus')
      .some((word) => !isCut(word, evidence) && !takesColumn(word, evidence) && !isOfThese(word, evidence)) ||
    // 南疆先不说，喀什多少: what is not wanted is named, and so is what is.
    (places.withdrawn.size === 0 && deniesPlace(evidence));
  const named = [...places.excluded, ...evidence.mentions, ...institutionsOut(evidence, last)];
  if (!denied || named.length === 0 || lessensItsOwn(evidence, named)) return [];
  const less = leavesNothing(last, named) ? NOTHING_LEFT : lessOf(evidence, last, named);
  return proposal(
    less === NOTHING_LEFT
      ? less.question
      : noting(less && inItsColumn(less.question, evidence), `接上一问：${nameOf(evidence, less?.of ?? [])}`),
    using(evidence, {
      mentions: named,
      tokens: [
        ...leftAreCounties(evidence, institutionsOut(evidence, last)),
        ...evidence.live.filter(
          (token) =>
            (token.as === 'count' && token.number?.value.eq(less?.of.length ?? 0)) ||
            named.some(({ from, group }) => group !== undefined && from === token.from),
        ),
      ],
      concepts: [...LEAVING, 'cancel', 'places', ...ofSameMeasure(last)],
    }),
    [{ why: '接上一问，去掉', cost: 0 }],
  );
}

/** 地区减去阿克苏市, after what is left of it: it is taken off the whole, and not once more off the rest. */
const namesBase = (evidence: Evidence, { rows }: Amounts): boolean =>
  rows.ids.length > 1 &&
  evidence.of('minus').some(({ index }) => hasRole(evidence.tokens[index - 1], 'suffix'));

/** 鄯善县和托克逊县加起来，不对，是减: what is to be done with the two that were named, and not with what was talked of. */
const isOfThese = ({ from }: Token, { places, mentions }: Evidence): boolean =>
  places.withdrawn.size > 0 && mentions.length > 1 && mentions.every(({ to }) => to <= from);

/** 除了莎车我还要叶城: the word leaves nothing out, and both are named. */
const takesBoth = ({ index }: Token, { places, mentions }: Evidence): boolean =>
  places.governing.has(index) && places.excluded.length === 0 && mentions.length > 1;

/** 库车扣掉第一批还有多少: a column is taken off, and no place. */
const takesColumn = (word: Token, { tokens, places }: Evidence): boolean =>
  places.excluded.length === 0 && columnBehind(word, tokens) !== undefined;

/** 不含机构, after a prefecture: the institutions that lie there. */
function institutionsOut(evidence: Evidence, { rows }: Amounts): Mention[] {
  const words = evidence.of('except', 'exceptAfter', 'not');
  const level = words.flatMap((word) => levelBeside(word, evidence.live) ?? [])[0] ?? sumOfSets(evidence);
  const [whole, more] = rows.ids;
  if (!level || !whole || more) return [];
  const ids = rowsOfLevel(evidence, whole, 'institution').map(({ id }) => id);
  const { from, to } = level;
  return ids.length > 0 ? [{ from, to, ids, sure: true, covers: [], group: level.text }] : [];
}

/** 去掉救助站这些机构: what stands right behind the sets that are left out and means all of them. */
function sumOfSets({ places, tokens, catalogue }: Evidence): Token | undefined {
  const last = places.excluded.at(-1);
  const isSet = places.excluded.every(({ ids }) =>
    ids.every((id) => catalogue.row(id)?.kind === 'institution'),
  );
  if (!last || !isSet) return undefined;
  const next = tokens.find((token) => token.from >= last.to && !isPassing(token) && !hasRole(token, 'idle'));
  return isA(next, 'institutionLevel', 'unitLevel') ? next : undefined;
}

/** 区县合计, once the institutions are left out: what is left are counties. */
const leftAreCounties = (evidence: Evidence, named: readonly Mention[]): readonly Token[] =>
  named.some(
    ({ group, ids }) => group && ids.every((id) => evidence.catalogue.row(id)?.kind === 'institution'),
  )
    ? levelWords(evidence).filter((token) => isA(token, 'countyLevel'))
    : [];

/** 去掉莎车呢, of 莎车 alone: what it is left out of has to be said. */
const leavesNothing = ({ rows, operation }: Amounts, named: readonly Mention[]): boolean =>
  ((operation.is === 'total' && !operation.minus) || operation.is === 'show' || operation.is === 'compare') &&
  rows.ids.every((id) => named.some(({ ids }) => ids.includes(id)));

const NOTHING_LEFT: Less = {
  question: { kind: 'none', gap: { why: 'unknown' }, suggestions: [], understood: [] },
  of: [],
};

/** 伊犁州那个救助站减了多少: how much was cut, and nothing is taken out. */
function isCut(word: Token, { tokens, mentions }: Evidence): boolean {
  const next = tokens.find(({ index, roles }) => index > word.index && !roles.includes('idle'));
  return isA(next, 'howMuch') && mentions.every(({ to }) => to <= word.from);
}

/** 不要叶城, 叶城不要了; and neither 不是万元 nor 不要看别的. */
function deniesPlace(evidence: Evidence): boolean {
  const named = [...evidence.places.excluded, ...evidence.mentions];
  return evidence
    .of('not', 'cancel')
    .some((word) =>
      named.some((m) =>
        [...between(evidence.tokens, word, m), ...between(evidence.tokens, m, word)].every(isPassing),
      ),
    );
}

/** 巴州刨去库尔勒市还剩多少, 伊宁市减伊宁县: the message itself names what is lessened. */
function lessensItsOwn(evidence: Evidence, named: readonly Mention[]): boolean {
  const minus = evidence.of('minus').at(-1);
  return named.some(
    (whole) =>
      (minus !== undefined && whole.to <= minus.from && named.some((m) => m.from >= minus.to)) ||
      (!whole.group &&
        named.some(
          (m) => m !== whole && m.ids.some((id) => whole.ids.some((w) => contains(evidence, w, id))),
        )),
  );
}

/** 把它去掉再平均呢, 吉木萨尔去掉，比重是多少: what was done is said once more. */
function ofSameMeasure({ operation }: Amounts): readonly string[] {
  if (operation.is === 'share') return ['share', 'percent'];
  return operation.is === 'total' && operation.measure === 'average' ? ['average'] : [];
}

/** 去掉伊宁市还剩多少, after 小计是65682，对吧: of the one place that has the figure. */
const foundOne = ({ last, focus }: Thread): (Amounts & Question) | undefined => {
  const [only, more] = focus;
  const isOne = last.kind === 'amounts' && last.operation.is === 'find' && last.operation.test.is === 'equal';
  return isOne && only && !more ? shownOf(last, only) : undefined;
};
