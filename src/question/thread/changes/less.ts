import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import type { Amounts, Question } from '../../model.js';
import { contains } from '../../readings/amounts/rows.js';
import { withMinus, withoutRows } from '../replace.js';

/** The last question less some places, with what it is said to be about. */
export interface Less {
  readonly question: Question | undefined;
  readonly of: readonly string[];
}

/** The last question less the places that are named. */
export function lessOf(evidence: Evidence, last: Amounts, named: readonly Mention[]): Less | undefined {
  const { ids } = last.rows;
  const out = new Set(named.flatMap((m) => memberMeant(evidence, m, ids) ?? m.ids));
  const kept = ids.filter((id) => !out.has(id));
  if (kept.length < ids.length) {
    const together = evidence.has('sum', 'altogether');
    return { question: withoutRows(last, out, together), of: kept };
  }
  const inside = named.flatMap((m) =>
    m.ids.filter((id) => ids.some((whole) => contains(evidence, whole, id))),
  );
  const { operation } = last;
  // 再减喀什市, after 喀什地区减莎车: one more is taken off.
  if (operation.is === 'total' && (operation.minus || (inside.length > 0 && ids.length > 1)))
    return { question: withMinus(last, inside.length > 0 ? inside : certain(named)), of: ids };
  if (inside.length > 0 && ids.length === 1) return { question: restOf(evidence, last, inside), of: ids };
  // 减叶城: of what it never held a place is only subtracted.
  const subtracts = evidence.has('minus') && (operation.is === 'show' || operation.is === 'total');
  const off = certain(named).filter((id) => !ids.some((one) => contains(evidence, id, one)));
  return subtracts && off.length > 0 && off.length === named.length
    ? { question: withMinus(last, off), of: ids }
    : undefined;
}

/** 把巴州的拿掉, of institutions of several prefectures: the one that lies there. */
function memberMeant(evidence: Evidence, { ids }: Mention, rows: readonly string[]): string[] | undefined {
  const [whole, other] = ids;
  if (!whole || other) return undefined;
  const [member, more] = rows.filter((id) => contains(evidence, whole, id));
  return member && !more && rows.length > 1 ? [member] : undefined;
}

const certain = (named: readonly Mention[]): string[] =>
  named.flatMap((m) => (m.group || m.ids.length === 1 ? m.ids : []));

/** 去掉莎车呢, after 喀什地区: what lies in the place is left out of its sum. */
function restOf(evidence: Evidence, last: Amounts, out: readonly string[]): Question | undefined {
  const [whole] = last.rows.ids;
  const all = evidence.catalogue.within(whole ?? '').map((one) => one.id);
  const ids = all.filter((id) => !out.includes(id));
  // A county of a prefecture is no member of the region: it is taken off.
  if (ids.length === all.length)
    return evidence.has('except', 'exceptAfter', 'minus') ? withMinus(last, out) : undefined;
  return {
    ...last,
    rows: { ids, ...(whole && { scope: whole }), without: all.filter((id) => out.includes(id)) },
    operation: { is: 'total', measure: 'sum' },
    understood: [],
  };
}
