import type { Decimal } from 'decimal.js';
import type { Catalogue } from '../notice/catalogue.js';
import { amountOf, type Column, type Row } from '../notice/model.js';
import { isWithin } from '../question/bound.js';
import type { Amounts, Operation } from '../question/model.js';
import { partsInPercent, percentOf, rankOf } from './arithmetic.js';
import { judge } from './claims.js';
import type { AnswerOf, Bare, Standing } from './model.js';

/** One place: its amounts, their parts, where it stands, what lies in it and the targets that apply. */
export function allocation(
  question: Amounts,
  { claims = [], bound }: Extract<Operation, { is: 'show' }>,
  catalogue: Catalogue,
  row: Row,
): Bare<AnswerOf<'allocation'>> {
  const { column, unit } = question;
  const by = column ?? catalogue.main;
  const { parts, standings } = relations(row, catalogue, by);
  return {
    kind: 'allocation',
    row,
    ...(column && { column }),
    ...(unit && { unit }),
    by,
    ...(parts && { parts }),
    standings,
    members:
      row.kind === 'prefecture'
        ? catalogue.within(row.id)
        : row.kind === 'region'
          ? catalogue.prefectures
          : [],
    indicators: catalogue.targets(row.prefecture),
    corrections: catalogue.notice.corrections.filter((correction) => correction.about === row.id),
    claims: judge(claims, () => row, catalogue),
    ...(bound && { bound: { ...bound, met: isWithin(amountOf(row, by), bound) } }),
  };
}

/** What a row is of others: its parts in per cent, and where it stands. */
interface Relations {
  readonly parts?: ReadonlyMap<Column, Decimal>;
  readonly standings: readonly Standing[];
}

/** A row lives as long as its notice, and the same ones are asked for again and again. */
const known = new WeakMap<Row, Map<Column, Relations>>();

function relations(row: Row, catalogue: Catalogue, by: Column): Relations {
  const columns = known.get(row) ?? new Map<Column, Relations>();
  known.set(row, columns);
  const found = columns.get(by) ?? {
    ...partsOf(row, catalogue),
    standings: standings(row, catalogue, by),
  };
  columns.set(by, found);
  return found;
}

function partsOf(row: Row, catalogue: Catalogue): Pick<Relations, 'parts'> {
  const columns = catalogue.partsOf(catalogue.main);
  const parts = partsInPercent(columns.map((part) => amountOf(row, part)));
  return parts ? { parts: new Map(columns.map((part, i) => [part, parts[i] as Decimal])) } : {};
}

/** 天山区, 库尔勒经济技术开发区, 高新技术开发区（新市区）. */
const DISTRICT = /区）?$/u;

/** A county among its prefecture's and the region's counties; a prefecture among the prefectures. Institutions have shares alone. */
function standings(row: Row, catalogue: Catalogue, by: Column): Standing[] {
  if (row.kind === 'region') return [];
  const wholes = [
    row.kind === 'prefecture' ? undefined : catalogue.row(row.prefecture ?? ''),
    catalogue.region,
  ];
  return wholes.flatMap((within) => {
    if (!within) return [];
    const peers = catalogue.within(within.id, row.kind);
    const share = percentOf(amountOf(row, by), amountOf(within, by));
    const districts = peers.some(({ name }) => DISTRICT.test(name));
    return [{ within, rank: rankOf(row, peers, by), of: peers.length, districts, ...(share && { share }) }];
  });
}
