import type { Random } from '../../match/random.js';
import { between, sample } from '../chance.js';
import type { Family, Variant } from '../family.js';
import { callInFull, list } from '../names.js';
import { prefectures, type Row } from '../notice.js';
import { type Asked, columnSlots, drawColumn, type Slots, sayCount } from '../phrase.js';
import { countyScope, drawGroup, drawPeers, drawScope, scopeSlots } from '../scope.js';
import { average } from '../twin.js';

const EACH = [
  '{W}各{units}{C}平均[是|有|给了|]{much}~',
  '{W}平均每个{units}{C}[是|有|给了|分到]{much}~',
  '{W}各{units}{C}的平均数是{much}~',
  '!算一下{W}各{units}{C}的平均数',
  '{C}{W}各{units}平均[给了|分了|拿了]{much}~',
  '平均下来{W}[一个|每个]{units}{C}{much}~',
  '{W}每个{units}{C}平均{much}~',
  '{W}{n}个{units}{C}平均下来是{much}~',
  '{W}各{units}{noun}的[平均值|平均数|均值][是多少|多少]~',
  '{noun}这块，{W}每个{units}平均有{much}~',
];

const eachOf = (
  random: Random,
  asked: Asked,
  rows: readonly Row[],
  slots: Slots,
): ReturnType<Variant['draw']> => ({
  slots: { ...columnSlots(random, asked), ...slots, n: () => sayCount(random, rows.length) },
  expected: [average(rows, asked.column)],
});

const ofScope: Variant = {
  templates: EACH,
  draw(random) {
    const scope = random.below(3) === 0 ? drawScope(random) : countyScope(random.pick(prefectures));
    return eachOf(random, drawColumn(random), scope.rows, scopeSlots(random, scope));
  },
};

const ofGroup: Variant = {
  // 南疆三地州三个地州 nobody says.
  templates: EACH.filter((template) => !template.includes('{n}')),
  draw(random) {
    const [name, members] = drawGroup(random);
    return eachOf(random, drawColumn(random), members, { W: name, units: '地州' });
  },
};

const ofNamed: Variant = {
  templates: [
    '{L}{C}平均[是|]{much}~',
    '{L}{C}的平均数[是多少|是几多]~',
    '{L}平均每个[地方|地儿]{C}{much}~',
    '!算一下{L}{noun}的平均数',
    '{C}{L}平均[给了|分了|拿了]{much}~',
    '{L}平均下来{C}是{much}~',
    '{L}，{C}平均一个[给了|有]{much}~',
    '{L}{C}的平均值是{much}~',
    '{noun}这块，{L}平均起来是{much}~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const places = sample(random, drawPeers(random), between(random, 2, 4));
    return {
      slots: {
        ...columnSlots(random, asked),
        L: () =>
          list(
            random,
            places.map((row) => callInFull(random, row)),
          ),
      },
      expected: [average(places, asked.column)],
    };
  },
};

export const averages: readonly Family[] = [
  { name: 'average-each', variants: [ofScope, ofScope, ofGroup] },
  { name: 'average-named', variants: [ofNamed] },
];
