import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Measure, Rows } from '../../model.js';
import { columnNamed, columnOf } from './columns.js';
import { wholeLed } from './part-and-whole.js';
import { levelWords } from './rows.js';

/** A share that is asked for, before it is known of which rows. */
export interface ShareSought {
  readonly column: Column | undefined;
  /** The places that say among which rows it is sought. */
  readonly among: readonly Mention[];
  /** The place that it is of; `scope` where it is that in which the rows lie, `home` each one's own prefecture, `year` each one's own. */
  readonly whole: Mention | 'scope' | 'home' | 'year';
}

/** 提前占比最高的县, 哪个地州占全区比例最高, 各县占比: the share that rows are put in order by. */
export function shareSought(evidence: Evidence): ShareSought | undefined {
  const { live, mentions } = evidence;
  const [operator] = evidence.of('share', 'percent', 'rate');
  if (!operator || isApartFromEnd(evidence, operator)) return undefined;
  const column = columnOf(live.filter((token) => !isA(token, 'total', 'altogether')));
  // 提前下达率: of each one's own year.
  if (isA(operator, 'rate')) return { column, among: mentions, whole: 'year' };
  const led = wholeLed(evidence, operator);
  const among = mentions.length > 1 ? mentions.filter((mention) => mention !== led) : mentions;
  if (led) return { column, among, whole: led };
  if (evidence.has('ownWhole')) return { column, among, whole: 'home' };
  if (isOfScope(evidence, operator, column)) return { column, among, whole: 'scope' };
  return column === undefined ? undefined : { column, among, whole: 'year' };
}

/** 占全区百分之几，和田地区最多的是哪个县: a share that is asked for by itself, and no order of shares. */
const isApartFromEnd = ({ live }: Evidence, { clause }: Token): boolean => {
  const ends = live.filter((token) => token.as === 'rank' || isA(token, 'most', 'least', 'first'));
  const asks = live.some((token) => token.clause === clause && isA(token, 'percent', 'howMuch'));
  return asks && ends.length > 0 && ends.every((end) => end.clause !== clause);
};

/** 提前下达里占比最大的县, 喀什地区各县占比: of the place in which the rows are sought. */
function isOfScope(evidence: Evidence, operator: Token, column: Column | undefined): boolean {
  const { live, tokens, mentions } = evidence;
  const within = live.some((token) => {
    const before = tokens[token.index - 1];
    return isA(token, 'within', 'shareWithin') && before !== undefined && columnNamed(before) !== undefined;
  });
  if (column !== undefined) return within;
  const isNamed = mentions.length > 0 || levelWords(evidence).some((word) => isA(word, 'prefectureLevel'));
  return isNamed && isA(operator, 'shareNoun', 'shareApart') && !evidence.has('total');
}

/** The measure by which these rows are put in order; undefined where they do not lie in what the share is of. */
export function measureFor(sought: ShareSought, { scope, level }: Rows, region: string): Measure | undefined {
  const { whole } = sought;
  if (whole === 'year') return 'share';
  // 哪个县占本地区的比例最高: of all counties each in its own prefecture; within one that is the place in which they lie.
  if (whole === 'home' && (scope === undefined || scope === region))
    return level === 'prefecture' ? undefined : 'partOfHome';
  if (whole === 'home') return 'partOfScope';
  if (whole === 'scope') return scope === undefined ? undefined : 'partOfScope';
  if (whole.ids.includes(region)) return 'partOfRegion';
  return scope !== undefined && whole.ids.includes(scope) ? 'partOfScope' : undefined;
}
