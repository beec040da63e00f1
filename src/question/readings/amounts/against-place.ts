import type { Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Condition } from '../../model.js';
import { columnOf } from './columns.js';
import { levelOf, levelWords } from './rows.js';
import type { Sought } from './sought.js';

/** A place whose amount is a bound, with the words that say on which side. */
interface Side {
  readonly is: 'above' | 'below';
  readonly measure: Mention;
  readonly tokens: readonly Token[];
}

/** 比青河县多的县市有哪些, 比博州少的地州: the amount of one place is the bound for the others; of two, where both are told. */
export function againstPlace(evidence: Evidence): Sought | undefined {
  const { live, catalogue } = evidence;
  const sides = sidesIn(evidence);
  const [side, second] = sides;
  if (!side || !seeksBeside(evidence, sides)) return undefined;
  const column = columnOf(live) ?? catalogue.main;
  const of = sides.flatMap(({ is, measure }): Condition[] => {
    const amount = measureOf(evidence, measure)?.amounts[column];
    return amount ? [{ test: { is, amount }, column }] : [];
  });
  const [one] = of;
  if (!one || of.length < sides.length) return undefined;
  const measures = sides.map(({ measure }) => measure);
  // 哪些县比克州全州还多
  const whole = evidence
    .of('ownWhole')
    .filter((word) => measures.some(({ to }) => evidence.tokens[word.index - 1]?.to === to));
  return {
    test: second ? { is: 'all', of } : one.test,
    tokens: [
      ...sides.flatMap(({ tokens }) => tokens),
      ...evidence.of('more', 'less', 'above', 'below'),
      ...whole,
    ],
    measures,
  };
}

/** 比伊宁市少|比霍城县多, 多于克州|少于伊犁州: each place behind 比 or a bound, up to the next one. */
function sidesIn(evidence: Evidence): readonly Side[] {
  const leads = evidence.of('than', 'above', 'below');
  const sides = leads.map((lead, i): Side | undefined => {
    const until = leads[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const measure = evidence.mentions.find(
      (m) => !m.group && m.from >= lead.to && m.to <= until && isHeldBy(evidence, lead, m),
    );
    const behind = evidence
      .of('more', 'less')
      .find((token) => token.from >= (measure?.to ?? lead.to) && token.to <= until);
    const side = behind ?? (isA(lead, 'than') ? undefined : lead);
    return (
      measure && side && { is: isA(side, 'less', 'below') ? 'below' : 'above', measure, tokens: [lead, side] }
    );
  });
  const found = sides.flatMap((side) => side ?? []);
  return found.length === leads.length ? found : [];
}

/** 超过1500万的乌市的区, 比喀什地区平均数低的县: a number behind the bound is it, and so is the average of a place. */
const isHeldBy = (evidence: Evidence, lead: Token, { from, to }: Mention): boolean =>
  !evidence.live.some((token) => token.from >= lead.to && token.to <= from && token.number !== undefined) &&
  !evidence.of('average').some((token) => token.from >= to && evidence.tokens[token.index - 1]?.to === to);

/** 昌吉州里比呼图壁钱多的有哪几家: others than the places that they are held against are sought, of whatever level. */
function seeksBeside(evidence: Evidence, sides: readonly Side[]): boolean {
  const end = Math.max(...sides.flatMap(({ tokens }) => tokens.map(({ to }) => to)));
  const levels = levelWords(evidence);
  return (
    evidence.of('list', 'exists', 'howMany').some((word) => word.from >= end) ||
    (levels.length > 0 && (evidence.has('who', 'list', 'howMany') || levels.some((word) => word.from >= end)))
  );
}

/** Of a shared name the prefecture, among prefectures; the region is no bound: it is where they lie. */
export function measureOf(evidence: Evidence, { ids }: Mention): Row | undefined {
  const rows = evidence.catalogue.rowsOf(ids);
  const among = levelOf(levelWords(evidence)) === 'prefecture';
  // 比莎车多的地州: a county alone is a bound for them as well.
  const prefectures = rows.filter(({ kind }) => kind === 'prefecture');
  const [row, ...others] = among && prefectures.length > 0 ? prefectures : rows;
  return others.length === 0 && row?.kind !== 'region' ? row : undefined;
}
