import type { Random } from '../../match/random.js';
import type { Family } from '../family.js';
import { callInFull } from '../names.js';
import { counties, institutions, prefectures, type Row, region } from '../notice.js';
import { columnSlots, drawColumn } from '../phrase.js';

function drawAny(random: Random): Row {
  const at = random.below(20);
  if (at < 14) return random.pick(counties);
  if (at < 17) return random.pick(prefectures);
  return at < 19 ? random.pick(institutions) : region;
}

const place: Family['variants'][number] = {
  templates: [
    '{A}{C}{gave}{much}~',
    '{A}的{noun}是[多少|几多|啥数]~',
    '{C}[给|拨给|分给|安排给]{A}{much}~',
    '{A}{C}{got}{much}~',
    '{C}{A}有{much}~',
    '{A}，{C}[多少|有多少|几多]~',
    '!查一下{A}的{noun}',
    '!报一下{A}{noun}的[数|数字|金额]',
    '{A}{C}[一共|总共|拢共]{gave}{much}~',
    '{A}那边{C}[给的|分的|拨的]是[多少|啥数]~',
    '[多少钱|多少|几多]啊，{A}{C}的',
    '{noun}这块，{A}是{much}~',
    '[文件里|附件1里|这份通知里]{A}{C}{much}~',
  ],
  draw(random) {
    const asked = drawColumn(random);
    const row = drawAny(random);
    return {
      slots: { ...columnSlots(random, asked), A: () => callInFull(random, row) },
      expected: [{ kind: 'allocation', place: row.id, column: asked.column }],
    };
  },
};

export const show: Family = { name: 'show', variants: [place] };

const YI = [
  '{A}{C}是[多少亿|多少亿元|几个亿]~',
  '{A}{C}[合|折合|换算成|折成]亿元是多少~',
  '{A}{C}[给了|有|分了][多少亿|几亿|多少个亿]~',
  '!把{A}的{noun}[换算成|折算成|换成]亿元',
  '{A}的{noun}按亿元算是多少~',
  '以亿元为单位，{A}{C}是多少~',
  '{A}{C}多少，用亿元[表示|说]',
  '{A}的{noun}折合[多少亿|多少亿元]~',
  '{C}[给|拨给]{A}[多少亿|几个亿|多少亿元]~',
];
const YUAN = [
  '{A}{C}是多少元~',
  '{A}{C}换算成元是多少~',
  '!把{A}的{noun}[换算成|折算成|换成]元',
  '{A}的{noun}按元算是多少~',
  '以元为单位，{A}{C}是多少~',
  '{A}{C}[合|折合]多少元~',
  '{A}的{noun}精确到元是多少~',
  '{A}{C}多少，要以元为单位的',
  '{C}{A}有多少元，不要万元',
];

const inUnit = (unit: '亿元' | '元', templates: readonly string[]): Family['variants'][number] => ({
  templates,
  draw(random) {
    const asked = drawColumn(random);
    const row = drawAny(random);
    const amount = row[asked.column];
    // Nobody asks how many 亿 a few dozen 万 are.
    if (amount.lt(unit === '亿元' ? 1000 : 1)) return undefined;
    const value = unit === '亿元' ? amount.div(10_000) : amount.times(10_000);
    return {
      slots: { ...columnSlots(random, asked), A: () => callInFull(random, row) },
      expected: [
        {
          kind: 'allocation',
          place: row.id,
          column: asked.column,
          says: { value: value.toFixed(), unit },
        },
      ],
    };
  },
});

export const unit: Family = { name: 'unit', variants: [inUnit('亿元', YI), inUnit('元', YUAN)] };
