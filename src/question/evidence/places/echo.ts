import type { NameKind } from '../../../match/term.js';
import type { Catalogue } from '../../../notice/catalogue.js';
import type { Draft } from './draft.js';

/** Names that are not the official one, so that a reading of them is said. */
const ECHOED: readonly NameKind[] = [
  'misprint',
  'pinyin',
  'initials',
  'romanised',
  'uyghur',
  'former',
  'nickname',
];

/** What has to be said of how the names were read. */
export function echoes(
  drafts: readonly Draft[],
  placed: readonly Draft[],
  catalogue: Catalogue,
  source: (from: number, to: number) => string,
): string[] {
  // Of what is not asked about, only a prefecture that says where something lies is worth an echo.
  const spoken = drafts.filter(
    (draft) => placed.some((other) => other.from === draft.from) || draft.ids.some((id) => !id.includes('/')),
  );
  return spoken.flatMap((draft) => echo(draft, placed, catalogue, source) ?? []);
}

/** What has to be said of how one name was read. */
function echo(
  draft: Draft,
  placed: readonly Draft[],
  catalogue: Catalogue,
  source: (from: number, to: number) => string,
): string | undefined {
  const final = placed.find((other) => other.from === draft.from);
  // 救助站：乌市115: what the name itself was read as, and not the institution of the place.
  const meant = final?.ids.some((one) => draft.ids.includes(one)) ? final.ids : draft.ids;
  const [id] = meant;
  const row = catalogue.row(id ?? '');
  if (!row || draft.group || (draft.kind === 'printed' && !draft.mended)) return undefined;
  const name = meant.length === 1 ? row.name : undefined;
  const text = source(draft.from, draft.level ?? draft.to);
  if (!name || text === name) return undefined;
  if (draft.kind === 'former' && !draft.mended && !draft.level) return `“${text}”是原名称，按“${name}”理解`;
  return draft.level || draft.mended || ECHOED.includes(draft.kind) ? `“${text}”按“${name}”理解` : undefined;
}
