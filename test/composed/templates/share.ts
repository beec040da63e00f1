import type { Random } from '../../match/random.js';
import { between, sample } from '../chance.js';
import type { Family, Variant } from '../family.js';
import { callInFull, callIt, list } from '../names.js';
import { counties, countiesOf, prefectureOf, prefectures, type Row, region } from '../notice.js';
import { columnSlots, drawColumn, nameColumn } from '../phrase.js';
import { drawGroup } from '../scope.js';
import { share, shareOfYear } from '../twin.js';

/** A place and what it is part of. */
function drawPart(random: Random): readonly [part: Row, whole: Row] {
  if (random.below(4) === 0) return [random.pick(prefectures), region];
  const county = random.pick(counties);
  return [county, random.below(3) === 0 ? region : prefectureOf(county)];
}

const one: Variant = {
  templates: [
    '{A}{C}占{W}的[百分之几|多少|百分之多少]~',
    '{A}占{W}{C}的[百分之几|百分之多少]~',
    '{A}的{noun}在{W}里占[多少|百分之几|多大比例]~',
    '{C}{A}占{W}[多少|百分之几|多大比例]~',
    '{W}里{A}{C}占[百分之几|百分之多少|多少]~',
    '{A}{C}占到{W}的百分之[几|多少]~',
    '{A}在{W}{noun}里的占比[是多少|多少]~',
    '!算一下{A}{C}占{W}的[比重|比例]',
    '{A}{C}占{W}{C}的[百分之几|百分之多少]~',
    '{W}的{noun}，{A}占了[多少|百分之几|百分之多少]~',
    '{A}{C}占{W}的[比重|比例]是[多少|几多]~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const [part, whole] = drawPart(random);
    const answer = share([part], whole, asked.column);
    return (
      answer && {
        slots: {
          ...columnSlots(random, asked),
          A: () => callIt(random, part),
          W: () => callIt(random, whole),
        },
        expected: [answer],
      }
    );
  },
};

const TOGETHER = [
  '{L}{C}[合计|一共|加起来]占{W}的[百分之几|多少|百分之多少]~',
  '{L}[合计|加起来|一共]占{W}{C}的百分之[几|多少]~',
  '{L}{C}合起来占{W}[多少|百分之几|多大比例]~',
  '{C}{L}[加起来|合计]占{W}[百分之几|多大比例]~',
  '{W}里{L}{C}[合计|一共]占百分之[几|多少]~',
  '!算一下{L}{C}合计占{W}的[比重|比例]',
  '{L}{C}之和占{W}的[比重|比例]是多少~',
  '{W}的{noun}，{L}[加起来|合计]占了[多少|百分之几]~',
  '{L}的{noun}加一块占{W}百分之[几|多少]~',
];

const several: Variant = {
  templates: TOGETHER,
  draw(random) {
    const asked = drawColumn(random);
    const whole = random.below(3) === 0 ? region : random.pick(prefectures);
    const inside = whole === region ? random.pick([counties, prefectures, prefectures]) : countiesOf(whole);
    if (inside.length < 5) return undefined;
    const parts = sample(random, inside, between(random, 2, 3));
    const answer = share(parts, whole, asked.column);
    return (
      answer && {
        slots: {
          ...columnSlots(random, asked),
          L: () =>
            list(
              random,
              parts.map((row) => callIt(random, row)),
            ),
          W: () => callIt(random, whole),
        },
        expected: [answer],
      }
    );
  },
};

const ofGroup: Variant = {
  templates: [
    '{G}{C}占{W}的[百分之几|多少|百分之多少]~',
    '{G}占{W}{C}的百分之[几|多少]~',
    '{G}{C}[合计|一共|]占{W}[多少|百分之几|多大比例]~',
    '{C}{G}占{W}[百分之几|多大比例]~',
    '{W}里{G}{C}占百分之[几|多少]~',
    '!算一下{G}{C}占{W}的[比重|比例]',
    '{G}{C}占{W}的[比重|比例]是多少~',
    '{W}的{noun}，{G}占了[多少|百分之几]~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const [name, members] = drawGroup(random);
    const answer = share(members, region, asked.column);
    return (
      answer && {
        slots: { ...columnSlots(random, asked), G: name, W: () => callIt(random, region) },
        expected: [answer],
      }
    );
  },
};

/** 占比 alone is fixed: of the prefecture for a county, of the region for a prefecture. */
const unsaid: Variant = {
  templates: [
    '{A}占比是多少~',
    '{A}的占比',
    '{A}占多大比例~',
    '{A}[资金|钱|补助]的占比[是多少|多少]~',
    '{A}占百分之几~',
    '{A}的比重[是多少|多大]~',
    '!查一下{A}的占比',
    '占比，{A}的是多少~',
  ],
  draw(random) {
    const part = random.pick([...counties, ...prefectures, ...prefectures]);
    const whole = part.kind === 'county' ? prefectureOf(part) : region;
    const answer = share([part], whole, 'total');
    return answer && { slots: { A: () => callInFull(random, part) }, expected: [answer] };
  },
};

const ofYear: Variant = {
  templates: [
    '{A}{c}占全年的[多少|百分之几|百分之多少]~',
    '{A}的{c}占全年[百分之几|百分之多少|多大比例]~',
    '{c}占{A}全年[资金|合计|]的百分之[几|多少]~',
    '{A}全年[资金|]里{c}占[多少|百分之几|多大比例]~',
    '!算一下{A}{c}占全年的[比例|比重]',
    '{A}{c}占全年[合计|]的[比重|比例]是多少~',
    '{A}的{c}占[它|自己|其]全年的百分之[几|多少]~',
    '{A}全年的钱，{c}占了[多少|百分之几]~',
    '占全年的[比重|比例]，{A}{c}是[多少|几多]~',
  ],
  draw(random) {
    const column = random.pick(['advance', 'current'] as const);
    const place = random.pick([...counties, ...prefectures, ...prefectures, region]);
    const answer = shareOfYear(place, column);
    return (
      answer && {
        slots: { A: () => callInFull(random, place), c: () => nameColumn(random, column) },
        expected: [answer],
      }
    );
  },
};

export const shares: readonly Family[] = [
  { name: 'share-one', variants: [one, one, one, unsaid] },
  { name: 'share-several', variants: [several, several, ofGroup] },
  { name: 'share-of-year', variants: [ofYear] },
];
