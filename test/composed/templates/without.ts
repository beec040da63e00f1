import type { Random } from '../../match/random.js';
import { between, sample } from '../chance.js';
import type { Family, Variant } from '../family.js';
import { callIt, callRegion, list } from '../names.js';
import { countiesOf, institutionsOf, prefectures, type Row, region } from '../notice.js';
import { columnSlots, drawColumn, type Slots } from '../phrase.js';
import { countyScope, drawGroup, scopeSlots } from '../scope.js';
import { sum, without } from '../twin.js';

const left = (random: Random, out: readonly Row[]): Slots => ({
  X: () =>
    list(
      random,
      out.map((row) => callIt(random, row)),
      ['、'],
    ),
});

/** Counties without some of them: the institutions do not count. */
const otherCounties: Variant = {
  templates: [
    '{W}各{units}除{X}外{C}[合计|一共|加起来]{much}~',
    '{W}各{units}（{X}除外）{C}合计[是多少|多少]~',
    '除了{X}，{W}其他{units}{C}[一共|总共|合计]{much}~',
    '{W}[不含|不算|不包括]{X}，其他{units}{C}[一共|合计]{much}~',
    '{W}除{X}以外的{units}{C}[合计|总共]是{much}~',
    '除{X}外，{W}[其余|其他|别的]{units}{C}加起来[是|有]{much}~',
    '{W}其他{units}（不含{X}）{C}[合计|一共]{much}~',
    '!把{W}各{units}的{noun}加起来，{X}不算',
    '{C}{W}各{units}去掉{X}[合计|一共]{much}~',
    '{W}各{units}，{X}除外，{C}一共{gave}{much}~',
    '{W}[所有|全部]{units}里除去{X}，{C}[合计|加起来][是|有]{much}~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const place = random.pick(prefectures);
    const inside = countiesOf(place);
    if (inside.length < 4) return undefined;
    const out = sample(random, inside, between(random, 1, 2));
    return {
      slots: {
        ...columnSlots(random, asked),
        ...scopeSlots(random, countyScope(place)),
        ...left(random, out),
      },
      expected: [without(inside, out, asked.column)],
    };
  },
};

const WHOLE = [
  '{W}{C}去掉{X}还剩{much}~',
  '{W}去掉{X}，{C}[还有|剩下]{much}~',
  '{W}扣除{X}后{C}[是|还有]{much}~',
  '{W}不含{X}{C}一共{much}~',
  '{W}刨去{X}，{C}还[剩|有]{much}~',
  '{W}里面把{X}拿掉，{C}[余下的|剩下的]有{much}~',
  '除去{X}，{W}{C}[还有|一共]{much}~',
  '{W}除{X}外{C}合计[是|]{much}~',
  '抛开{X}，{W}{C}总共{much}~',
  '{W}（不含{X}）{C}[合计|一共]{much}~',
  '不算{X}的话，{W}{C}是{much}~',
];

/** A prefecture's whole amount without some of its counties: what its institutions have stays in. */
const rest: Variant = {
  templates: WHOLE,
  draw(random) {
    const asked = drawColumn(random);
    const place = random.pick(prefectures);
    const inside = countiesOf(place);
    if (inside.length < 4) return undefined;
    const out = sample(random, inside, between(random, 1, 2));
    return {
      slots: { ...columnSlots(random, asked), W: () => callIt(random, place), ...left(random, out) },
      expected: [without([place], out, asked.column)],
    };
  },
};

const ofGroup: Variant = {
  templates: WHOLE,
  draw(random) {
    const asked = drawColumn(random);
    const [name, members] = drawGroup(random);
    if (members.length < 3) return undefined;
    const out = sample(random, members, members.length > 3 ? between(random, 1, 2) : 1);
    return {
      slots: { ...columnSlots(random, asked), W: name, ...left(random, out) },
      expected: [without(members, out, asked.column)],
    };
  },
};

const ofRegion: Variant = {
  templates: [
    ...WHOLE,
    '除{X}外[其他|其余]地州{C}[合计|一共|加起来]{much}~',
    '{W}除{X}以外{C}[合计|一共]{much}~',
    '{X}以外的地州{C}合计[是|]{much}~',
    '除了{X}，[剩下|其他]的地州{C}一共{gave}{much}~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const out = sample(random, prefectures, between(random, 1, 2));
    return {
      slots: { ...columnSlots(random, asked), W: () => callRegion(random), ...left(random, out) },
      expected: [without([region], out, asked.column)],
    };
  },
};

/** How a prefecture's institutions are called where one or two words mean all of them. */
function institutionWords(place: Row): readonly string[] | undefined {
  const inside = institutionsOf(place);
  const [stations, homes] = [/救助站$/u, /福利院$/u].map((end) => inside.some(({ name }) => end.test(name)));
  if (!inside.every(({ name }) => /(?:救助站|福利院)$/u.test(name))) return undefined;
  if (stations && homes) return ['救助站和福利院', '救助站、福利院', '救助站跟福利院'];
  if (stations) return ['救助站'];
  return homes ? ['福利院', '儿童福利院'] : undefined;
}

const noInstitutions: Variant = {
  templates: WHOLE.filter((template) => !template.includes('里面')).concat(
    '{W}各{units}{C}[一共|合计]{much}，不算{X}',
  ),
  draw(random) {
    const asked = drawColumn(random);
    const place = random.pick(prefectures);
    const words = institutionWords(place);
    if (!words) return undefined;
    return {
      slots: {
        ...columnSlots(random, asked),
        ...scopeSlots(random, countyScope(place)),
        X: () => random.pick(words),
      },
      expected: [sum(countiesOf(place), asked.column)],
    };
  },
};

export const exclusion: readonly Family[] = [
  { name: 'except-counties', variants: [otherCounties] },
  { name: 'except-whole', variants: [rest, ofGroup, ofRegion, noInstitutions] },
];
