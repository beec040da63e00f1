import { between } from '../chance.js';
import type { Family, Variant } from '../family.js';
import { callInFull } from '../names.js';
import { counties, prefectureOf, prefectures, region } from '../notice.js';
import { columnSlots, drawColumn, sayCount, sayNumber } from '../phrase.js';
import type { Expected } from '../question.js';
import { countyScope, drawScope, scopeSlots } from '../scope.js';
import { nth, ranked, rankOf } from '../twin.js';

const whereOneStands: Variant = {
  templates: [
    '{A}{C}在{W}排第几~',
    '{A}在{W}{C}排第几[名|位|]~',
    '{A}的{noun}在{W}[排第几|排多少名|是第几|排几]~',
    '{W}里{A}{C}[排第几|排老几|是第几]~',
    '{C}{A}在{W}各{units}里排第几~',
    '{A}{C}排{W}第几~',
    '{A}{C}在{W}{n}个{units}中[列|居|排]第几[位|名|]~',
    '!看一下{A}{C}在{W}的名次',
    '按{noun}排，{A}在{W}是第几[名|位|]~',
    '{W}{units}排名，{A}{C}第几~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const place = random.below(5) === 0 ? random.pick(prefectures) : random.pick(counties);
    const scope =
      place.kind === 'prefecture'
        ? ({ place: region, rows: prefectures, level: 'prefecture' } as const)
        : countyScope(random.below(3) === 0 ? region : prefectureOf(place));
    const answer = rankOf(place, scope.rows, asked.column);
    const expected: [Expected, ...Expected[]] = [answer];
    // The amounts of a place tell where its year's sum stands, in words.
    if (asked.column === 'total') {
      const tells = `${answer.of}个[^；。]*第${answer.rank}(?!\\d)`;
      expected.push({ kind: 'allocation', place: place.id, column: 'total', tells });
    }
    return {
      slots: {
        ...columnSlots(random, asked),
        ...scopeSlots(random, scope),
        A: () => callInFull(random, place),
        n: () => sayCount(random, scope.rows.length),
      },
      expected,
    };
  },
};

const fromAbove = [
  '{w}{noun}第{n}多的{unit}[是哪个|是谁|]~',
  '{W}{C}排第{n}的{unit}[是哪个|是谁]~',
  '{W}{C}排名第{n}的是哪个{unit}~',
  '{C}{W}第{n}名是哪个{unit}~',
  '{W}哪个{unit}{C}排第{n}~',
  '{W}{units}里{noun}第{n}高的是[哪个|谁]~',
  '{W}各{units}{C}从多到少排，第{n}个是[哪个|谁]~',
  '!查一下{w}{noun}第{n}多的{unit}',
  '{W}{C}第{n}多的{unit}[是哪个|是谁|]~',
  '{noun}第{n}多的是{W}哪个{unit}~',
  '{W}{noun}第{n}名的{unit}[是哪个|是谁]~',
];
const fromBelow = [
  '{w}{noun}第{n}少的{unit}[是哪个|是谁|]~',
  '{W}{C}倒数第{n}的{unit}[是哪个|是谁]~',
  '{W}{C}排倒数第{n}的是哪个{unit}~',
  '{C}{W}倒数第{n}是哪个{unit}~',
  '{W}哪个{unit}{C}倒数第{n}~',
  '{W}{units}里{noun}第{n}低的是[哪个|谁]~',
  '{W}各{units}{C}从少到多排，第{n}个是[哪个|谁]~',
  '!查一下{w}{noun}第{n}少的{unit}',
  '{W}{C}第{n}少的{unit}[是哪个|是谁|]~',
  '{noun}第{n}少的是{W}哪个{unit}~',
];

const whoStands = (least: boolean, templates: readonly string[]): Variant => ({
  templates,
  draw(random) {
    const asked = drawColumn(random);
    const scope = drawScope(random);
    const most = Math.min(scope.rows.length - 1, least ? 5 : 15);
    if (most < 2) return undefined;
    const n = between(random, 2, most);
    const place = nth(scope.rows, asked.column, least, n);
    if (!place) return undefined;
    const of = scope.rows.length;
    const answer = { ...ranked([place], asked.column), rank: n, of };
    return {
      slots: {
        ...columnSlots(random, asked),
        ...scopeSlots(random, scope, (rows) => nth(rows, asked.column, least, n)?.id),
        n: () => sayNumber(random, n),
      },
      // From the other end, the rank may be counted from either.
      expected: least ? [answer, { ...answer, rank: of + 1 - n }] : [answer],
    };
  },
});

export const ranks: readonly Family[] = [
  { name: 'rank-of', variants: [whereOneStands] },
  {
    name: 'nth',
    variants: [whoStands(false, fromAbove), whoStands(false, fromAbove), whoStands(true, fromBelow)],
  },
];
