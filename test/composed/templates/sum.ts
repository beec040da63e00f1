import { between, sample } from '../chance.js';
import type { Family, Variant } from '../family.js';
import { added, callInFull, list } from '../names.js';
import { countiesOf, institutions, prefectures, type Row } from '../notice.js';
import { columnSlots, drawColumn, sayCount } from '../phrase.js';
import { countyScope, drawGroup, drawPeers, scopeSlots } from '../scope.js';
import { sum } from '../twin.js';

export const these = (places: readonly Row[]): string => {
  const number = ['', '', '两', '三', '四', '五'][places.length];
  return places.every(({ kind }) => kind === 'prefecture') ? `这${number}个地州` : `这${number}个地方`;
};

const named: Variant = {
  templates: [
    '{L}{C}[一共|总共|合计|共计|拢共][多少|给了多少|是多少|多少钱|给了几多]~',
    '{L}{C}加起来[是|有|]{much}~',
    '!把{L}的{noun}[加起来|加一下|加到一块|加总]',
    '{plus}{C}[等于|是|一共]{much}~',
    '{C}{L}[一共|总共|加起来][给了|分了|拨了|拿了]{much}~',
    '{L}{these}{C}[合计|总和|加起来]是{much}~',
    '{L}{noun}的[总和|合计数|总数]是{much}~',
    '{C}[一共|总共][给了|拨给|分给]{L}{much}~',
    '{L}，{C}[合在一起|加在一块|凑一起]是[多少|几多|啥数]~',
    '!算一下{L}{C}[合计|一共|加起来]多少',
    '{L}的{noun}合计[多少|是多少]~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const places = sample(random, drawPeers(random), between(random, 2, 4));
    const names = (): string[] => places.map((row) => callInFull(random, row));
    return {
      slots: {
        ...columnSlots(random, asked),
        L: () => list(random, names()),
        plus: () => added(random, names()),
        these: these(places),
      },
      expected: [sum(places, asked.column)],
    };
  },
};

const ofPrefecture: Variant = {
  templates: [
    '{W}各{units}{C}[合计|加起来|一共|总共][多少|是多少|有多少]~',
    '{W}[所有|全部]{units}{C}[加起来|合计|一共]{much}~',
    '!把{W}各{units}的{noun}[加起来|加总|加到一块]',
    '{W}{n}个{units}{C}[一共|合计|加起来]{much}~',
    '{W}[下面|底下]{units}{C}[总共|一共]{gave}{much}~',
    '{C}{W}各{units}合计是{much}~',
    '{W}各{units}{noun}的[总和|合计数|总数]是[多少|啥数]~',
    '{C}[一共|总共]给了{W}各{units}{much}~',
    '{W}各{units}，{C}[合在一起|加在一块]是{much}~',
    '!算一下{W}[所有|各]{units}{C}的[合计|总和]',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const place = random.pick(prefectures);
    const inside = countiesOf(place);
    return {
      slots: {
        ...columnSlots(random, asked),
        ...scopeSlots(random, countyScope(place)),
        n: () => sayCount(random, inside.length),
      },
      expected: [sum(inside, asked.column)],
    };
  },
};

const GROUP_TEMPLATES = [
  '{G}{C}[一共|总共|合计|拢共]{much}~',
  '{G}{C}加起来[是|有|]{much}~',
  '!把{G}的{noun}[加起来|加总]',
  '{C}{G}[一共|总共]{gave}{much}~',
  '{G}{noun}的[总和|合计数|总数]是[多少|啥数|几多]~',
  '{C}[一共|总共]给了{G}{much}~',
  '{G}{C}[合计|总共]{got}{much}~',
  '{G}，{C}[合在一起|总的]是{much}~',
  '!算一下{G}{C}[合计|一共|加起来]多少',
  '{G}的{noun}合计[多少|是多少]~',
];

const ofGroup: Variant = {
  templates: GROUP_TEMPLATES,
  draw(random) {
    const asked = drawColumn(random);
    const [name, members] = drawGroup(random);
    return {
      slots: { ...columnSlots(random, asked), G: name },
      expected: [sum(members, asked.column)],
    };
  },
};

const stations = institutions.filter(({ name }) => name.endsWith('救助站'));

const ofStations: Variant = {
  templates: GROUP_TEMPLATES,
  draw(random) {
    const asked = drawColumn(random);
    return {
      slots: {
        ...columnSlots(random, asked),
        G: () =>
          random.pick(['所有救助站', '全部救助站', '全区所有救助站', '全区全部救助站', '全疆所有的救助站']),
      },
      expected: [sum(stations, asked.column)],
    };
  },
};

export const sums: readonly Family[] = [
  { name: 'sum-named', variants: [named] },
  { name: 'sum-prefecture', variants: [ofPrefecture] },
  { name: 'sum-group', variants: [ofGroup, ofGroup, ofStations] },
];
