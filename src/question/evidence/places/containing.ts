import { isA } from '../token.js';
import { type Draft, pick } from './draft.js';
import { between } from './neighbours.js';
import type { Operand } from './operand.js';

/** 南疆的喀什地区和和田地区: a set before one of its own only says where it lies. */
export function setOfItsOwn(operand: Operand, here: Draft, next: Draft | undefined): boolean {
  if (!next || !here.group || next.group || operand.text.slice(here.to, next.from) !== '的') return false;
  if (!next.ids.every((id) => here.ids.includes(id))) return false;
  operand.absorb(next, here);
  return true;
}

/** 江苏省鼓楼区, 江苏省南京市: a set of prefectures joined to what lies in it says where that lies. */
export function setOfPrefectures(operand: Operand, here: Draft, next: Draft | undefined): boolean {
  if (!next || !here.group || here.to !== next.from || next.group || operand.sideBySide) return false;
  const inside = next.ids.filter((id) => here.ids.includes(operand.catalogue.row(id)?.prefecture ?? ''));
  if (inside.length === 0) return false;
  operand.absorb(next, here);
  pick(next, inside);
  return true;
}

/** 伊犁哈萨克自治州塔城地区 is 塔城地区. */
export function prefectureAbove(operand: Operand, here: Draft, next: Draft | undefined): boolean {
  const below = here.over ?? [];
  if (!next || here.to !== next.from || !next.ids.some((id) => below.includes(id))) return false;
  // 伊犁塔城阿勒泰: short names in one breath are a list, and no address.
  if (!here.full && !next.full) return false;
  // 伊犁州塔城地区阿勒泰地区这三家: so many as are named are counted out.
  const named = operand.mentions.length;
  if (operand.tokens.some((token) => token.as === 'count' && token.number?.value.eq(named))) return false;
  operand.absorb(next, here);
  next.ids = next.ids.filter((id) => below.includes(id));
  return true;
}

/** 库尔勒那个经开区: of several that are so called the one whose own name begins with the place before it. */
export function namedAfterIt(operand: Operand, here: Draft, next: Draft | undefined): boolean {
  if (!next || here.group || next.group || next.ids.length < 2 || !isPointedAt(operand, here, next))
    return false;
  const begins = operand.typed(here);
  const named = next.ids.filter((id) => operand.catalogue.row(id)?.name.startsWith(begins));
  if (named.length !== 1) return false;
  operand.absorb(next, here);
  pick(next, named);
  return true;
}

/** Nothing but 那个 or 的 between them. */
const isPointedAt = ({ tokens }: Operand, here: Draft, next: Draft): boolean =>
  between(tokens, here, next).every((token) => isA(token, 'thatOne') || token.text === '的');
