import { sense } from '../../../match/term.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';

/** The two that are held against one another, the one that is spoken of first: 温宿3670，拜城6950，拜城比温宿多 speaks of 拜城. */
export function inOrder(evidence: Evidence): readonly Mention[] {
  const { mentions } = evidence;
  const [first, second] = mentions;
  if (!first || !second || mentions.length !== 2) return mentions;
  if (isLed(evidence, first, second)) return [second, first];
  return besideThan(evidence) ?? mentions;
}

/** 跟喀什地区比，克拉玛依市少百分之几: what is compared with stands second; 有人跟我说喀什地区比克拉玛依市多 leads to no place. */
function isLed({ live, tokens }: Evidence, first: Mention, second: Mention): boolean {
  const led = tokens.findLast(
    (token) => token.to <= first.from && !first.covers.includes(token.from) && !isA(token, 'ours'),
  );
  const compared = live.some(
    (token) => token.from >= first.to && token.to <= second.from && isA(token, 'than', 'compare'),
  );
  return isA(led, 'and', 'than') && /\p{L}/u.test(led?.text ?? '') && compared;
}

/** 拜城比温宿多: the places right before and right behind the word, wherever else they are named. */
function besideThan(evidence: Evidence): readonly Mention[] | undefined {
  const { tokens, live, mentions } = evidence;
  for (const than of live.filter((token) => isA(token, 'than'))) {
    const before = tokens.findLast(({ index, ...one }) => index < than.index && hasRole(one, 'place'));
    const behind = tokens.find(({ index, ...one }) => index > than.index && hasRole(one, 'place'));
    const [a, b] = [before, behind].map((token) => token && mentionOf(mentions, token));
    if (a && b && a !== b) return [a, b];
  }
  return undefined;
}

const mentionOf = (mentions: readonly Mention[], { from, span }: Token): Mention | undefined =>
  mentions.find(({ covers }) => covers.includes(from)) ??
  mentions.find(({ ids }) => sense(span, 'place')?.ids.some((id) => ids.includes(id)));
