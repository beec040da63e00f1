import type { Family, Variant } from '../family.js';
import { callRegion } from '../names.js';
import { countiesOf, prefectures, region } from '../notice.js';
import { columnSlots, drawColumn } from '../phrase.js';
import { countyScope, drawGroup, scopeSlots } from '../scope.js';
import { count, countyLeaves } from '../twin.js';

const ofPrefecture: Variant = {
  templates: [
    '{W}各{units}{C}[明细|分配明细|分配情况|分配表]',
    '!列一下{W}各{units}{C}[分别|各]给了多少',
    '{W}[下面|底下][各个|每个]{units}{C}[分别|各][是|有|给了]多少~',
    '{W}[有哪些|都有哪些]{units}，{C}[各多少|分别多少|分别给了多少]~',
    '!把{W}[所有|全部]{units}的{noun}[列出来|都列一下|都发我|列个表]',
    '{C}{W}[各|每个]{units}[各给了|分别给了|分别拿了][多少|多少钱|几多]~',
    '!逐个[报|列]一下{W}各{units}的{noun}',
    '{W}的{noun}分{units}[明细|列一下|列出来]',
    '{W}{units}{C}一览表',
    '{noun}这块，{W}各{units}都是多少~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const place = random.pick(prefectures);
    return {
      slots: { ...columnSlots(random, asked), ...scopeSlots(random, countyScope(place)) },
      expected: [{ kind: 'breakdown', place: place.id, column: asked.column }],
    };
  },
};

export const breakdown: Family = { name: 'breakdown', variants: [ofPrefecture] };

const ofRegion: Variant = {
  templates: [
    '{R}14个地州{C}[各多少|分别多少|分别给了多少]~',
    '各地州{C}分别[给了|分了|拿了]{much}~',
    '!列一下14个地州的{noun}',
    '[14|十四]个地州市{C}[明细|分配表]',
    '{R}各地州{C}[分配表|分配情况|明细]',
    '每个地州{C}各给了{much}~',
    '!把各地州的{noun}[都列出来|列个表|都发我]',
    '{R}分地州{C}明细',
    '{C}各个地州都[给了|分了]多少~',
    '{noun}这块，14个地州各是多少~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    return {
      slots: { ...columnSlots(random, asked), R: () => callRegion(random) },
      expected: [{ kind: 'breakdown', place: region.id, column: asked.column }],
    };
  },
};

export const prefectureList: Family = { name: 'prefectures', variants: [ofRegion] };

const HOW_MANY = [
  '{W}有[几个|多少个]{units}~',
  '{W}[下面|下辖|底下]有[几个|多少个]{units}~',
  '{W}[一共|总共|拢共][几个|多少个|有几个|有多少个]{units}~',
  '!数一下{W}有几个{units}',
  '{W}[包括|含|下设][几个|多少个]{units}~',
  '{W}的{units}[一共|总共]有[几个|多少个]~',
  '{W}{units}的[个数|数量]是多少~',
  '附件1里{W}列了[几个|多少个]{units}~',
  '[几个|多少个]{units}归{W}管~',
];

const countsOf: Variant = {
  templates: HOW_MANY,
  draw(random) {
    const place = random.pick([...prefectures, region, region]);
    const answer = count(countiesOf(place));
    return {
      slots: scopeSlots(random, countyScope(place)),
      expected: [answer, { ...answer, places: [place.id] }],
    };
  },
};

const countsOfPrefectures: Variant = {
  // Nobody says that prefectures are below the region, or whose they are.
  templates: HOW_MANY.filter((template) => !/归|下面/u.test(template)).concat('{W}分成[几个|多少个]{units}~'),
  draw(random) {
    const answer = count(prefectures);
    return {
      slots: { W: () => callRegion(random), units: () => random.pick(['地州', '地州', '地州市']) },
      expected: [answer, { ...answer, places: [region.id] }],
    };
  },
};

const countsOfGroup: Variant = {
  templates: HOW_MANY,
  draw(random) {
    const [name, members] = drawGroup(random);
    const answer = count(countyLeaves(members));
    return {
      slots: { W: name, units: () => (name.startsWith('南疆') ? '县市' : '县市区') },
      expected: [answer, { ...answer, places: members.map(({ id }) => id) }],
    };
  },
};

export const counting: Family = {
  name: 'count',
  variants: [countsOf, countsOf, countsOfPrefectures, countsOfGroup],
};
