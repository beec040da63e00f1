import type { Catalogue } from '../notice/catalogue.js';
import { COLUMNS, type Row } from '../notice/model.js';
import type { Question } from '../question/model.js';
import { percentOf, rankOf, twoParts } from './arithmetic.js';
import type { AnswerOf, Standing } from './model.js';

/** One place: its amounts, their parts, where it stands, what lies in it and the targets that apply. */
export function allocation(
  question: Extract<Question, { kind: 'allocation' }>,
  catalogue: Catalogue,
  row: Row,
): Omit<AnswerOf<'allocation'>, 'understood' | 'alternatives' | 'picture'> {
  const parts = twoParts(row.amounts.advance, row.amounts.current);
  const { column, unit, claimed } = question;
  return {
    kind: 'allocation',
    row,
    ...(column && { column }),
    ...(unit && { unit }),
    ...(parts && { parts: { advance: parts[0], current: parts[1] } }),
    standings: standings(row, catalogue),
    members:
      row.kind === 'prefecture'
        ? catalogue.within(row.id)
        : row.kind === 'region'
          ? catalogue.prefectures
          : [],
    indicators: catalogue.notice.indicators,
    corrections: catalogue.notice.corrections.filter((correction) => correction.about === row.id),
    ...(claimed && {
      claimed: { amount: claimed, matches: COLUMNS.filter((c) => row.amounts[c].eq(claimed)) },
    }),
  };
}

/** 天山区, 库尔勒经济技术开发区, 高新技术开发区（新市区）. */
const DISTRICT = /区）?$/u;

/** A county among its prefecture's and the region's counties; a prefecture among the prefectures. Institutions have shares alone. */
function standings(row: Row, catalogue: Catalogue): Standing[] {
  if (row.kind === 'region') return [];
  const wholes = [
    row.kind === 'prefecture' ? undefined : catalogue.row(row.prefecture ?? ''),
    catalogue.region,
  ];
  return wholes.flatMap((within) => {
    if (!within) return [];
    const peers =
      within.kind === 'region'
        ? row.kind === 'prefecture'
          ? catalogue.prefectures
          : row.kind === 'county'
            ? catalogue.counties
            : catalogue.institutions
        : catalogue.within(within.id).filter((other) => other.kind === row.kind);
    const share = percentOf(row.amounts.total, within.amounts.total);
    const districts = peers.some(({ name }) => DISTRICT.test(name));
    return [
      { within, rank: rankOf(row, peers, 'total'), of: peers.length, districts, ...(share && { share }) },
    ];
  });
}
