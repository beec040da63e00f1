import type { Mended, Reading } from '../../../match/read.js';
import { means, type NameKind, type Sense, type Span, sense } from '../../../match/term.js';
import type { Catalogue } from '../../../notice/catalogue.js';
import type { Row } from '../../../notice/model.js';

/** A mention while it is being read. */
export interface Draft {
  from: number;
  to: number;
  /** The token that names it. */
  readonly index: number;
  /** Offsets of the words that it accounts for. */
  covers: number[];
  /** The prefecture named beside it. */
  within?: string | undefined;
  ids: readonly string[];
  /** Prefectures that it stands above. */
  over?: readonly string[] | undefined;
  usual?: string | undefined;
  group?: string | undefined;
  sure: boolean;
  kind: NameKind;
  /** The name ends in 县, 市, 区 or the like, typed or part of the name. */
  full: boolean;
  /** Where a level word ends that does not fit: 莎车市 for 莎车县. */
  level?: number;
  mended?: Mended | undefined;
}

/** What a name or a set in the text stands for, before its neighbours have a say. */
export function draftOf(
  span: Span,
  place: Extract<Sense, { is: 'place' }> | undefined,
  group: Extract<Sense, { is: 'group' }> | undefined,
  reading: Reading,
  index: number,
): Draft {
  const mended = reading.mended.find((m) => m.typo === span);
  const rivals = mended?.rivals.flatMap((typo) => sense(typo, 'place')?.ids ?? []) ?? [];
  const ids = [...new Set([...(place?.ids ?? group?.ids ?? []), ...(place ? rivals : [])])];
  return {
    from: span.from,
    to: span.to,
    index,
    covers: [span.from],
    ids,
    over: place?.over,
    usual: rivals.length === 0 ? place?.reading : undefined,
    group: place ? undefined : group?.name,
    sure: mended
      ? mended.sure && (mended.typo.led === true || !(isGlued(span, reading) && !keepsCharacter(mended.typo)))
      : true,
    kind: place?.kind ?? 'printed',
    full: /[县市区州口]$|地区$/u.test(span.text) || !place,
    mended,
  };
}

/** 喀什噶市: what follows a name at once may be the rest of it. */
const isGlued = (span: Span, reading: Reading): boolean =>
  reading.spans.some((other) => other.to === span.from && sense(other, 'place') !== undefined);

const keepsCharacter = ({ text, term }: { readonly text: string; readonly term: string }): boolean =>
  [...text].some((character) => term.includes(character) && !/[县市区州]/u.test(character));

const LEVELS = ['county', 'city', 'district', 'prefecture'] as const;
type Level = (typeof LEVELS)[number];

/** A level word after a name picks among the places that share it: Kashgar City, 喀什 市. */
export function applyLevel(draft: Draft, word: Span, catalogue: Catalogue): void {
  const level = LEVELS.find((l) => means(word, l));
  // 全疆县里面: the counties that lie in it.
  if (!level || draft.ids.every((id) => catalogue.row(id)?.kind === 'region')) return;
  const fitting = draft.ids.filter((id) => levelsOf(catalogue.row(id)).includes(level));
  draft.full = true;
  if (fitting.length === 0) draft.level = word.to;
  // 乌市区, 昌吉吉县: a prefecture is no county, so something else is meant.
  if (
    fitting.length === 0 &&
    level !== 'prefecture' &&
    level !== 'city' &&
    draft.ids.some((id) => !id.includes('/'))
  )
    draft.sure = false;
  if (fitting.length === 0 || fitting.length === draft.ids.length) return;
  draft.ids = fitting;
  draft.sure = draft.sure || fitting.length === 1;
  draft.usual = undefined;
}

/** What kinds of place a row may be called. */
export function levelsOf(row: Row | undefined): readonly Level[] {
  if (!row || row.kind === 'region' || row.kind === 'institution') return [];
  if (row.kind === 'prefecture') return row.name.endsWith('市') ? ['prefecture', 'city'] : ['prefecture'];
  if (row.name.endsWith('县')) return ['county'];
  return /区[）)]?$/u.test(row.name) ? ['district'] : ['city'];
}

/** Of what a draft may be, only these are meant. */
export function pick(draft: Draft, ids: readonly string[]): void {
  if (draft.ids.length === 1) return;
  draft.ids = ids;
  if (ids.length === 1) draft.group = undefined;
  if (draft.usual && !ids.includes(draft.usual)) draft.usual = undefined;
}

/** The prefecture that a draft is, or may be. */
export const prefectureIn = (draft: Draft, catalogue: Catalogue): string | undefined =>
  draft.group ? undefined : draft.ids.find((id) => catalogue.row(id)?.kind === 'prefecture');

/** True where it can be nothing but institutions. */
export const areInstitutions = (draft: Draft, catalogue: Catalogue): boolean =>
  draft.ids.every((id) => catalogue.row(id)?.kind === 'institution');
