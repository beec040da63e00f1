import type { Decimal } from 'decimal.js';
import { boundOf } from '../../notice/target.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';

/** Targets that are told by what they demand, with the words that tell it beside the concepts of any question for targets. */
interface OfValue {
  readonly names: string[];
  readonly tokens: readonly Token[];
}

/** The indicators whose target is a value, lies on one side of it, or is none in figures. */
export function ofValue(evidence: Evidence, asks: boolean): OfValue | undefined {
  const { indicators } = evidence.catalogue.notice;
  const claims = evidence.of('claim');
  const lacking = withoutFigures(evidence);
  if (lacking)
    return {
      names: indicators.filter(({ target }) => !HAS_FIGURE.test(target)).map(({ name }) => name),
      tokens: lacking,
    };
  const [value] = evidence.live.filter((token) => token.as === 'percent' || token.as === 'value');
  const inFigures = evidence
    .of('inFigures')
    .filter((token) => isA(token, 'quota', 'target') || isA(evidence.tokens[token.index + 1], ...TARGETS));
  if (inFigures.length > 0)
    return {
      names: indicators.filter(({ target }) => HAS_FIGURE.test(target)).map(({ name }) => name),
      tokens: inFigures,
    };
  if (claims.length === 0 && !value?.number) return undefined;
  // Without a word about targets only a percentage can be one.
  if (!claims.length && !asks && value?.as !== 'percent') return undefined;
  const number = value?.number?.value;
  const side = value && sideOf(evidence, value);
  const names = indicators.filter(({ target }) => {
    if (claims.length > 0) return claims.some((token) => token.text === target);
    const percent = boundOf(target)?.percent;
    return number !== undefined && percent !== undefined && liesOn(side?.is, number, percent);
  });
  return names.length > 0
    ? { names: names.map((i) => i.name), tokens: [...(value ? [value] : []), ...(side?.tokens ?? [])] }
    : undefined;
}

/** 量化指标里最高的, 哪个指标的目标值最低: the targets that demand the most or the least, where no kind of place is asked about. */
export function atTheEnd(evidence: Evidence, asks: boolean): OfValue | undefined {
  const { mentions, withRole, of, catalogue } = evidence;
  const ends = of('most', 'least');
  const [end, other] = ends;
  if (
    !asks ||
    !end ||
    other ||
    mentions.length > 0 ||
    withRole('level', 'suffix', 'number').some((token) => !isA(token, 'within'))
  )
    return undefined;
  const percents = catalogue.notice.indicators.flatMap(({ name, target }) => {
    const percent = boundOf(target)?.percent;
    return percent === undefined ? [] : [{ name, percent: Number(percent) }];
  });
  const all = percents.map(({ percent }) => percent);
  const sought = isA(end, 'most') ? Math.max(...all) : Math.min(...all);
  return {
    names: percents.filter(({ percent }) => percent === sought).map(({ name }) => name),
    tokens: [...ends, ...of('inFigures')],
  };
}

/** 量化|指标有哪些: what targets are called. */
const TARGETS = ['target', 'allTargets', 'whichTarget', 'quota'];

const HAS_FIGURE = /\d/u;

type Side = 'below' | 'above' | 'atLeast' | 'atMost';

/** Whether a target is on that side of a value; without a side, whether it is the value. */
function liesOn(side: Side | undefined, value: Decimal, target: string): boolean {
  switch (side) {
    case 'below':
      return value.gt(target);
    case 'above':
      return value.lt(target);
    case 'atLeast':
      return value.lte(target);
    case 'atMost':
      return value.gte(target);
    default:
      return value.eq(target);
  }
}

/** 高于88%的, 90%以上的, 90%+的; 不低于90%是哪个指标 quotes a target, and 不低于90%的有哪些 asks for all that are so. */
function sideOf(
  { live, tokens, has }: Evidence,
  value: Token,
): { readonly is: Side; readonly tokens: readonly Token[] } | undefined {
  if (has('below', 'less')) return { is: 'below', tokens: [] };
  if (has('above', 'more')) return { is: 'above', tokens: [] };
  const next = tokens[value.index + 1];
  if (next?.from === value.to && isA(next, 'plus')) return { is: 'atLeast', tokens: [next] };
  for (const is of ['atLeast', 'atMost'] as const) {
    const word = live.find((token) => hasRole(token, 'operator') && isA(token, is));
    if (word && (word.from >= value.to || has('list', 'howMany', 'allTargets')))
      return { is, tokens: [word] };
  }
  return undefined;
}

/** 定性指标, 没有数字的指标, 不带百分比的: those whose target is in words. */
function withoutFigures({ live, tokens, of }: Evidence): readonly Token[] | undefined {
  const inWords = of('inWords');
  if (inWords.length > 0) return inWords;
  const word = live.find((token) => isA(token, 'negation', 'except'));
  const figure = word && tokens.slice(word.index + 1).find((token) => isA(token, 'inFigures'));
  return word && figure ? [word, figure] : undefined;
}
