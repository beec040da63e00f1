import type { Evidence } from '../../evidence/evidence.js';
import type { Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { shownOf, withPlace } from '../replace.js';
import { deniedKinds, kindIn, namesake, onlyKind, soCalled } from '../so-called.js';
import type { Thread } from '../thread.js';
import { asNamed, isRelative, nameOf, noting, ONWARD, proposal } from './common.js';
import { picksKind } from './kind-of-list.js';

/** 地区呢, 我说的是市, 州的也念一下: the same of the one that is so called by the name that was asked about, or in the talk. */
export function otherKind(evidence: Evidence, thread: Thread): Proposal[] {
  // 只要市, after what lies in a prefecture: all that are called so.
  const kind = picksKind(evidence, thread.last) ? undefined : onlyKind(evidence);
  const id = kind && meant(evidence, kind, thread);
  if (!id) return [];
  return proposal(
    noting(asNamed(moved(evidence, thread.last, id), evidence), `接上一问：${nameOf(evidence, [id])}`),
    using(evidence, {
      tokens: [kind, ...deniedKinds(evidence)],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'insteadOf', 'swap'],
    }),
    [{ why: '接上一问，另一种地方', cost: 0 }],
  );
}

/** What the last question asked; of what was done with several places the amount is left. */
function moved({ catalogue }: Evidence, last: Question, id: string): Question | undefined {
  const same = withPlace(last, id, catalogue);
  return same || last.kind !== 'amounts' || isRelative(last) ? same : shownOf(last, id);
}

function meant(evidence: Evidence, kind: Token, thread: Thread): string | undefined {
  const [here, more] = thread.focus;
  const own = here && !more ? namesake(evidence, kindIn(kind), here) : undefined;
  const id = own ?? soCalled(evidence, kind, thread);
  return id === here && !more ? undefined : id;
}
