import type { Notice } from '../notice/model.js';
import type { Name } from './notice-names.js';
import type { Words } from './vocabulary.js';

/** What the notices call their columns; one that the word table does not know is the notice's own. */
export function namesOfColumns(notices: readonly Notice[], { words: { column = {} } }: Words): Name[] {
  return notices.flatMap(({ columns }) =>
    columns.flatMap(({ key, name, label, names }) => {
      const own = column[key];
      return [name, label, ...names]
        .filter((one) => !isMadeUp(one, own ?? [], column.altogether ?? []))
        .flatMap((one) =>
          (own ? [key] : [key, 'column']).map(
            (concept): Name => ({ name: one, sense: { is: 'word', role: 'column', concept } }),
          ),
        );
    }),
  );
}

/** 全年合计 is 全年 and 合计, of which the second asks for a sum where there are several places: it stays two words. */
const isMadeUp = (name: string, own: readonly string[], sums: readonly string[]): boolean =>
  sums.some((sum) => name.endsWith(sum) && own.includes(name.slice(0, -sum.length)));
