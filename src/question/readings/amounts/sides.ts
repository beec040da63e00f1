import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA } from '../../evidence/token.js';
import { levelBehind } from './meant.js';
import { levelOf } from './rows.js';

/** The two that are held against one another, where one is a set of rows and each has a sum. */
export function sidesIn(evidence: Evidence): readonly [Mention, Mention] | undefined {
  const { mentions, places } = evidence;
  const [a, b] = mentions;
  if (!a || !b || mentions.length !== 2 || places.excluded.length > 0 || places.either) return undefined;
  const compared =
    evidence.has('difference', 'compare', 'times') ||
    (evidence.has('more', 'less') && evidence.has('than', 'or', 'who'));
  // 最多的 of both is one of their rows; 哪个多 is one of the two.
  const end = evidence.of('most', 'least').some((token) => !isA(token, 'compare'));
  if (!compared || end || evidence.has('average', 'share', 'percent', 'plus')) return undefined;
  const levels = [a, b].map((mention) => isOfLevel(evidence, mention));
  // Of a place that is held against 各县市 the figures one by one may be wanted.
  if (levels[0] !== levels[1]) return undefined;
  return a.group || b.group || levels[0] ? [a, b] : undefined;
}

/** 喀什各县市, 喀什的机构: the level says which of its rows are meant. */
export function isOfLevel(evidence: Evidence, mention: Mention): boolean {
  const word = levelBehind(evidence, mention);
  return (
    word !== undefined && levelOf([word]) !== 'prefecture' && mention.ids.some((id) => !id.includes('/'))
  );
}
