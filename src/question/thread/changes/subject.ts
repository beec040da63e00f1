import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 代码是多少, after 农村低保列哪个科目: the same subject. */
const sameSubject = (evidence: Evidence, last: Question): Proposal[] =>
  evidence.has('subject') && evidence.withRole('subject', 'number').length === 0
    ? proposal({ ...last, understood: [] }, using(evidence, { concepts: [...ONWARD, ...PLAIN, 'subject'] }), [
        { why: '接上一问，同一科目', cost: 0 },
      ])
    : [];

/** 第二个是城市的还是农村的, after two codes: the one that is counted out. */
function nthSubject(evidence: Evidence, codes: readonly string[]): Proposal[] {
  const word = evidence.live.find((token) => token.as === 'rank' || isA(token, 'first', 'lastOfThem'));
  // 第二个县 is none of the codes.
  if (!word || codes.length < 2 || levelWords(evidence).length > 0) return [];
  const n = isA(word, 'lastOfThem') ? codes.length : (word.number?.value.toNumber() ?? 1);
  const code = codes[n - 1];
  return proposal(
    code === undefined ? undefined : { kind: 'subject', codes: [code], understood: ['接上一问'] },
    using(evidence, {
      tokens: [word, ...evidence.withRole('subject')],
      concepts: [...ONWARD, ...PLAIN, 'ordinal', 'places', 'or', 'subject', 'whichTarget'],
    }),
    [{ why: '接上一问，第几个科目', cost: 0 }],
  );
}

/** 城市的呢, after 农村特困: the other subject of the pair. */
export function otherSubject(evidence: Evidence, thread: Thread): Proposal[] {
  const { last } = thread;
  if (last.kind !== 'subject' || evidence.mentions.length > 0) return [];
  const named = evidence
    .withRole('subject')
    .flatMap(({ span }) => span?.senses.flatMap((s) => (s.is === 'subject' ? [s] : [])) ?? []);
  const cues = named.flatMap(({ cue, codes: of }) => (cue ? [of] : []));
  // 价格补贴 城里的: another subject is named beside what tells the two of a pair apart.
  if (named.some(({ cue, codes: of }) => !cue && !of.some((code) => last.codes.includes(code)))) return [];
  const counted = nthSubject(evidence, thread.codes);
  if (counted.length > 0) return counted;
  const [codes] = cues;
  if (!codes) return sameSubject(evidence, last);
  const stem = (code: string): string =>
    (evidence.catalogue.subject(code)?.name ?? '').replace(/城市|农村/u, '');
  const pair = codes.filter((code) => last.codes.some((other) => stem(other) === stem(code)));
  if (pair.length === 0) return [];
  return proposal(
    { kind: 'subject', codes: pair, understood: [] },
    using(evidence, {
      tokens: evidence.withRole('subject'),
      concepts: [...ONWARD, ...PLAIN, 'insteadOf', 'subject'],
    }),
    [{ why: '接上一问，换一项', cost: 0 }],
  );
}
