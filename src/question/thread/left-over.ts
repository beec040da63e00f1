import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA } from '../evidence/token.js';
import type { Question } from '../model.js';
import type { Found, Pointed } from './pointed.js';
import type { Thread } from './thread.js';

/** 剩下的, 剩下的这些, after something was taken out: all that is left. */
export function remainder(evidence: Evidence, { last, focus }: Thread): Found | undefined {
  const tokens = evidence.of('rest');
  const names = evidence.mentions.length > 0 && !evidence.has('share', 'percent');
  if (tokens.length === 0 || names || !isRemainder(last)) return undefined;
  return { ids: focus, tokens: [...tokens, ...evidence.of('these', 'references')] };
}

/** True where the last question is about what is left of something. */
export const isRemainder = (last: Question): boolean =>
  last.kind === 'amounts' && (last.rows.without?.length ?? 0) > 0;

/** 扣除的这两家机构, 刨掉的那几个: what the last question left out or took off. */
export function takenOff({ live, ...evidence }: Evidence, { last }: Thread): Pointed | undefined {
  const at = live.findIndex((token) => isA(token, 'minus', 'except'));
  const [word, of, next] = live.slice(at);
  const points = of?.text === '的' && isA(next, 'pair', 'trio', 'these', 'reference', 'references');
  if (at < 0 || !word || !next || !points || last.kind !== 'amounts') return undefined;
  const { rows, operation } = last;
  const ids = [...(rows.without ?? []), ...(operation.is === 'total' ? (operation.minus ?? []) : [])];
  const kinds = live.filter((token) => hasRole(token, 'level', 'suffix') || token.as === 'count');
  const tokens = [word, next, ...kinds, ...evidence.of('places')];
  return { ids, tokens, at: ids.map(() => word.from), operands: true };
}
