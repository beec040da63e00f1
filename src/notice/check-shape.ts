import type { Draft } from './draft.js';
import { type Fault, faultsIn } from './fault.js';

/**
 * Column keys that mean something else: the other columns of `allocations.csv`, a place's field in JSON, and what words
 * that are no column's name are called.
 */
const TAKEN: readonly string[] = [
  'prefecture',
  'county',
  'kind',
  'printed_as',
  'place',
  'column',
  'altogether',
];

/** @returns every way in which what `notice.json` says of the notice's shape contradicts itself or the rows */
export function checkShape(draft: Draft): Fault[] {
  return [...checkColumns(draft), ...checkColumnSums(draft), ...checkWithin(draft)];
}

function checkColumns({ files, notice: { columns }, lineOf }: Draft): Fault[] {
  const at = faultsIn(files.notice);
  const taken = columns.flatMap(({ key }, i) =>
    TAKEN.includes(key)
      ? [at(lineOf(['columns', i, 'key']), `一栏的 key 是“${key}”`, `${TAKEN.join('、')}以外的名称`)]
      : [],
  );
  const twice = (['key', 'name', 'label'] as const).flatMap((field) =>
    columns.flatMap((column, i) =>
      columns.findIndex((other) => other[field] === column[field]) < i
        ? [at(lineOf(['columns', i, field]), `${field}“${column[field]}”在前面已经有了`, '每一栏各不相同')]
        : [],
    ),
  );
  return [...taken, ...twice];
}

function checkColumnSums({ files, notice: { columns, sums }, lineOf }: Draft): Fault[] {
  const at = faultsIn(files.notice);
  const keys = columns.map(({ key }) => key);
  return sums.flatMap(({ whole, parts }, i) => {
    const unknown = [whole, ...parts].filter((key) => !keys.includes(key));
    if (unknown.length > 0)
      return [
        at(lineOf(['sums', i]), `合计所指的是“${unknown.join('、')}”`, `columns 里的 ${keys.join('、')}`),
      ];
    const all = [whole, ...parts];
    return parts.length > 1 && new Set(all).size === all.length
      ? []
      : [at(lineOf(['sums', i]), `“${whole}”是“${parts.join('、')}”之和`, '另外两栏或更多栏之和，每栏一次')];
  });
}

/** A place whose money stands in another's row has none of its own, and that other has one. */
function checkWithin({ files, notice: { within }, rows, lineOf }: Draft): Fault[] {
  const at = faultsIn(files.notice);
  if (rows.length === 0) return [];
  const ids = new Set(rows.map(({ id }) => id));
  return within.flatMap(({ place, holder }, i) => [
    ...(ids.has(place)
      ? [at(lineOf(['within', i, 'place']), `“${place}”在分配表里有一行`, '分配表里没有单列的地方')]
      : []),
    ...(ids.has(holder)
      ? []
      : [at(lineOf(['within', i, 'holder']), `“${place}”的资金列在“${holder}”`, '分配表里的地方')]),
    ...(within.findIndex((other) => other.place === place) < i
      ? [at(lineOf(['within', i, 'place']), `“${place}”在前面已经有了`, '每个地方只有一项')]
      : []),
  ]);
}
