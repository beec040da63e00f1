import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import { columnIn } from './columns.js';

/**
 * 提前批多多少，本次多多少; 提前合计和本次合计; 提前、本次各差多少: columns behind all of the places in each of which the same is done,
 * for it is said of each in its turn, or of each of them. Undefined where they are asked for together.
 *
 * @param done what says that it is done
 */
export function columnsInTurn(
  { live, mentions, has }: Evidence,
  done: readonly string[],
): readonly Column[] | undefined {
  const named = live.filter((token) => !isA(token, 'altogether')).flatMap(columnIn);
  const columns = named.map(({ column }) => column);
  if (mentions.length < 2 || columns.length < 2 || new Set(columns).size < columns.length) return undefined;
  // 本次比莎车少, once more: a place that was named before is no further one.
  const once = mentions.filter(
    ({ ids }, i) => !mentions.slice(0, i).some((other) => other.ids.join() === ids.join()),
  );
  const end = Math.max(...once.map(({ to }) => to));
  // 莎车全年比叶城多，本次也多吗: the first column may stand before the place that is held against.
  const behind = has('than') ? named.slice(1) : named;
  if (behind.some(({ token }) => token.from < end)) return undefined;
  const inTurn = named.every(({ token }, i) => {
    const until = named[i + 1]?.token.from ?? Number.POSITIVE_INFINITY;
    // 提前谁多，本次呢
    const concepts = i === 0 ? done : [...done, 'onward'];
    return live.some((one) => isA(one, ...concepts) && one.from >= token.to && one.to <= until);
  });
  return inTurn || (has('apiece', 'each') && has(...done)) ? columns : undefined;
}
