import type { Catalogue } from '../../notice/catalogue.js';
import type { Draft } from './draft.js';

/** What has to be said of how a name was read. */
export function echo(
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
