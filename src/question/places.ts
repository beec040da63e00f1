import type { Mended, Reading } from '../match/read.js';
import { means, type NameKind, type Sense, type Span, sense } from '../match/term.js';
import type { Catalogue } from '../notice/catalogue.js';
import type { Row } from '../notice/model.js';
import { isHan, typed } from '../text/fold.js';
import { crossedByWord } from '../text/words.js';
import type { Gap } from './model.js';

/** One place, or one set of places, that the text speaks of. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  /** What it may be: one row; several where the name is shared; a group's rows. */
  readonly ids: readonly string[];
  /** The row that a shared name usually means. */
  readonly usual?: string;
  /** The group's name, where the text names a set. */
  readonly group?: string;
  /** False where only a question back can tell. */
  readonly sure: boolean;
}

/** The places of a text, with prefectures that only say where a county lies taken out. */
export interface PlacesRead {
  readonly mentions: readonly Mention[];
  /** Rows that the text leaves out of a sum or a ranking. */
  readonly excluded: readonly string[];
  /** What was mended or assumed, in words. */
  readonly understood: readonly string[];
  /** Why a place that was named cannot be answered. */
  readonly gap?: Gap;
  /** Names that look like what was typed, where nothing is sure. */
  readonly suggestions: readonly string[];
}

interface Draft {
  from: number;
  to: number;
  ids: readonly string[];
  usual?: string;
  group?: string;
  sure: boolean;
  kind: NameKind;
  /** The name ends in 县, 市, 区 or the like, typed or part of the name. */
  full: boolean;
  mended?: Mended;
}

const LEVELS = ['county', 'city', 'district', 'prefecture'] as const;
type Level = (typeof LEVELS)[number];

/** Reads which places a text asks about. */
export function readPlaces(reading: Reading, catalogue: Catalogue): PlacesRead {
  const understood: string[] = [];
  const gaps: Gap[] = [];
  const suggestions: string[] = [];
  const drafts: Draft[] = [];
  const { pieces, folded } = reading;
  const source = (from: number, to: number): string => typed(folded, from, to);

  pieces.forEach((piece, index) => {
    if (piece.is !== 'term') return;
    const { span } = piece;
    const absent = sense(span, 'absent');
    const place = sense(span, 'place');
    const group = sense(span, 'group');
    if (!place && !group) {
      if (absent) gaps.push({ why: 'absent', name: source(span.from, span.to), ours: absent.ours });
      return;
    }
    const previous = pieces[index - 1];
    const leading =
      previous?.is === 'mark' && folded.text[previous.from] === ' ' ? pieces[index - 2] : previous;
    if (
      leading?.is === 'term' &&
      sense(leading.span, 'absent')?.ours === false &&
      !sense(leading.span, 'place')
    )
      return;
    const draft = draftOf(span, place, group, reading);
    const next = pieces[index + 1];
    const after = next?.is === 'mark' && folded.text[next.from] === ' ' ? pieces[index + 2] : next;
    const entity = entityBehind(reading, index);
    if (entity) {
      gaps.push({
        why: 'entity',
        text: source(draft.from, entity.to),
        place: draft.usual ?? draft.ids[0] ?? '',
      });
      return;
    }
    if (after?.is === 'term' && (after === next || isLetters(span))) applyLevel(draft, after.span, catalogue);
    if (isPartOfLonger(draft, index, reading)) {
      draft.sure = false;
      suggestions.push(...draft.ids.slice(0, 3));
      gaps.push({ why: 'unknown' });
      return;
    }
    drafts.push(draft);
  });

  const kept = withoutDenied(drafts, reading);
  const { rest, excluded } = withoutExcluded(kept, reading);
  const merged = mergeRepeated(rest, catalogue);
  const placed = inTheirPrefecture(merged, reading, catalogue, understood, gaps);

  for (const draft of drafts) {
    const said = echo(draft, placed, catalogue, source);
    if (said && !understood.includes(said)) understood.push(said);
  }
  for (const { mended } of placed)
    if (mended && !mended.sure)
      suggestions.push(
        ...[mended.typo, ...mended.rivals].flatMap(
          (typo) => sense(typo, 'place')?.ids ?? sense(typo, 'group')?.ids ?? [],
        ),
      );
  const [gap] = gaps;
  return {
    mentions: placed.map(({ from, to, ids, usual, group, sure }) => ({
      from,
      to,
      ids,
      sure,
      ...(usual && { usual }),
      ...(group && { group }),
    })),
    excluded: excluded.flatMap((draft) => draft.ids),
    understood,
    ...(gap && { gap }),
    suggestions: [...new Set(suggestions)].slice(0, 5),
  };
}

function draftOf(
  span: Span,
  place: Extract<Sense, { is: 'place' }> | undefined,
  group: Extract<Sense, { is: 'group' }> | undefined,
  reading: Reading,
): Draft {
  const mended = reading.mended.find((m) => m.typo === span);
  const rivals = mended?.rivals.flatMap((typo) => sense(typo, 'place')?.ids ?? []) ?? [];
  const ids = [...new Set([...(place?.ids ?? group?.ids ?? []), ...(place ? rivals : [])])];
  return {
    from: span.from,
    to: span.to,
    ids,
    ...(place?.reading && rivals.length === 0 && { usual: place.reading }),
    ...(!place && group && { group: group.name }),
    sure: mended ? mended.sure && !(isGlued(span, reading) && !keepsCharacter(mended.typo)) : true,
    kind: place?.kind ?? 'printed',
    full: /[县市区州口]$|地区$/u.test(span.text) || !place,
    ...(mended && { mended }),
  };
}

/** 喀什噶市: what follows a name at once may be the rest of it. */
const isGlued = (span: Span, reading: Reading): boolean =>
  reading.spans.some((other) => other.to === span.from && sense(other, 'place') !== undefined);

const keepsCharacter = ({ text, term }: { readonly text: string; readonly term: string }): boolean =>
  [...text].some((character) => term.includes(character) && !/[县市区州]/u.test(character));

const isLetters = (span: Span): boolean => /^[a-z\u0600-\u06ff]/.test(span.text);

/** The word that makes a name part of something else's (莎车县人民医院, 泽普县金湖杨景区): it ends the run joined to the name. */
function entityBehind(reading: Reading, index: number): Span | undefined {
  let unknown = false;
  for (let i = index + 1; i < reading.pieces.length; i++) {
    const piece = reading.pieces[i];
    if (!piece || piece.is === 'mark' || piece.is === 'number') return undefined;
    if (piece.is === 'unknown') {
      unknown = true;
      continue;
    }
    const { span } = piece;
    if (means(span, 'entity') && !sense(span, 'place') && (unknown || i === index + 1)) return span;
    if (
      sense(span, 'place') ||
      sense(span, 'group') ||
      means(span, 'and', ...ASKING) ||
      /^[的呢吗]$/u.test(span.text)
    )
      return undefined;
    unknown ||= span.text.length === 1;
  }
  return undefined;
}

/** A level word after a name picks among the places that share it: Kashgar City, 喀什 市. */
function applyLevel(draft: Draft, word: Span, catalogue: Catalogue): void {
  const level = LEVELS.find((l) => means(word, l));
  if (!level) return;
  const fitting = draft.ids.filter((id) => levelsOf(catalogue.row(id)).includes(level));
  draft.full = true;
  if (fitting.length === 0 || fitting.length === draft.ids.length) return;
  draft.ids = fitting;
  draft.sure = draft.sure || fitting.length === 1;
  delete draft.usual;
}

function levelsOf(row: Row | undefined): readonly Level[] {
  if (!row || row.kind === 'region' || row.kind === 'institution') return [];
  if (row.kind === 'prefecture') return row.name.endsWith('市') ? ['prefecture', 'city'] : ['prefecture'];
  if (row.name.endsWith('县')) return ['county'];
  return /区[）)]?$/u.test(row.name) ? ['district'] : ['city'];
}

/**
 * Unknown characters joined to a name may make it part of a longer one (库尔勒香梨, 西和静, 茶叶城): then it is not
 * taken. Before a name in full, or before any name in a text that plainly asks something, they are ordinary words,
 * unless an ordinary word runs across the name's beginning.
 */
function isPartOfLonger(draft: Draft, index: number, reading: Reading): boolean {
  const before = reading.pieces[index - 1];
  const after = reading.pieces[index + 1];
  if (after?.is === 'unknown' && isHan(reading.folded.text[after.from] ?? '')) {
    const run = reading.unknown.find((stretch) => stretch.from === after.from);
    if (!draft.full || (run?.text.length ?? 0) > 1) return true;
  }
  if (draft.mended || before?.is !== 'unknown') return false;
  if (draft.full)
    return crossedByWord(reading.folded.text, draft.from) && reading.folded.text.length > draft.to;
  return (
    !reading.spans.some((span) => means(span, ...ASKING)) || crossedByWord(reading.folded.text, draft.from)
  );
}

/** Words that make a text a question about figures. */
const ASKING = [
  'amount',
  'total',
  'advance',
  'current',
  'compare',
  'most',
  'least',
  'list',
  'target',
  'met',
  'yi',
  'yuan',
  'who',
  'quota',
  'sum',
  'plus',
];

/** "不是莎车是叶城": what is denied is not asked about. */
function withoutDenied(drafts: readonly Draft[], reading: Reading): Draft[] {
  const corrected = reading.spans.find((span) => means(span, 'insteadOf'));
  const hasAfter = corrected && drafts.some((draft) => draft.from >= corrected.to);
  return drafts.filter((draft) => {
    if (hasAfter && draft.to <= corrected.from) return false;
    const denied = reading.spans.some(
      (span) =>
        means(span, 'not') &&
        span.to <= draft.from &&
        wordsBetween(reading, span.to, draft.from).length === 0,
    );
    return !denied || drafts.length === 1;
  });
}

/** "不含救助站和福利院": what is left out, up to the next comma or the region. */
function withoutExcluded(drafts: readonly Draft[], reading: Reading): { rest: Draft[]; excluded: Draft[] } {
  const excluded: Draft[] = [];
  for (const word of reading.spans.filter((span) => means(span, 'except'))) {
    const after = drafts.filter((draft) => draft.from >= word.to);
    let end = word.to;
    const found: Draft[] = [];
    for (const draft of after) {
      const between = reading.folded.text.slice(end, draft.from);
      if (
        /[,，;；]/u.test(between) ||
        wordsBetween(reading, end, draft.from).some((span) => !means(span, 'and', 'each', 'who'))
      )
        break;
      found.push(draft);
      end = draft.to;
    }
    // "救助站不算": nothing follows, so it is what stands before.
    const before = drafts.filter((draft) => draft.to <= word.from && !excluded.includes(draft));
    const last = before.at(-1);
    if (
      found.length === 0 &&
      last &&
      before.length > 1 &&
      /^\s*$/.test(reading.folded.text.slice(last.to, word.from))
    )
      found.push(last);
    excluded.push(...found);
  }
  const rest = drafts.filter((draft) => !excluded.includes(draft));
  return rest.length > 0 || excluded.every((draft) => draft.group)
    ? { rest, excluded }
    : { rest: [...drafts], excluded: [] };
}

/** The words between two positions that are more than filler. */
function wordsBetween(reading: Reading, from: number, to: number): Span[] {
  return reading.spans.filter((span) => span.from >= from && span.to <= to && !means(span, 'filler'));
}

/** The same place named twice (头屯河区也就是经开区) is one mention. */
function mergeRepeated(drafts: readonly Draft[], catalogue: Catalogue): Draft[] {
  const merged: Draft[] = [];
  for (const draft of drafts) {
    // 喀什市（县级市）: a set that the place before it belongs to only describes it.
    const before = merged.at(-1);
    if (
      draft.group &&
      before &&
      !before.group &&
      before.ids.length === 1 &&
      draft.ids.includes(before.ids[0] ?? '')
    )
      continue;
    const twin = merged.find(
      (other) =>
        !draft.group &&
        !other.group &&
        (sameIds(other.ids, draft.ids) ||
          (other.ids.length === 1 &&
            draft.ids.length > 1 &&
            draft.ids.includes(other.ids[0] ?? '') &&
            !isPrefecture(other.ids[0], catalogue)) ||
          (draft.ids.length === 1 &&
            other.ids.length > 1 &&
            other.ids.includes(draft.ids[0] ?? '') &&
            isNickname(other))),
    );
    if (!twin) merged.push({ ...draft });
    else if (draft.ids.length < twin.ids.length) {
      twin.ids = draft.ids;
      twin.sure = draft.sure;
      delete twin.usual;
    }
  }
  return merged;
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** A shared name that no prefecture bears (经开区). */
const isNickname = (draft: Draft): boolean => draft.ids.every((id) => id.includes('/'));

const isPrefecture = (id: string | undefined, catalogue: Catalogue): boolean =>
  id !== undefined && catalogue.row(id)?.kind === 'prefecture';

/** How two neighbours stand to each other: parted by a conjunction, or side by side. */
function listed(reading: Reading, a: Draft, b: Draft): boolean {
  const between = reading.spans.filter((span) => span.from >= a.to && span.to <= b.from);
  // A comma with more than pauses around it parts clauses, not the members of a list.
  const clauses = between.some((span) => !means(span, 'and', 'plus', 'than', 'compare'));
  return between.some(
    (span) =>
      means(span, 'and', 'plus', 'than', 'compare') &&
      span.text !== '/' &&
      !(clauses && /^[,;]$/.test(span.text)),
  );
}

/** Prefectures that say where a county lies pick among its namesakes, and are then no question of their own. */
function inTheirPrefecture(
  drafts: readonly Draft[],
  reading: Reading,
  catalogue: Catalogue,
  understood: string[],
  gaps: Gap[],
): Draft[] {
  const result = drafts.map((draft) => ({ ...draft }));
  const dropped = new Set<Draft>();
  const mainly = reading.spans.some((span) => means(span, 'compare', 'sum', 'plus', 'share', 'than'));
  const region = catalogue.region.id;

  for (let i = 0; i < result.length; i++) {
    const here = result[i] as Draft;
    if (dropped.has(here)) continue;
    const prefectureId = prefectureIn(here, catalogue);
    if (here.ids[0] === region && here.ids.length === 1) {
      // 全区儿童福利院: the region says no more than the set does.
      const next = result[i + 1];
      if (result.length > 1 && (!mainly || (next?.group && !listed(reading, here, next)))) dropped.add(here);
      continue;
    }
    if (!prefectureId) {
      // A county before a group: its own institution is asked for, and the notice lists those of prefectures only.
      const next = result[i + 1];
      if (next?.group && !listed(reading, here, next) && isInstitutions(next, catalogue) && !here.group) {
        const county = here.ids[0] ?? '';
        gaps.push({ why: 'institution', place: county, group: next.group });
        dropped.add(here).add(next);
      }
      continue;
    }
    // Forward: 喀什 莎车; several counties may follow one prefecture.
    let took = false;
    for (let j = i + 1; j < result.length; j++) {
      const there = result[j] as Draft;
      const previous = result[j - 1] as Draft;
      const inList = listed(reading, previous, there);
      if (j === i + 1 && inList && (mainly || !onlyPauses(reading, previous, there))) break;
      if (j > i + 1 && !inList && !took) break;
      const inside = there.ids.filter(
        (id) => id.startsWith(`${prefectureId}/`) || (id === prefectureId && there.ids.length > 1),
      );
      if (there.group && !there.ids.every((id) => id.startsWith(`${prefectureId}/`))) {
        if (inside.length === 0) {
          if (!isInstitutions(there, catalogue)) break;
          gaps.push({ why: 'institution', place: prefectureId, group: there.group });
          dropped.add(there);
        } else {
          there.ids = inside;
        }
        took = true;
        dropped.add(here);
        continue;
      }
      const prefectureThere = prefectureIn(there, catalogue);
      if (inside.length > 0 && there.ids.length > 1 && !there.group) {
        const counties = inside.filter((id) => id.includes('/'));
        there.ids = counties.length > 0 ? counties : inside;
        if (there.usual && !there.ids.includes(there.usual)) delete there.usual;
        took = true;
        dropped.add(here);
      } else if (inside.length > 0) {
        took = true;
        dropped.add(here);
      } else if (j === i + 1 && !prefectureThere && !inList && isInstitutions(there, catalogue)) {
        // 喀什地区养老福利院: only another prefecture has one.
        gaps.push({
          why: 'institution',
          place: prefectureId,
          group: reading.folded.text.slice(there.from, there.to),
        });
        took = true;
        dropped.add(here).add(there);
      } else if (
        j === i + 1 &&
        !mainly &&
        !prefectureThere &&
        there.ids.length === 1 &&
        !there.group &&
        !here.mended
      ) {
        took = true;
        dropped.add(here);
        const row = catalogue.row(there.ids[0] ?? '');
        if (row?.prefecture)
          understood.push(
            `${row.name}属于${row.prefecture}，不属于${prefectureId}，已按${row.prefecture}${row.name}查询`,
          );
      } else if (
        j === i + 1 &&
        prefectureThere &&
        !inList &&
        !mainly &&
        result[j + 1]?.ids.some((id) => id.startsWith(`${prefectureThere}/`))
      ) {
        // 伊犁哈萨克自治州塔城地区乌苏市: the nearer prefecture says where the county lies.
        took = true;
        dropped.add(here);
        break;
      } else break;
    }
    // Backward: 莎车喀什, 新和(阿克苏).
    const previous = result[i - 1];
    if (
      !took &&
      previous &&
      !dropped.has(previous) &&
      (!listed(reading, previous, here) || onlyPauses(reading, previous, here)) &&
      !mainly
    ) {
      const inside = previous.ids.filter((id) => id.startsWith(`${prefectureId}/`));
      const isCounty = !prefectureIn(previous, catalogue);
      if (inside.length > 0 && (isCounty || previous.group)) {
        previous.ids = inside;
        dropped.add(here);
      } else if (isCounty && previous.ids.length === 1 && result.length === 2 && !previous.group) {
        dropped.add(here);
        const row = catalogue.row(previous.ids[0] ?? '');
        if (row?.prefecture)
          understood.push(
            `${row.name}属于${row.prefecture}，不属于${prefectureId}，已按${row.prefecture}${row.name}查询`,
          );
      }
    }
  }
  return result.filter((draft) => !dropped.has(draft));
}

/** The prefecture that a mention is, or may be. */
function prefectureIn(draft: Draft, catalogue: Catalogue): string | undefined {
  return draft.group ? undefined : draft.ids.find((id) => catalogue.row(id)?.kind === 'prefecture');
}

const isInstitutions = (draft: Draft, catalogue: Catalogue): boolean =>
  draft.ids.every((id) => catalogue.row(id)?.kind === 'institution');

/** True where only 、 or a comma parts the two: 喀什、莎车 is still one place in its prefecture. */
function onlyPauses(reading: Reading, a: Draft, b: Draft): boolean {
  return /^[\s、,，]*$/u.test(reading.folded.text.slice(a.to, b.from));
}

/** What has to be said of how a name was read. */
function echo(
  draft: Draft,
  placed: readonly Draft[],
  catalogue: Catalogue,
  source: (from: number, to: number) => string,
): string | undefined {
  const final = placed.find((other) => other.from === draft.from);
  const [id] = final?.ids ?? draft.ids;
  const row = catalogue.row(id ?? '');
  if (!row || draft.group || (draft.kind === 'printed' && !draft.mended)) return undefined;
  const one = (final?.ids.length ?? draft.ids.length) === 1;
  const name = one ? row.name : undefined;
  const text = source(draft.from, draft.to);
  if (!name || text === name) return undefined;
  if (
    draft.mended ||
    draft.kind === 'misprint' ||
    draft.kind === 'pinyin' ||
    draft.kind === 'initials' ||
    draft.kind === 'romanised' ||
    draft.kind === 'uyghur'
  )
    return `“${text}”按“${name}”理解`;
  if (draft.kind === 'former') return `“${text}”是原名称，按“${name}”理解`;
  if (draft.kind === 'nickname') return `“${text}”按“${name}”理解`;
  return undefined;
}
