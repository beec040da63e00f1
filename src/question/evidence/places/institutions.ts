import { isAskedBefore } from './at-home.js';
import { areInstitutions, type Draft, pick } from './draft.js';
import type { Operand } from './operand.js';

/** 叶城 养老院: of institutions named without their place, the one in another prefecture is not meant. */
export function institutionElsewhere(operand: Operand, here: Draft, next: Draft | undefined): boolean {
  if (!next || here.group || next.group || !areInstitutions(next, operand.catalogue)) return false;
  if (!operand.areJoined(here, next)) return false;
  const home = operand.catalogue.row(next.ids[0] ?? '')?.prefecture;
  const saysWhose = operand.typed(next).startsWith(home?.slice(0, 1) ?? '');
  if (saysWhose || home === operand.catalogue.row(here.ids[0] ?? '')?.prefecture) return false;
  operand.lack(here.ids[0] ?? '', next, here);
  return true;
}

/** 哈密福利院 救助站: a set beside an institution is the one of the same prefecture. */
export function institutionsAlike({ catalogue }: Operand, { ids }: Draft, next: Draft | undefined): boolean {
  const home = catalogue.row(ids[0] ?? '');
  if (!next?.group || ids.length > 1 || home?.kind !== 'institution' || !areInstitutions(next, catalogue))
    return false;
  // 哈密救助站在救助站里第几: the set that it is one of is all of them.
  if (next.ids.includes(home.id)) return true;
  const own = next.ids.filter((id) => catalogue.row(id)?.prefecture === home.prefecture);
  if (own.length > 0 && next.ids.length > 1) pick(next, own);
  return true;
}

/** A county before a set: its own institution is asked for, and the notice lists those of prefectures only. */
export function institutionOfCounty(operand: Operand, here: Draft, next: Draft | undefined): boolean {
  if (!next?.group || here.group || !areInstitutions(next, operand.catalogue)) return false;
  if (!operand.areJoined(here, next)) return false;
  // 莎车、泽普各多少，救助站各多少: of the set all of those that were asked about have a say.
  if (isAskedBefore(here, next, operand.tokens, operand.catalogue)) return false;
  operand.lack(here.ids[0] ?? '', next, here);
  return true;
}
