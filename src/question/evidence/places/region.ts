import type { Catalogue } from '../../../notice/catalogue.js';
import type { Draft } from './draft.js';
import type { Operand } from './operand.js';

export const isRegion = (draft: Draft, catalogue: Catalogue): boolean =>
  draft.ids.length === 1 && draft.ids[0] === catalogue.region.id;

/** 全区儿童福利院: the region says no more than what stands behind it. */
export function inTheRegion(operand: Operand, here: Draft, next: Draft | undefined): boolean {
  if (!isRegion(here, operand.catalogue)) return false;
  if (!next || !operand.areJoined(here, next)) return true;
  if (operand.mentions[0] === here && !operand.sideBySide) {
    operand.absorb(next, here);
    // 新疆的提前下达资金，独山子区占多少: apart from the name the region is what the place is held against.
    if (here.to !== next.from) next.within = operand.catalogue.region.id;
  } else if (next.group) operand.absorb(next, here);
  return true;
}
