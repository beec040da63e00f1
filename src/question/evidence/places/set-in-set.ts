import type { Draft } from './draft.js';
import { between, endsClause } from './neighbours.js';
import type { Operand } from './operand.js';

/** 北疆救助站, 东疆哪个救助站, 南疆的县级市, 救助站里南疆的: of two sets the one that lies in the other, and of it no more. */
export function setInSet(operand: Operand, here: Draft, next: Draft | undefined): boolean {
  if (!next?.group || !here.group || !operand.areJoined(here, next)) return false;
  if (between(operand.tokens, here, next).some(endsClause)) return false;
  const [whole, part] = arePrefectures(here, operand) ? [here, next] : [next, here];
  if (!arePrefectures(whole, operand) || arePrefectures(part, operand)) return false;
  const inside = part.ids.filter((id) => whole.ids.includes(operand.catalogue.row(id)?.prefecture ?? ''));
  if (inside.length === 0) operand.lack(whole.group ?? '', part, whole);
  else {
    operand.absorb(part, whole);
    part.ids = inside;
    part.group = `${whole.group}${part.group}`;
  }
  return true;
}

const arePrefectures = ({ ids }: Draft, { catalogue }: Operand): boolean =>
  ids.every((id) => catalogue.row(id)?.kind === 'prefecture');
