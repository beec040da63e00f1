import type { Catalogue } from '../notice/catalogue.js';
import type { Column } from '../notice/model.js';

/**
 * The column in which several notices are held against each other where none is asked for: like against like. The main
 * one where it is the same in all, else the first that all of them have; undefined where they have none in common.
 */
export function alignedColumn(catalogues: readonly Catalogue[]): Column | undefined {
  const [first] = catalogues;
  if (catalogues.every(({ main }) => main === first?.main)) return first?.main;
  return first?.columns.find((column) => catalogues.every(({ columns }) => columns.includes(column)));
}
