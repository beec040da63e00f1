import type { Catalogue } from '../../../notice/catalogue.js';
import type { Gap } from '../../model.js';
import { isA, type Token } from '../token.js';
import type { Draft } from './draft.js';
import { between, listed, onlyPauses } from './neighbours.js';

/** What the reading of prefectures has to say, beside the mentions that are left. */
interface Said {
  readonly understood: string[];
  readonly gaps: Gap[];
}

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

/** Prefectures that say where a county lies pick among its namesakes, and are then no question of their own. */
export function inTheirPrefecture(
  drafts: readonly Draft[],
  tokens: readonly Token[],
  text: string,
  catalogue: Catalogue,
  said: Said,
): Draft[] {
  const mentions = drafts.map((draft) => ({ ...draft, covers: [...draft.covers] }));
  const dropped = new Set<Draft>();
  // Among places that are set side by side, a pause is a conjunction.
  const mainly = tokens.some((token) =>
    isA(token, 'compare', 'sum', 'plus', 'minus', 'difference', 'average'),
  );

  mentions.forEach((here, index) => {
    if (dropped.has(here)) return;
    const next = mentions[index + 1];
    const leads = next !== undefined && !listed(tokens, here, next);
    if (isRegion(here, catalogue)) {
      // 全区儿童福利院: the region says no more than the set does.
      const [first, second] = mentions;
      if (first === here && second && !listed(tokens, here, second) && !mainly) {
        absorb(second, here);
        // 新疆的提前下达资金，独山子区占多少: apart from the name the region is what the place is held against.
        if (here.to !== second.from) second.within = catalogue.region.id;
      } else if (leads && next.group) absorb(next, here);
      return;
    }
    // 南疆的喀什地区和和田地区: a set before one of its own only says where it lies.
    const between = next ? text.slice(here.to, next.from) : '';
    if (
      next &&
      here.group &&
      !next.group &&
      between === '的' &&
      next.ids.every((id) => here.ids.includes(id))
    ) {
      absorb(next, here);
      return;
    }
    // 江苏省鼓楼区, 江苏省南京市: a set of prefectures joined to what lies in it says where that lies.
    if (next && here.group && here.to === next.from && !next.group && !mainly) {
      const inside = next.ids.filter((id) => here.ids.includes(catalogue.row(id)?.prefecture ?? ''));
      if (inside.length > 0) {
        absorb(next, here);
        pick(next, inside);
        return;
      }
    }
    const prefecture = prefectureIn(here, catalogue);
    const below = here.over ?? [];
    // 伊犁州塔城地区阿勒泰地区这三家: so many as are named are counted out.
    const counted = tokens.some((t) => t.as === 'count' && t.number?.value.eq(drafts.length));
    if (next && !counted && here.to === next.from && next.ids.some((id) => below.includes(id))) {
      // 伊犁哈萨克自治州塔城地区 is 塔城地区.
      absorb(next, here);
      next.ids = next.ids.filter((id) => below.includes(id));
      return;
    }
    if (!prefecture) {
      // 库尔勒那个经开区: of several that are so called the one whose own name begins with it.
      const named =
        leads && !here.group && isJoined(tokens, here, next) ? namedAfter(next, here, catalogue, text) : [];
      if (next && named.length === 1) {
        absorb(next, here);
        pick(next, named);
        return;
      }
      // 叶城 养老院: of institutions named without their place, the one in another prefecture is not meant.
      if (leads && !here.group && isElsewhere(next, here, catalogue, text)) {
        said.gaps.push({
          why: 'institution',
          place: here.ids[0] ?? '',
          group: text.slice(next.from, next.to),
        });
        dropped.add(here).add(next);
        return;
      }
      // 哈密福利院 救助站: a set beside an institution is the one of the same prefecture.
      const home = catalogue.row(here.ids[0] ?? '');
      if (
        next?.group &&
        here.ids.length === 1 &&
        home?.kind === 'institution' &&
        areInstitutions(next, catalogue)
      ) {
        const own = next.ids.filter((id) => catalogue.row(id)?.prefecture === home.prefecture);
        if (own.length > 0 && next.ids.length > 1) pick(next, own);
        return;
      }
      // A county before a set: its own institution is asked for, and the notice lists those of prefectures only.
      if (leads && next.group && !here.group && areInstitutions(next, catalogue)) {
        said.gaps.push({ why: 'institution', place: here.ids[0] ?? '', group: next.group });
        dropped.add(here).add(next);
      }
      return;
    }
    if (!leadOn(mentions, index, prefecture) && !mainly) leadBack(mentions, index, prefecture);
  });
  return mentions.filter((draft) => !dropped.has(draft));

  /** What only says where another lies, or that it is ours, is accounted for by that other. */
  function absorb(there: Draft, here: Draft): void {
    dropped.add(here);
    there.covers.push(...here.covers);
  }

  /** 喀什 莎车; several counties may follow one prefecture. True where it led to any. */
  function leadOn(all: Draft[], index: number, prefecture: string): boolean {
    const here = all[index] as Draft;
    let led = false;
    for (let j = index + 1; j < all.length; j++) {
      const there = all[j] as Draft;
      const before = all[j - 1] as Draft;
      const inList = listed(tokens, before, there);
      const first = j === index + 1;
      if (first && inList && (mainly || !onlyPauses(text, before, there))) break;
      if (!first && !inList && !led) break;
      const bearing = bearingOn(there, prefecture, first && !inList, all[j + 1], before.to);
      if (!bearing) break;
      led = true;
      absorb(there, here);
      if (bearing.does === 'pick' || bearing.does === 'mistake') there.within = prefecture;
      if (bearing.does === 'yield') break;
      if (bearing.does === 'pick') pick(there, bearing.ids);
      else if (bearing.does === 'mistake') correct(there, prefecture);
      else {
        said.gaps.push({
          why: 'institution',
          place: prefecture,
          group: there.group ?? text.slice(there.from, there.to),
        });
        dropped.add(there);
      }
    }
    return led;
  }

  function bearingOn(
    there: Draft,
    prefecture: string,
    beside: boolean,
    next: Draft | undefined,
    glued: number,
  ): Bearing {
    if (isRegion(there, catalogue)) return undefined;
    const inside = there.ids.filter((id) => id.startsWith(`${prefecture}/`));
    if (there.group) {
      if (inside.length > 0) return { does: 'pick', ids: inside };
      return areInstitutions(there, catalogue) ? { does: 'lack' } : undefined;
    }
    if (inside.length > 0) return { does: 'pick', ids: inside };
    if (there.ids.length > 1 && there.ids.includes(prefecture)) return { does: 'pick', ids: [prefecture] };
    if (!beside) return undefined;
    const other = prefectureIn(there, catalogue);
    if (other)
      return !mainly && next?.ids.some((id) => id.startsWith(`${other}/`)) ? { does: 'yield' } : undefined;
    if (areInstitutions(there, catalogue)) return { does: 'lack' };
    const side = !mainly || there.from === glued;
    return side && there.ids.length === 1 && !mentionsMended(prefecture) ? { does: 'mistake' } : undefined;
  }

  /** A prefecture that was itself misspelt is no ground for calling a county misplaced. */
  function mentionsMended(prefecture: string): boolean {
    return mentions.some((draft) => draft.mended && prefectureIn(draft, catalogue) === prefecture);
  }

  /** 莎车喀什, 新和(阿克苏). */
  function leadBack(all: Draft[], index: number, prefecture: string): void {
    const here = all[index] as Draft;
    const before = all[index - 1];
    if (!before || dropped.has(before) || (listed(tokens, before, here) && !onlyPauses(text, before, here)))
      return;
    const isCounty = !prefectureIn(before, catalogue);
    const inside = before.ids.filter((id) => id.startsWith(`${prefecture}/`));
    if (inside.length > 0 && (isCounty || before.group)) {
      pick(before, inside);
      before.within = prefecture;
      absorb(before, here);
    } else if (isCounty && before.ids.length === 1 && all.length === 2 && !before.group) {
      absorb(before, here);
      correct(before, prefecture);
    }
  }

  /** 克州 疏附县: the county is answered, and where it lies is said. */
  function correct(there: Draft, prefecture: string): void {
    const row = catalogue.row(there.ids[0] ?? '');
    if (row?.prefecture)
      said.understood.push(
        `${row.name}属于${row.prefecture}，不属于${prefecture}，已按${row.prefecture}${row.name}查询`,
      );
  }
}

/** An institution of another prefecture than the county's, typed without saying whose it is. */
function isElsewhere(institution: Draft, county: Draft, catalogue: Catalogue, text: string): boolean {
  if (institution.group || !areInstitutions(institution, catalogue)) return false;
  const row = catalogue.row(institution.ids[0] ?? '');
  const typed = text.slice(institution.from, institution.to);
  return (
    row?.prefecture !== catalogue.row(county.ids[0] ?? '')?.prefecture &&
    !typed.startsWith(row?.prefecture?.slice(0, 1) ?? '')
  );
}

/** Nothing but 那个 or 的 between them. */
const isJoined = (tokens: readonly Token[], a: Draft, b: Draft): boolean =>
  between(tokens, a, b).every((token) => isA(token, 'thatOne') || token.text === '的');

const namedAfter = (draft: Draft, { from, to }: Draft, catalogue: Catalogue, text: string): string[] =>
  draft.group || draft.ids.length < 2
    ? []
    : draft.ids.filter((id) => catalogue.row(id)?.name.startsWith(text.slice(from, to)));

function pick(draft: Draft, ids: readonly string[]): void {
  if (draft.ids.length === 1) return;
  draft.ids = ids;
  if (ids.length === 1) delete draft.group;
  if (draft.usual && !ids.includes(draft.usual)) delete draft.usual;
}

const isRegion = (draft: Draft, catalogue: Catalogue): boolean =>
  draft.ids.length === 1 && draft.ids[0] === catalogue.region.id;

/** The prefecture that a mention is, or may be. */
function prefectureIn(draft: Draft, catalogue: Catalogue): string | undefined {
  return draft.group ? undefined : draft.ids.find((id) => catalogue.row(id)?.kind === 'prefecture');
}

const areInstitutions = (draft: Draft, catalogue: Catalogue): boolean =>
  draft.ids.every((id) => catalogue.row(id)?.kind === 'institution');
