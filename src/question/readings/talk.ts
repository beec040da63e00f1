import { hasRole, isA } from '../evidence/token.js';
import { type Propose, using } from './proposal.js';

/** Thanks among the greetings. */
const THANKS = /谢|感激|辛苦|费心|thank|thx|ra[hx]mat|rehmet|رەھمەت/u;

/** A greeting, thanks or a call for help: nothing else stands in the text. */
export const talk: Propose = (evidence) => {
  const { live, text, mentions } = evidence;
  const isEmpty = text.trim() === '';
  if (!isEmpty && (mentions.length > 0 || evidence.withRole('talk').length === 0)) return [];
  const used = using(evidence, { tokens: evidence.withRole('talk'), concepts: ['who', 'check'] });
  if (isEmpty) return [{ question: { kind: 'help', understood: [] }, used, assumed: [] }];
  if (
    !live.every(
      (token) =>
        // 您好，附件有哪几个: what the notice says is asked.
        !hasRole(token, 'fact') &&
        (hasRole(token, 'talk', 'idle', 'mark', 'thread', 'hint', 'link') ||
          isA(token, 'who', 'check', 'give')),
    )
  )
    return [];
  const thanks =
    live.some((token) => isA(token, 'greet') && THANKS.test(token.text)) && !evidence.has('help');
  return [{ question: { kind: thanks ? 'thanks' : 'help', understood: [] }, used, assumed: [] }];
};
