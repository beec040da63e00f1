import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { columnNamed } from './columns.js';
import { contains } from './rows.js';

/** What a share is of: the places that are the part, and the place that is the whole, where one is named. */
export interface PartAndWhole {
  readonly parts: readonly Mention[];
  readonly whole?: Mention;
  /** The part's column, where it is a part of the same row's year. */
  readonly year?: Column;
}

/** Which of the places is the part and which the whole; undefined where no part is named. */
export function partAndWhole(evidence: Evidence, operator: Token): PartAndWhole | undefined {
  const year = ownYear(evidence, operator);
  if (year) return { parts: evidence.mentions, year };
  const held = placesHeld(evidence, operator);
  return held && held.parts.length > 0 ? held : undefined;
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
  // 九成多都在提前批里: what lies in one column is a part of the year.
  const inside = part && isA(tokens[part.index + 1], 'within');
  // Beside a second place the year is that of the whole.
  const [only] = mentions;
  if (!part || !only || mentions.length > 1) return undefined;
  return whole || inside || tokens.some((token) => isInMoney(token, only, part))
    ? columnNamed(part)
    : undefined;
}

/** 墨玉县资金里医疗补助占比: the part lies in the money of the place, and not in the place. */
const isInMoney = (token: Token, { to }: Mention, part: Token): boolean =>
  isA(token, 'within') && token.from > to && token.to <= part.from;

/** Parts before the operator, the whole behind it; where one side is empty, what holds the others is the whole. */
function placesHeld(evidence: Evidence, operator: Token): PartAndWhole | undefined {
  const { mentions } = evidence;
  const left = mentions.filter((m) => m.to <= operator.from);
  const right = mentions.filter((m) => m.from >= operator.to);
  const [last] = right;
  // 占喀什多少, 占整个伊犁州多少: a whole without a part.
  if (left.length === 0 && right.length === 1 && last && isLedBy(evidence, operator, last)) return undefined;
  const predicate = saidToBe(evidence, operator);
  if (predicate) return predicate;
  // 和田地区里占多少: that in which the part is sought is no part.
  const holder = left.at(-1);
  if (holder && right.length === 0 && isLedByWithin(evidence, holder, operator)) {
    const parts = left.filter((m) => m !== holder);
    return { parts, whole: holder };
  }
  // What lies in another cannot be its whole, on whichever side it stands.
  const turned = last && left.length === 1 && left[0] && holdsAll(evidence, left[0], last);
  if (left.length > 0 && right.length === 1 && last && !last.group && !turned)
    return { parts: left, whole: last };
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

/** 占 stands right before the place, or before a word for the whole of it. */
export const isLedBy = ({ tokens }: Evidence, operator: Token, { from }: Mention): boolean =>
  operator.text.startsWith('占') &&
  tokens
    .filter((token) => token.from >= operator.to && token.to <= from)
    // 占全乌鲁木齐市的
    .every((token) => isA(token, 'ownWhole') || hasRole(token, 'idle') || token.text === ' ');

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
  part.ids.some((id) => whole.ids.some((w) => contains(evidence, w, id)));
