import type { Answer } from '../../../src/answer/model.js';
import type { Asked } from './questions.js';

/** `offered`: a question back whose first option is right; `asked`: any other question back, or that nothing was found. */
export type Verdict = 'right' | 'offered' | 'asked' | 'wrong';

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);
const sameSet = (a: readonly string[], b: readonly string[]): boolean => same(a.toSorted(), b.toSorted());

/** Holds an answer against what was expected. */
export function verdictOn(answer: Answer, { expected }: Asked): Verdict {
  if (answer.kind === 'choice') {
    const offered = answer.rows.map((row) => row.path);
    if (expected.kind === 'choice') return sameSet(offered, expected.paths) ? 'right' : 'asked';
    return offered[0] === expected.paths[0] ? 'offered' : 'asked';
  }
  if (answer.kind === 'none' || answer.kind === 'help') return 'asked';
  // 乌鲁木齐项: the prefecture that a name usually means, with the county of that name beside it.
  if (answer.alternatives.some((row) => row.path === expected.paths[0])) return 'offered';
  return isRight(answer, expected) ? 'right' : 'wrong';
}

function isRight(answer: Answer, { kind, paths, year, column, value }: Asked['expected']): boolean {
  if (kind === 'years')
    return (
      answer.kind === 'years' &&
      answer.parts.length === 2 &&
      answer.parts.every((part) => part.kind === 'allocation' && part.row.path === paths[0]) &&
      sameSet(
        answer.parts.map((part) => String(part.notice.year)),
        [String(year), String(year - 1)],
      )
    );
  if (answer.notice.year !== year) return false;
  switch (kind) {
    case 'amount':
      return (
        (answer.kind === 'allocation' || answer.kind === 'breakdown') &&
        answer.row.path === paths[0] &&
        (column === undefined || (answer.column ?? 'total') === column)
      );
    case 'ranking':
      return (
        answer.kind === 'ranking' &&
        sameSet(
          answer.ranked.map(({ row }) => row.path),
          paths,
        )
      );
    case 'rank':
      return answer.kind === 'ranking' && answer.rank === value && answer.ranked[0]?.row.path === paths[0];
    case 'compare':
      return (
        answer.kind === 'compare' &&
        sameSet(
          answer.rows.map((row) => row.path),
          paths,
        )
      );
    case 'sum':
      return (
        answer.kind === 'aggregate' &&
        answer.measure === 'sum' &&
        sameSet(
          answer.rows.map((row) => row.path),
          paths,
        ) &&
        answer.value.eq(value ?? 0)
      );
    case 'choice':
      return false;
  }
}
