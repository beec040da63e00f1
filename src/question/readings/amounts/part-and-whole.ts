import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token, wordBefore } from '../../evidence/token.js';
import { columnNamed } from './columns.js';
import { contains, holds } from './rows.js';

/** What a share is of: the places that are the part, and the place that is the whole, where one is named. */
export interface PartAndWhole {
  readonly parts: readonly Mention[];
  readonly whole?: Mention;
  /** The part's column, where it is a part of the same row's year. */
  readonly year?: Column;
  /** The column that it is held against, where that is another than the year's. */
  readonly of?: Column;
}

/** Which of the places is the part and which the whole; undefined where no part is named. */
export function partAndWhole(evidence: Evidence, operator: Token): PartAndWhole | undefined {
  const own = ownColumns(evidence, operator);
  if (own) return { parts: evidence.mentions, ...own };
  const held = placesHeld(evidence, operator);
  return held && held.parts.length > 0 ? held : undefined;
}

/** What columns of one row are set against each other. */
type OwnColumns = Pick<PartAndWhole, 'of'> & { readonly year: Column };

/** One place's own columns. Beside a second place the year is that of the whole. */
function ownColumns(evidence: Evidence, operator: Token): OwnColumns | undefined {
  if (evidence.mentions.length !== 1) return undefined;
  const year = ownYear(evidence, operator) ?? yearMeant(evidence, operator);
  return columnsAround(evidence, operator) ?? (year === undefined ? undefined : { year });
}

/** 全年占提前多少, 本次是提前的百分之几: what stands before 占 or 是 is the part, what stands behind it the whole, whichever is more. */
function columnsAround(evidence: Evidence, operator: Token): OwnColumns | undefined {
  const { live, mentions, catalogue } = evidence;
  const between = isA(operator, 'share')
    ? operator
    : live.find((token) => isA(token, 'copula') && token.to <= operator.from);
  if (!between || mentions.some(({ to }) => to > between.from)) return undefined;
  const named = (tokens: readonly Token[]): Column | undefined => {
    const [column, ...others] = new Set(tokens.flatMap((token) => columnNamed(token) ?? []));
    return others.length === 0 ? column : undefined;
  };
  const year = named(live.filter((token) => token.to <= between.from));
  const of = named(live.filter((token) => token.from >= between.to));
  if (!year || !of || year === of) return undefined;
  return of === catalogue.wholeOf(year) ? { year } : { year, of };
}

/** 百分之几是提前下达的, 提前给了几成: with no 占 the place itself is what the column is a part of. */
function yearMeant({ live, mentions, catalogue, has }: Evidence, operator: Token): Column | undefined {
  if (isA(operator, 'share') || has('ownWhole', 'prefecture', 'within', 'than')) return undefined;
  const [only] = mentions;
  const columns = live.filter((token) => columnNamed(token));
  const [column, other] = new Set(columns.map((token) => columnNamed(token)));
  const behind = columns.every(({ from }) => from >= (only?.to ?? 0)) && operator.from >= (only?.to ?? 0);
  return behind && !other && column !== catalogue.main ? column : undefined;
}

/** 本次占全年的百分之多少: a part of the same row's year. Gives the part's column. */
function ownYear({ live, mentions, catalogue, tokens }: Evidence, operator: Token): Column | undefined {
  const columns = live.filter((token) => hasRole(token, 'column'));
  const part = columns.find((token) => (columnNamed(token) ?? catalogue.main) !== catalogue.main);
  // 合计里提前下达占: what the part lies in is the whole, as is what stands behind the operator.
  const holdsPart = ({ to, index }: Token): boolean =>
    part !== undefined && to <= part.from && isA(tokens[index + 1], 'within');
  const whole = columns.find(
    (token) =>
      token !== part &&
      (isA(token, 'total') || (isA(token, 'altogether') && (token.from >= operator.to || holdsPart(token)))),
  );
  const [only] = mentions;
  if (!part || !only) return undefined;
  // 九成多都在提前批里: what lies in one column is a part of the year; in 提前批里莎车占多少 it is the place that lies in it.
  const inside = isA(tokens[part.index + 1], 'within') && only.to <= part.from;
  return whole || inside || tokens.some((token) => isInMoney(token, only, part))
    ? columnNamed(part)
    : undefined;
}

/** 墨玉县资金里医疗补助占比: the part lies in the money of the place, and not in the place. */
const isInMoney = (token: Token, { to }: Mention, part: Token): boolean =>
  isA(token, 'within') && token.from > to && token.to <= part.from;

/** Parts before the operator, the whole behind it; where one side is empty, what holds the others is the whole. */
function placesHeld(evidence: Evidence, operator: Token): PartAndWhole | undefined {
  const { mentions, live } = evidence;
  const left = mentions.filter((m) => m.to <= operator.from);
  const right = mentions.filter((m) => m.from >= operator.to);
  const [last] = right;
  // 占喀什多少, 占整个伊犁州多少: a whole without a part.
  if (left.length === 0 && right.length === 1 && last && isLedBy(evidence, operator, last)) return undefined;
  const predicate = saidToBe(evidence, operator);
  if (predicate) return predicate;
  // 北疆提前下达中博州占比: what stands before 中 is the whole of what stands behind it.
  const around = left.find((m) => isHolder(evidence, m) && left.some(({ from }) => from >= m.to));
  if (around && right.length === 0 && left.every((m) => m === around || holdsAll(evidence, around, m)))
    return { parts: left.filter((m) => m !== around), whole: around };
  // 和田地区里占多少: that in which the part is sought is no part.
  const holder = left.at(-1);
  if (holder && right.length === 0 && isLedByWithin(evidence, holder, operator)) {
    const parts = left.filter((m) => m !== holder);
    return { parts, whole: holder };
  }
  // 喀什占46.77%，和田: behind the part that is stated stands no whole any more.
  if (left.length > 0 && last && live.some((t) => isStatedBetween(t, operator, last))) return undefined;
  // What lies in another cannot be its whole, on whichever side it stands.
  const turned = last && left.length === 1 && left[0] && holdsAll(evidence, left[0], last);
  const isWhole = last && (!last.group || isLedBy(evidence, operator, last));
  // 喀什市占喀什和和田合计多少: 和 joins it to another that is the place of the part by its name, and the whole is both.
  if (last && isJoinedBehind(evidence, operator, last)) return undefined;
  if (left.length > 0 && right.length === 1 && isWhole && !turned) return { parts: left, whole: last };
  const whole = mentions.find(
    (m) =>
      !m.group &&
      mentions.length > 1 &&
      mentions.every((other) => other === m || holdsAll(evidence, m, other)),
  );
  // 洛浦县占和田地区的比重，还有和田地区救助站: what stands behind the whole is no part of it.
  const behind = whole && right.includes(whole) && right.some((m) => m.from >= whole.to);
  if (behind && left.length > 0) return undefined;
  if (whole) return { parts: mentions.filter((m) => m !== whole), whole };
  return left.length === 0 || right.length === 0 ? { parts: mentions } : undefined;
}

/** A percentage between 占 and a place behind it. */
const isStatedBetween = ({ as, from, to }: Token, operator: Token, place: Mention): boolean =>
  as === 'percent' && from >= operator.to && to <= place.from;

/** 占 stands right before the place, or before a word for the whole of it. */
export const isLedBy = (evidence: Evidence, operator: Token, mention: Mention): boolean =>
  // 占全区救助站: what says where the set lies is part of its name.
  mention.group ? isNamedBehind(evidence, operator, mention) : leads(evidence, operator, mention.from);

/** 和田地区哪个县占和田地区比重最大: the place that 占 stands right before, though it was named before as well. */
export const wholeLed = (evidence: Evidence, operator: Token): Mention | undefined =>
  evidence.mentions.find((mention) => isNamedBehind(evidence, operator, mention));

const isNamedBehind = (evidence: Evidence, operator: Token, { from, covers }: Mention): boolean =>
  [from, ...covers].some((at) => at >= operator.to && leads(evidence, operator, at));

const leads = ({ tokens }: Evidence, operator: Token, from: number): boolean =>
  operator.text.includes('占') &&
  tokens
    .filter((token) => token.from >= operator.to && token.to <= from)
    // 占全乌鲁木齐市的
    .every((token) => isA(token, 'ownWhole') || hasRole(token, 'idle') || token.text === ' ');

/** 和 stands right before the place, and not right behind 占. */
const isJoinedBehind = ({ tokens }: Evidence, operator: Token, { from, covers }: Mention): boolean => {
  const start = Math.min(from, ...covers.filter((at) => at >= operator.to));
  const before = wordBefore(tokens, start);
  return (
    before !== undefined && before.from > operator.to && isA(before, 'and') && /\p{L}/u.test(before.text)
  );
};

/** 北疆提前下达中: nothing but a column stands between the place and 中. */
function isHolder({ tokens }: Evidence, { to }: Mention): boolean {
  const behind = tokens.filter((token) => token.from >= to && token.text !== ' ');
  const next = behind.find((token) => !hasRole(token, 'column', 'idle'));
  return isA(next, 'within');
}

/** 里 stands between the place and 占, or begins it. */
function isLedByWithin({ tokens }: Evidence, { to }: Mention, operator: Token): boolean {
  const words = tokens.filter((token) => token.from >= to && token.to <= operator.from && token.text !== ' ');
  return (words.length > 0 || isA(operator, 'shareWithin')) && words.every((token) => isA(token, 'within'));
}

/** 莎车是叶城的百分之几: what the part is said to be some per cent of is the whole, whether it holds the part or not. */
function saidToBe({ mentions, live }: Evidence, operator: Token): PartAndWhole | undefined {
  const whole = mentions.at(-1);
  const before = mentions.at(-2);
  if (!isA(operator, 'percent') || !whole || whole.group || !before || whole.to > operator.from)
    return undefined;
  const is = live.some((token) => isA(token, 'copula') && token.from >= before.to && token.to <= whole.from);
  return is ? { parts: mentions.slice(0, -1), whole } : undefined;
}

const holdsAll = (evidence: Evidence, whole: Mention, part: Mention): boolean =>
  part.ids.some((id) =>
    whole.group ? holds(evidence, whole, id) : whole.ids.some((w) => contains(evidence, w, id)),
  );
