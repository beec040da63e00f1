import { inTenThousands } from '../../text/amounts.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Thread } from './thread.js';

/**
 * 本次是573吧, 全年930, 是49840吗, 有没有2个亿, after one place: nothing but an amount, which is said of that place. A bare one is said of it
 * where it is one of its figures; else it may be any other's.
 */
export function saysFigureOf(evidence: Evidence, { last, focus }: Thread): string | undefined {
  const { live, mentions, places, catalogue } = evidence;
  const [place, more] = focus;
  const [value, second] = live.filter(({ as }) => as === 'value');
  const isOfOne =
    last.kind === 'amounts' &&
    last.operation.is === 'show' &&
    place !== undefined &&
    !more &&
    last.rows.ids.includes(place);
  if (!isOfOne || !value?.number || second || mentions.length + places.excluded.length > 0) return undefined;
  if (!live.every(isBesideFigure) || live.at(-1)?.text === OWNER) return undefined;
  const amount = inTenThousands(value.number);
  const own = Object.values(catalogue.row(place)?.amounts ?? {}).some((one) => one?.eq(amount));
  return own || evidence.withRole('column').length > 0 || asksWhether(evidence) ? place : undefined;
}

/** 100万的 asks for those that have so much. */
const OWNER = '的';

const asksWhether = ({ tokens, ...evidence }: Evidence): boolean =>
  evidence.has('check', 'copula', 'confirm', 'yesNo', 'exists') || tokens.at(-1)?.text === '?';

/** What may stand beside the figure, and none that asks who has it, or turns from one figure to another. */
const isBesideFigure = (token: Token): boolean =>
  token.as === 'value' ||
  isA(token, ...SAYING) ||
  (hasRole(token, 'idle', 'mark', 'talk', 'column', 'link', 'unit') &&
    !isA(token, 'who', 'list', 'others', 'within', 'too', 'altogether', ...POINTING));

/** 前面那个是394 is said of another. */
const POINTING = ['reference', 'references', 'thatOne', 'foremost', 'hindmost', 'former', 'latter', 'other'];

const SAYING = [
  'check',
  'copula',
  'confirm',
  'yesNo',
  'exists',
  'restart',
  'counter',
  'figure',
  'about',
  'then',
];
