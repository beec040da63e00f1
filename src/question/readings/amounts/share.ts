import type { Decimal } from 'decimal.js';
import type { Column } from '../../../notice/model.js';
import { inPercent, inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isOfThread, type Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Claim } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnNamed, columnOf, PLAIN } from './columns.js';
import { type Resolved, resolve } from './resolve.js';
import { contains, levelOf, levelWords, ofSeveral, prefectureOf } from './rows.js';
import { heldAgainst, statedAmount } from './stated.js';

/** What part one or several are of another, or of their own year. */
export const share: Propose = (evidence) => {
  const { mentions, live } = evidence;
  if (evidence.places.excluded.length > 0 || !evidence.has('share', 'percent')) return [];
  if (
    evidence.has('than', 'most', 'least', 'order') ||
    (mentions.length > 1 && evidence.has('percent') && evidence.has('more', 'less'))
  )
    return [];
  // 前三名占喀什多少, 四个区合计占全市多少: the part is a set that no name stands for.
  const cut = live.some((t) => t.as === 'count' && isA(evidence.tokens[t.index - 1], 'front', 'rear'));
  const set =
    levelOf(levelWords(evidence)) === 'county' && mentions.every((m) => prefectureOf(evidence, m.ids));
  if (cut || (set && !mentions.every(isOfThread))) return [];
  // 莎车、叶城本次占全年多少: of each its own year, and one share cannot say both.
  if (mentions.length > 1 && evidence.has('total') && evidence.has('advance', 'current')) {
    const word = live.find((token) => isA(token, 'share', 'percent'));
    if (word && !mentions.some((m) => m.from >= word.to)) return [];
  }
  const operator =
    live.find((token) => isA(token, 'share') && !isA(token, 'percent')) ??
    live.find((token) => isA(token, 'percent'));
  if (!operator || mentions.length === 0) return [];
  const year = ownYear(evidence, operator);
  const { parts, whole } = year ? { parts: mentions, whole: undefined } : operands(evidence, operator);
  if (parts.length === 0 || (year && mentions.length !== 1)) return [];
  const stated = parts.length === 1 ? statedAmount(evidence) : undefined;
  const percents = live.filter((token) => token.as === 'percent');
  const claimed = percentClaimed(evidence, percents);
  const column = year ?? columnOf(live.filter((token) => !isA(token, 'altogether')));
  const question = resolve(
    evidence,
    whole ? [...parts, whole] : parts,
    (resolved, understood) => {
      const of = (mention: Mention): readonly string[] =>
        resolved.find((one) => one.mention === mention)?.ids ?? [];
      // 救助站加儿童福利院，占克拉玛依市: of a set those that lie in the whole.
      const [bounds] = whole ? of(whole) : [];
      const inWhole = (id: string): boolean => bounds !== undefined && contains(evidence, bounds, id);
      const ids = [
        ...new Set(
          parts.flatMap((part) =>
            part.group && of(part).some(inWhole) ? of(part).filter(inWhole) : of(part),
          ),
        ),
      ];
      const of_ = year
        ? 'year'
        : whole
          ? of(whole)[0]
          : (namedRegion(evidence, parts) ?? defaultWhole(evidence, ids));
      if (!of_ || ids.length === 0 || ids.includes(of_)) return undefined;
      return {
        kind: 'amounts',
        rows: { ids, ...labelOf(resolved, parts) },
        operation: {
          is: 'share',
          whole: of_,
          ...claimsOf(stated, ids, column),
          ...(claimed && { claimed }),
        },
        ...asked(evidence, column),
        ...(column && { column }),
        understood,
      };
    },
    (mention, ids) => (mention === whole ? wholeOf(evidence, ids) : []),
  );
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: [
          ...live.filter((token) => token.as === 'count'),
          ...ofSeveral(evidence),
          stated,
          ...(percents.length === 1 ? percents : []),
        ],
        concepts: [
          ...COLUMN_WORDS,
          ...PLAIN,
          'each',
          'share',
          'percent',
          'sum',
          'plus',
          'ownWhole',
          'prefecture',
          'prefectureLevel',
          'within',
          'who',
          'more',
        ],
      }),
      assumed: heldAgainst(evidence, stated ?? (claimed ? percents[0] : undefined)),
    },
  ];
};

/** 占全区46.77%，复算一下: the one percentage that is stated; 近七成，准确说是百分之几 states none. */
function percentClaimed({ tokens }: Evidence, [token, ...others]: readonly Token[]): Decimal | undefined {
  const about =
    token && (isA(tokens[token.index - 1], 'about') || isA(tokens[token.index + 1], 'more', 'less'));
  return token?.number && others.length === 0 && !about && !token.number.vague
    ? inPercent(token.number)
    : undefined;
}

/** 莎车65468万元，占喀什多少: the part's figure is stated, and held against the notice. */
const claimsOf = (
  stated: Token | undefined,
  [place]: readonly string[],
  column: Column | undefined,
): { readonly claims?: readonly Claim[] } =>
  stated?.number && place
    ? { claims: [{ place, amount: inTenThousands(stated.number), ...(column && { column }) }] }
    : {};

/** 本次占全年的百分之多少: a part of the same row's year. Gives the part's column. */
function ownYear({ live, mentions, catalogue, tokens }: Evidence, operator: Token) {
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
function operands(
  evidence: Evidence,
  operator: Token,
): { readonly parts: readonly Mention[]; readonly whole?: Mention | undefined } {
  const { mentions } = evidence;
  const left = mentions.filter((m) => m.to <= operator.from);
  const right = mentions.filter((m) => m.from >= operator.to);
  const [last] = right;
  // 占喀什多少, 占整个伊犁州多少: a whole without a part.
  if (left.length === 0 && right.length === 1 && last && isLedBy(evidence, operator, last))
    return { parts: [] };
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
  if (behind && left.length > 0) return { parts: [] };
  if (whole) return { parts: mentions.filter((m) => m !== whole), whole };
  return left.length === 0 || right.length === 0 ? { parts: mentions } : { parts: [] };
}

/** 占 stands right before the place, or before a word for the whole of it. */
const isLedBy = ({ tokens }: Evidence, operator: Token, { from }: Mention): boolean =>
  operator.text.startsWith('占') &&
  tokens
    .filter((token) => token.from >= operator.to && token.to <= from)
    .every((token) => isA(token, 'ownWhole') || token.text === ' ');

/** 里 stands between the place and 占, or begins it. */
function isLedByWithin({ tokens }: Evidence, { to }: Mention, operator: Token): boolean {
  const words = tokens.filter((token) => token.from >= to && token.to <= operator.from && token.text !== ' ');
  return (words.length > 0 || isA(operator, 'shareWithin')) && words.every((token) => isA(token, 'within'));
}

/** 莎车是叶城的百分之几: what the part is said to be some per cent of is the whole, whether it holds the part or not. */
function saidToBe(
  { mentions, live }: Evidence,
  operator: Token,
): { readonly parts: readonly Mention[]; readonly whole: Mention } | undefined {
  const whole = mentions.at(-1);
  const before = mentions.at(-2);
  if (!isA(operator, 'percent') || !whole || whole.group || !before || whole.to > operator.from)
    return undefined;
  const is = live.some((token) => isA(token, 'copula') && token.from >= before.to && token.to <= whole.from);
  return is ? { parts: mentions.slice(0, -1), whole } : undefined;
}

const holdsAll = (evidence: Evidence, whole: Mention, part: Mention): boolean =>
  part.ids.some((id) => whole.ids.some((w) => contains(evidence, w, id)));

/** 莎车占喀什多少: of a name that a prefecture and a county share, the prefecture is the whole. */
const wholeOf = (evidence: Evidence, ids: readonly string[]): readonly string[] => {
  const prefecture = prefectureOf(evidence, ids);
  return prefecture ? [prefecture] : [];
};

/** The region named in front, apart from the part's own name. */
const namedRegion = ({ catalogue }: Evidence, parts: readonly Mention[]): string | undefined =>
  parts.some((part) => part.within === catalogue.region.id) ? catalogue.region.id : undefined;

/** Where no whole is named: of a county its prefecture, of prefectures the region, of several the least that holds all. */
function defaultWhole({ catalogue }: Evidence, ids: readonly string[]): string {
  const prefectures = new Set(
    ids.map((id) =>
      catalogue.row(id)?.kind === 'prefecture' ? catalogue.region.id : catalogue.row(id)?.prefecture,
    ),
  );
  const [only] = prefectures;
  return prefectures.size === 1 && only ? only : catalogue.region.id;
}

const labelOf = (resolved: readonly Resolved[], parts: readonly Mention[]): { readonly label?: string } => {
  const group = parts.length === 1 ? parts[0]?.group : undefined;
  return group && resolved.length > 0 ? { label: group } : {};
};
