import type { Row } from '../notice/model.js';
import { readNumeral } from '../text/amounts.js';
import { type Asking, type Rule, said, withColumn } from './asking.js';
import { chooseAll } from './choosing.js';
import type { Question } from './model.js';

/** 七区一县, 八县市, 九个县市: the counties of the prefecture beside it, counted out. */
const COUNTED_OUT = /(?:\d+|[一二两三四五六七八九十]+)个?(?:县市区|区县市|县市|区县|县区|市县|县|区|市)/u;

/** A sum over places: named ones, a group's, or a prefecture's counties. */
export const aggregate: Rule = (asking) => {
  const { catalogue, mentions } = asking;
  const sums = asking.has('sum', 'plus', 'total');
  const counties = asking.has('countyLevel') || COUNTED_OUT.test(asking.text);
  const institutions = asking.has('institutionLevel');
  const [mention] = mentions;

  if (mentions.length === 1 && mention) {
    if (mention.group) {
      const regions = mention.ids.every((id) => !id.includes('/'));
      const everywhere = /全区|全疆|新疆|所有|全部|各/u.test(asking.text) && asking.has('amount', 'total');
      const together =
        asking.has('sum', 'plus') || asking.spans('total').some((span) => /[总共合]/u.test(span.text));
      if (mention.ids.length < 2 || !(regions || together || everywhere)) return undefined;
      return sum(asking, mention.ids, mention.group);
    }
    const prefecture = mention.ids.find((id) => !id.includes('/'));
    const row = prefecture ? catalogue.row(prefecture) : undefined;
    if (!prefecture || !row || !mention.sure) return undefined;
    const rows = summands(asking, row);
    const excluded = asking.places.excluded.filter((id) => rows.some((r) => r.id === id));
    if (excluded.length > 0) {
      const left = rows.filter(
        (r) => !excluded.includes(r.id) && !(asking.has('countyLevel') && r.kind === 'institution'),
      );
      return sum(
        asking,
        left.map((r) => r.id),
        `${row.name}（不含${excluded.length > 3 ? `${excluded.length} 个单位` : excluded.map((id) => catalogue.row(id)?.name).join('、')}）`,
      );
    }
    if (asking.has('each', 'compare') && !asking.has('sum', 'total')) return undefined;
    if (!sums && !(COUNTED_OUT.test(asking.text) && asking.has('amount'))) return undefined;
    if (institutions && !counties)
      return sum(
        asking,
        rows.filter((r) => r.kind === 'institution').map((r) => r.id),
        `${row.name}各机构`,
      );
    if (counties)
      return sum(
        asking,
        countedOut(asking.text, rows).map((r) => r.id),
        `${row.name}各县市区`,
      );
    return undefined;
  }
  if (mentions.length < 2 || !sums || (asks(asking) && !asking.has('sum', 'plus'))) return undefined;
  const chosen = chooseAll(asking, mentions);
  if ('ask' in chosen) return chosen.ask;
  const left = chosen.ids.filter((id) => !asking.places.excluded.includes(id));
  return sum(asking, left, undefined, chosen.understood);
};

/** 哪个全年多, 谁高: one of them is asked for, not their sum. */
const asks = (asking: Asking): boolean =>
  asking.has('compare', 'than') || /(?:哪个|哪家|哪边|谁).*[多少高低大小]/u.test(asking.text);

/** What a place is made of; the region of prefectures where prefectures are left out, else of everything below them. */
function summands({ catalogue, places }: Asking, row: Row): readonly Row[] {
  if (row.kind !== 'region') return catalogue.within(row.id);
  return places.excluded.some((id) => !id.includes('/'))
    ? catalogue.prefectures
    : [...catalogue.counties, ...catalogue.institutions];
}

/** 一市八县 leaves zones out where the counts say so; else every county counts. */
function countedOut(text: string, rows: readonly Row[]): readonly Row[] {
  const counties = rows.filter((row) => row.kind === 'county');
  const counts = [
    ...text.matchAll(/(\d+|[一二两三四五六七八九十]+)个?(县市区|区县市|县市|区县|县区|市县|县|区|市)/gu),
  ];
  const named = counties.filter((row) =>
    counts.some(([, , levels = '']) =>
      [...levels].some(
        (level) => row.name.replace(/[）)]$/u, '').endsWith(level) && !row.name.endsWith('开发区'),
      ),
    ),
  );
  const total = counts.reduce((sum, [, count = '']) => sum + (readNumeral(count)?.toNumber() ?? 0), 0);
  return total > 0 && total === named.length ? named : counties;
}

/** A row inside another summand counts once, with its whole. */
function sum(
  asking: Asking,
  ids: readonly string[],
  label?: string,
  understood: readonly string[] = [],
): Question {
  const covered = ids.filter((id) => ids.some((other) => other !== id && contains(other, id)));
  const places = ids.filter((id) => !covered.includes(id));
  return {
    kind: 'aggregate',
    places,
    covered,
    ...(label && { label }),
    ...said(asking, ...understood),
    ...withColumn(asking),
    ...(asking.unit && { unit: asking.unit }),
  };
}

const contains = (whole: string, part: string): boolean => whole === '全区' || part.startsWith(`${whole}/`);
