import type { Catalogue } from '../../notice/catalogue.js';
import type { Question } from '../model.js';
import { inNotice, listedIn, unlisted } from './moved.js';

/** What is asked, of one year; told where that does not list it. */
export function inYear(question: Question, catalogue: Catalogue): Question {
  const there = listedIn(question, catalogue);
  if (there) return inNotice({ ...there, understood: [] }, catalogue.notice.id);
  const [place] = unlisted(question, catalogue);
  return place === undefined
    ? { kind: 'none', gap: { why: 'code' }, suggestions: [], understood: [], notice: catalogue.notice.id }
    : absent(place, catalogue, []);
}

/** The notice does not list the place; where its money stands, if it says so. */
export const absent = (place: string, { notice }: Catalogue, understood: readonly string[]): Question => {
  const holder = notice.within.find((one) => one.place === place)?.holder;
  return {
    kind: 'none',
    gap: { why: 'unlisted', place, ...(holder && { holder }) },
    suggestions: [],
    understood,
    ...(holder && { place: holder }),
    notice: notice.id,
  };
};
