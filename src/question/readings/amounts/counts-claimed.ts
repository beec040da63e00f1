import type { Evidence } from '../../evidence/evidence.js';
import { isOfKind, type Kind, kindsCalled } from '../../evidence/kinds.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Level, Question, Rows } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { asksWhether } from './asks-whether.js';
import { columnNamed, PLAIN } from './columns.js';
import { isOfEnd, kindsCounted, levelCounted } from './counted.js';
import { levelOf, levelWords, prefectureOf, rowsOfLevel } from './rows.js';
import { calledIn } from './total.js';

/** Words that ask for something else than whether there are so many. */
const ASKING = [
  'who',
  'howMuch',
  'howMany',
  'rankOf',
  'percent',
  'list',
  'money',
  'average',
  'or',
  'negative',
  'apiece',
];

/** 全区一共98个县市区对吧, 喀什地区有12个县市2个单位, 救助站一共10个吧: how many there are is stated, and asked whether it is so. */
export const countsClaimed: Propose = (evidence) => {
  if (!asksWhether(evidence) || evidence.has(...ASKING) || evidence.places.excluded.length > 0) return [];
  if (evidence.live.some((token) => token.as === 'value' || isPart(token))) return [];
  const counts = evidence.live.filter((token) => token.as === 'count' && !isOfEnd(token, evidence));
  const questions = counts.flatMap((count) => countHeld(evidence, count) ?? []);
  const [only, second] = questions;
  if (!only || questions.length < counts.length) return [];
  return [
    {
      question: second ? { kind: 'several', questions, understood: evidence.places.understood } : only,
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [...counts, ...levelWords(evidence), ...counts.map((count) => levelCounted(count, evidence))],
        concepts: [...PLAIN, 'altogether', 'places', 'within', 'and', 'each', 'exists'],
      }),
      assumed: [],
    },
  ];
};

/** 本次下达, 提前: a column is asked of so many, and no count. */
const isPart = (token: Token): boolean => {
  const column = columnNamed(token);
  return (column !== undefined && !isA(token, 'altogether')) || token.as === 'percent' || token.as === 'rank';
};

/** The question whether there are so many. */
function countHeld(evidence: Evidence, count: Token): Question | undefined {
  const claimed = count.number?.value;
  const rows = claimed && rowsCounted(evidence, count, claimed.toNumber());
  return rows
    ? {
        kind: 'amounts',
        rows: { ...rows, label: rows.label ?? calledIn(evidence, rows) },
        operation: { is: 'total', measure: 'count', claimed },
        understood: evidence.places.understood,
      }
    : undefined;
}

/** What is counted: those of a set that is named, or of a level or kind in the one place that is named, else in all. */
function rowsCounted(evidence: Evidence, count: Token, claimed: number): Rows | undefined {
  const { catalogue, mentions } = evidence;
  const [only, second] = mentions;
  if (second) return undefined;
  const behind = levelCounted(count, evidence);
  if (only?.group) return behind ? undefined : { ids: only.ids, label: only.group };
  const level = levelOf([behind ?? levelBefore(count, evidence) ?? []].flat());
  const scope = only ? prefectureOf(evidence, only.ids) : catalogue.region.id;
  if (!scope || !level) return undefined;
  if (level === 'prefecture')
    return scope === catalogue.region.id ? ofLevel(evidence, scope, level) : undefined;
  if (level !== 'county') return ofLevel(evidence, scope, 'institution');
  return countiesCounted(evidence, scope, kindsCounted(count, evidence), claimed);
}

const ofLevel = (evidence: Evidence, scope: string, level: Level): Rows | undefined => {
  const ids = evidence.catalogue.idsOf(rowsOfLevel(evidence, scope, level));
  return ids.length > 0 ? { ids, scope, level } : undefined;
};

/**
 * 8个县: 县 is the everyday word for all of them, and 县市 leaves the zones open: those of the kinds that are said are meant where there
 * are so many of them, else all. 市 are none but cities, of which the region has another kind as well.
 */
function countiesCounted(
  evidence: Evidence,
  scope: string,
  kinds: readonly Kind[],
  claimed: number,
): Rows | undefined {
  const { catalogue } = evidence;
  const all = ofLevel(evidence, scope, 'county');
  const some = catalogue.rowsOf(all?.ids ?? []).filter((row) => kinds.some((kind) => isOfKind(row, kind)));
  const narrow = kinds.length > 0 && !kinds.includes('county');
  // 克拉玛依有4个县吗: there are none that are so called.
  if (kinds.length > 0 && some.length === 0) return undefined;
  if (narrow && scope === catalogue.region.id) return undefined;
  if (some.length !== claimed && !narrow) return all;
  return some.length === all?.ids.length || some.length === 0
    ? all
    : { ids: catalogue.idsOf(some), label: `${catalogue.row(scope)?.name ?? ''}${kindsCalled(kinds)}` };
}

/** 地州14个吧: before the count, where nothing is counted behind it. */
const levelBefore = (count: Token, evidence: Evidence): Token | undefined =>
  levelWords(evidence).find(({ to }) => to <= count.from);
