import { amountOf, type Column } from '../../../notice/model.js';
import { BOUNDS } from '../../bound.js';
import { type Evidence, within } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import { isOwn, meets } from '../../meets.js';
import type { Amounts, Rows } from '../../model.js';
import type { Assumption, Proposal } from '../proposal.js';
import { columnNamed } from './columns.js';
import { cutOut } from './cut-out.js';
import { find, findSummedUp } from './find.js';
import { order } from './order.js';
import { levelWords, lowest, prefectureOf } from './rows.js';

/** Rows that are picked out by their amounts in one column, where another column of theirs is asked for. */
export interface Chosen {
  readonly rows: Rows;
  /** The question that shows them. */
  readonly shown: Amounts;
  /** The column that is asked for. */
  readonly asked: Column;
  /** What stands behind that which picks them out. */
  readonly behind: Evidence;
  readonly used: ReadonlySet<number>;
  readonly assumed: readonly Assumption[];
}

/** Words and numbers that pick rows out. */
const PICKS = [...BOUNDS, 'most', 'least', 'first', 'front', 'rear', 'lastRank', 'negative', 'between'];

const picks = (token: Token): boolean =>
  isA(token, ...PICKS) || token.as === 'value' || token.as === 'count' || token.as === 'rank';

/** The column before what picks rows out, and the one behind it, which is another; and where the picking ends. */
export interface TwoColumns {
  readonly by: Token;
  readonly asked: Token;
  readonly end: number;
}

/** 全年|超过1亿的县|本次合计: undefined where no condition or rank stands between two columns, or one stands behind the second. */
export function pickedInOther({ live }: Pick<Evidence, 'live'>): TwoColumns | undefined {
  const columns = live.filter((token) => columnNamed(token) && !isA(token, 'altogether'));
  const [by] = columns;
  const asked = by && columns.find((token) => columnNamed(token) !== columnNamed(by));
  if (!by || !asked) return undefined;
  const between = live.filter((token) => token.from >= by.to && token.to <= asked.from && picks(token));
  const again = live.some(
    (token) => token.from >= asked.to && (isA(token, ...BOUNDS, 'negative') || token.as === 'value'),
  );
  const last = between.at(-1);
  return last && !again ? { by, asked, end: last.to } : undefined;
}

/** The rows that are picked out, with what is to be done with them behind; none where the text does not speak of a set. */
export function chosenIn(evidence: Evidence): readonly Chosen[] {
  const two = pickedInOther(evidence);
  if (!two || !speaksOfSet(evidence, two)) return [];
  const column = columnNamed(two.asked);
  if (!column) return [];
  const { mentions } = evidence;
  const before = mentions.filter(({ to }) => to <= two.asked.from);
  // 占喀什地区多少, with no other place named: they are those of the whole.
  const places = before.length > 0 ? before : mentions.filter(({ ids }) => prefectureOf(evidence, ids));
  const stretch = { ...within(evidence, 0, two.asked.from), mentions: places };
  const behind = within(evidence, two.end, evidence.text.length);
  return [...find(stretch), ...findSummedUp(stretch), ...order(stretch)].flatMap((proposal) => {
    const rows = rowsOf(evidence, proposal);
    if (!rows || proposal.question.kind !== 'amounts') return [];
    const { used, assumed, question } = proposal;
    return [{ rows, shown: question, asked: column, behind, used, assumed }];
  });
}

/** 县, 里, 的 between what picks and what is asked: it is asked of those that were picked out. */
function speaksOfSet(evidence: Evidence, { by, asked }: TwoColumns): boolean {
  const before = evidence.tokens[asked.index - 1];
  return (
    levelWords(evidence).some((word) => word.from >= by.from && word.to <= asked.from) ||
    evidence.of('within').some((word) => word.from >= by.to && word.to <= asked.from) ||
    before?.text.endsWith('的') === true
  );
}

/** The rows that a condition or a cut order shows. */
const rowsOf = (evidence: Evidence, { question }: Proposal): Rows | undefined =>
  question.kind === 'amounts' ? (cutOf(evidence, question) ?? metBy(evidence, question)) : undefined;

function cutOf(evidence: Evidence, { rows, column, operation }: Amounts): Rows | undefined {
  if (operation.is !== 'order' || operation.by !== 'amount') return undefined;
  const ids = cutOut(rows, operation, column, evidence);
  if (!ids || ids.length === 0) return undefined;
  const by = column ?? evidence.catalogue.main;
  const { from, to = from, end } = operation;
  const ranks = from === 1 ? `${to}名` : `${from}至${to}名`;
  const called = from === to ? `第${from}名` : `${end === 'least' ? '后' : '前'}${ranks}`;
  return { ids, by: [by], label: `${whereOf(evidence, rows)}${named(evidence, [by])}${called}` };
}

/** The rows that meet a condition, with the columns by which they do and what they are called together; none by an amount itself. */
export function metBy(evidence: Evidence, { rows, column, operation }: Amounts): Rows | undefined {
  if (operation.is !== 'find' || !isOwn(operation.test)) return undefined;
  const { test } = operation;
  if (test.is === 'equal' || test.is === 'near') return undefined;
  const { catalogue } = evidence;
  const by = column ?? catalogue.main;
  const met = lowest(catalogue.rowsOf(rows.ids).filter((row) => meets(test, amountOf(row, by), row)));
  if (met.length === 0) return undefined;
  const columns =
    test.is === 'all' ? test.of.map((one) => one.column) : 'other' in test ? [by, test.other] : [by];
  const label = `${whereOf(evidence, rows)}${named(evidence, columns)}符合条件的${met.length}个`;
  return { ids: catalogue.idsOf(met), by: columns, label };
}

const whereOf = ({ catalogue }: Evidence, { label, scope = '' }: Rows): string =>
  label ?? (scope === catalogue.region.id ? '' : (catalogue.row(scope)?.name ?? ''));

const named = ({ catalogue }: Evidence, columns: readonly Column[]): string =>
  [...new Set(columns)].map((key) => catalogue.column(key)?.label ?? '').join('、');
