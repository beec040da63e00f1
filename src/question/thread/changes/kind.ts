import { stemOf } from '../../../match/stem.js';
import type { Evidence } from '../../evidence/evidence.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { withPlace } from '../replace.js';
import { kindIn, onlyKind, soCalled } from '../so-called.js';
import type { Thread } from '../thread.js';
import { asNamed, nameOf, noting, ONWARD, proposal } from './common.js';

/** 地区呢, 我说的是市, 州的也念一下, after one place: the same of the one that its name, or the talk, has of that kind. */
export function otherKind(evidence: Evidence, thread: Thread): Proposal[] {
  const kind = onlyKind(evidence);
  const [here, more] = thread.focus;
  if (!kind || !here || more) return [];
  const id = namesake(evidence, kindIn(kind), here) ?? soCalled(evidence, kind, thread);
  if (!id || id === here) return [];
  return proposal(
    noting(
      asNamed(withPlace(thread.last, id, evidence.catalogue), evidence),
      `接上一问：${nameOf(evidence, [id])}`,
    ),
    using(evidence, {
      tokens: [kind],
      concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'insteadOf', 'swap'],
    }),
    [{ why: '接上一问，另一种地方', cost: 0 }],
  );
}

/** 喀什地区, of 喀什市: what else is called so. */
function namesake({ catalogue }: Evidence, ending: string, here: string): string | undefined {
  const stem = stemOf(catalogue.row(here)?.name ?? '');
  const alike = catalogue.notice.rows.filter(
    ({ id, name }) => id !== here && name.endsWith(ending) && stemOf(name) === stem,
  );
  return stem !== undefined && alike.length === 1 ? alike[0]?.id : undefined;
}
