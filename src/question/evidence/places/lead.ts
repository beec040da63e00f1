import { isA } from '../token.js';
import { isAskedBefore } from './at-home.js';
import { areInstitutions, type Draft, pick, prefectureIn } from './draft.js';
import { between, isPaused, listed, onlyPauses } from './neighbours.js';
import type { Operand } from './operand.js';
import { isRegion } from './region.js';

/** How a prefecture bears on a mention beside it. */
type Bearing =
  /** It says which of several is meant: these. */
  | { readonly does: 'pick'; readonly ids: readonly string[] }
  /** It has no such institution. */
  | { readonly does: 'lack' }
  /** It is not where the county lies. */
  | { readonly does: 'mistake' }
  /** A nearer prefecture says where the county lies. */
  | { readonly does: 'yield' }
  | undefined;

/** A prefecture says where what follows it lies, or else what stands before it. */
export function prefectureLeads(operand: Operand, here: Draft): boolean {
  const prefecture = prefectureIn(here, operand.catalogue);
  if (!prefecture) return false;
  const index = operand.mentions.indexOf(here);
  if (!leadOn(operand, index, prefecture) && !operand.sideBySide) leadBack(operand, index, prefecture);
  return true;
}

/** 喀什 莎车; several counties may follow one prefecture. True where it led to any. */
function leadOn(operand: Operand, index: number, prefecture: string): boolean {
  const { mentions, tokens, text, sideBySide } = operand;
  const here = mentions[index] as Draft;
  let led = false;
  for (let j = index + 1; j < mentions.length; j++) {
    const there = mentions[j] as Draft;
    const before = mentions[j - 1] as Draft;
    const inList = listed(tokens, before, there);
    const first = j === index + 1;
    if (first && inList && (sideBySide || !onlyPauses(text, before, there))) break;
    if (!first && !inList && !led) break;
    const bearing = bearingOn(operand, j, prefecture, first && !inList);
    if (!bearing) break;
    led = true;
    operand.absorb(there, here);
    if (bearing.does === 'pick' || bearing.does === 'mistake') there.within = prefecture;
    if (bearing.does === 'yield') break;
    if (bearing.does === 'pick') pick(there, bearing.ids);
    else if (bearing.does === 'mistake') correct(operand, there, prefecture);
    else operand.lack(prefecture, there);
  }
  return led;
}

/** @param beside true where nothing parts the mention from the prefecture */
function bearingOn(operand: Operand, index: number, prefecture: string, beside: boolean): Bearing {
  const { mentions, catalogue, sideBySide } = operand;
  const there = mentions[index] as Draft;
  if (isRegion(there, catalogue)) return undefined;
  // 伊犁州多少，救助站多少: it has a figure of its own.
  const last = mentions[index - 1];
  if (last && isAskedBefore(last, there, operand.tokens, catalogue)) return undefined;
  const inside = there.ids.filter((id) => id.startsWith(`${prefecture}/`));
  if (inside.length > 0) return { does: 'pick', ids: inside };
  // 喀什的市辖区: of a set of places that lie in prefectures this one has none.
  if (there.group) return there.ids.every((id) => id.includes('/')) ? { does: 'lack' } : undefined;
  if (there.ids.length > 1 && there.ids.includes(prefecture)) return { does: 'pick', ids: [prefecture] };
  if (!beside) return undefined;
  const other = prefectureIn(there, catalogue);
  if (other) {
    const nearer = mentions[index + 1]?.ids.some((id) => id.startsWith(`${other}/`));
    return nearer && !sideBySide ? { does: 'yield' } : undefined;
  }
  if (areInstitutions(there, catalogue)) return { does: 'lack' };
  if (last && isHeldAgainst(operand, last, there)) return undefined;
  const glued = there.from === last?.to;
  const misplaced = (glued || !sideBySide) && there.ids.length === 1 && !isMended(operand, prefecture);
  return misplaced ? { does: 'mistake' } : undefined;
}

/** A prefecture that was itself misspelt is no ground for calling a county misplaced. */
const isMended = ({ mentions, catalogue }: Operand, prefecture: string): boolean =>
  mentions.some((draft) => draft.mended && prefectureIn(draft, catalogue) === prefecture);

/** 莎车喀什, 新和(阿克苏), 莎车，喀什; 莎车、喀什 and 莎车，喀什，和田 are lists, in which nobody tells last where the first lies. */
function leadBack(operand: Operand, index: number, prefecture: string): void {
  const { mentions, tokens, text, catalogue } = operand;
  const here = mentions[index] as Draft;
  const before = mentions[index - 1];
  if (!before || operand.isDropped(before)) return;
  if (listed(tokens, before, here) && (!isPaused(text, before, here) || mentions.length > 2)) return;
  // 莎车在喀什和全区: what is listed with another place does as that does.
  const next = mentions[index + 1];
  if (next && listed(tokens, here, next) && /\p{L}/u.test(text.slice(before.to, here.from))) return;
  const isCounty = !prefectureIn(before, catalogue);
  const inside = before.ids.filter((id) => id.startsWith(`${prefecture}/`));
  // 救助站最多的是乌鲁木齐吗: of all of the set that of the prefecture is said to be the first.
  if (
    before.group &&
    inside.length === 1 &&
    between(tokens, before, here).some((t) => isA(t, 'most', 'least', 'first'))
  ) {
    here.ids = inside;
    here.sure = true;
    delete here.usual;
    return;
  }
  if (inside.length > 0 && (isCounty || before.group)) {
    pick(before, inside);
    before.within = prefecture;
    operand.absorb(before, here);
  } else if (
    isCounty &&
    before.ids.length === 1 &&
    mentions.length === 2 &&
    !before.group &&
    !isHeldAgainst(operand, before, here)
  ) {
    operand.absorb(before, here);
    correct(operand, before, prefecture);
  }
}

/** 莎车是克州的几倍, 莎车等于阿克苏地区, 莎车县有阿克苏地区多吗: one is held against the other, and lies nowhere in it. */
const isHeldAgainst = ({ tokens }: Operand, a: Draft, b: Draft): boolean =>
  tokens.some((token) => token.from >= a.to && isA(token, 'times', 'half', 'more', 'less', 'same', 'who')) ||
  between(tokens, a, b).some((token) => isA(token, 'equals', 'above', 'below', 'about'));

/** 克州 疏附县: the county is answered, and where it lies is said. */
function correct({ catalogue, said }: Operand, there: Draft, prefecture: string): void {
  const row = catalogue.row(there.ids[0] ?? '');
  if (row?.prefecture)
    said.understood.push(
      `${row.name}属于${row.prefecture}，不属于${prefecture}，已按${row.prefecture}${row.name}查询`,
    );
}
