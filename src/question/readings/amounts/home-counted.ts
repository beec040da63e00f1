import type { Evidence } from '../../evidence/evidence.js';
import { isOfThread, type Mention } from '../../evidence/places/mention.js';
import { isA } from '../../evidence/token.js';

/** The place of which it is asked how many of the first ones lie in it: named behind 前十名里 or before it, beside the region or alone. */
export function homeCounted({
  mentions,
  live,
  of,
  catalogue,
  tokens,
  places,
}: Evidence): Mention | undefined {
  if (places.excluded.length > 0 || of('howMany').length === 0) return undefined;
  const cut = live.find((token) => token.as === 'count' && isA(tokens[token.index - 1], 'front', 'rear'));
  const inside = cut && of('within', 'bearing').find((token) => token.from >= cut.to);
  const others = mentions.filter(({ ids }) => ids[0] !== catalogue.region.id);
  const [home, second] = others;
  if (!cut || !inside || !home || second || home.group || isOfThread(home)) return undefined;
  return home;
}
