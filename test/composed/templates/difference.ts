import { sample } from '../chance.js';
import type { Family, Variant } from '../family.js';
import { callInFull, pair } from '../names.js';
import { prefectureOf } from '../notice.js';
import { columnSlots, drawColumn } from '../phrase.js';
import { drawPeers } from '../scope.js';
import { difference } from '../twin.js';

const minus: Variant = {
  templates: [
    '{A}{C}减{B}{C}[是|等于]{much}~',
    '{A}减{B}{C}[是|等于|得]{much}~',
    '{A}的{noun}减去{B}的[是|等于]{much}~',
    '!用{A}的{noun}减{B}的',
    '{A}[减掉|减去]{B}，{C}[剩|还剩]{much}~',
    '{C}{A}减{B}[得|是]{much}~',
    '{A}{C}[减掉|减去]{B}等于[几多|多少]~',
    '!算一下{A}减{B}{C}[是多少|得多少]',
    '!从{A}的{noun}里减去{B}的，[是|得]多少',
    '{noun}这块，{A}减去{B}是{much}~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const [A, B] = sample(random, drawPeers(random), 2);
    if (!A || !B) return undefined;
    // Now and then a prefecture less one of its counties.
    const from = B.kind === 'county' && random.below(5) === 0 ? prefectureOf(B) : A;
    return {
      slots: {
        ...columnSlots(random, asked),
        A: () => callInFull(random, from),
        B: () => callInFull(random, B),
      },
      expected: [difference([from], [B], asked.column)],
    };
  },
};

const plusMinus: Variant = {
  templates: [
    '{A}加{B}减{D}{C}[等于|是|得]{much}~',
    '{A}加上{B}再减去{D}，{C}[是|得]{much}~',
    '{AB}{C}加起来再减{D}[是|还有]{much}~',
    '{AB}{C}之和减去{D}[等于|是]{much}~',
    '{A}{C}加{B}减去{D}是[多少|几多]~',
    '!把{AB}{noun}加起来，再减掉{D}的',
    '{C}{A}加{B}减{D}得{much}~',
    '{AB}{C}合计，[减去|扣掉]{D}[是|还剩]{much}~',
    '!算一下{A}加{B}减{D}{C}[多少|是多少]',
    '{A}+{B}减{D}，{C}是{much}~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const [A, B, D] = sample(random, drawPeers(random), 3);
    if (!A || !B || !D) return undefined;
    const names = { A: () => callInFull(random, A), B: () => callInFull(random, B) };
    return {
      slots: {
        ...columnSlots(random, asked),
        ...names,
        D: () => callInFull(random, D),
        AB: () => pair(random, names.A(), names.B()),
      },
      expected: [difference([A, B], [D], asked.column)],
    };
  },
};

export const differences: readonly Family[] = [
  { name: 'minus', variants: [minus] },
  { name: 'plus-minus', variants: [plusMinus] },
];
