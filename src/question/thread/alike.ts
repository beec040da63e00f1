import type { Amounts, Question } from '../model.js';

const ONE_BY_ONE = ['share', 'rank', 'compare'];

/** 各占多少, 阜康占昌吉州多少，米东占乌市多少: the same relation asked of several places, one by one. */
export function areAlike(questions: readonly Question[]): questions is readonly (Amounts & Question)[] {
  const [first] = questions;
  return (
    first?.kind === 'amounts' &&
    questions.length > 1 &&
    ONE_BY_ONE.includes(first.operation.is) &&
    questions.every((part) => part.kind === 'amounts' && part.operation.is === first.operation.is)
  );
}
