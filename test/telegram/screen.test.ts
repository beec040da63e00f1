import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message, Span } from '../../src/reply/message.ts';
import { dataFor, readData } from '../../src/telegram/buttons.ts';
import { screensOf } from '../../src/telegram/screen.ts';
import { markupOf } from './emulator/keyboard.ts';
import { formattedText } from './emulator/text.ts';

const word = fc.string({
  unit: fc.constantFrom('莎', '车', '𠮷', '😀', '6', ',', ' ', '<', '&'),
  minLength: 1,
});
const span: fc.Arbitrary<Span> = fc.oneof(
  word,
  word.map((strong) => ({ strong })),
  word.map((copy) => ({ copy })),
);
const block = fc.record({
  lines: fc.array(fc.array(span, { maxLength: 6 }), { maxLength: 60 }),
  folded: fc.boolean(),
});
const offer = fc.record({
  label: word.map((text) => `问${text}`),
  ask: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
});
const message: fc.Arbitrary<Message> = fc.record({
  blocks: fc.array(block, { maxLength: 12 }),
  choices: fc.array(offer, { maxLength: 12 }),
  next: fc.array(offer, { maxLength: 6 }),
  figures: fc.boolean(),
});

const plainLines = ({ blocks }: Message) =>
  blocks.flatMap(({ lines }) =>
    lines.map((line) =>
      line.map((part) => (typeof part === 'string' ? part : Object.values(part)[0])).join(''),
    ),
  );

describe('a reply on Telegram', () => {
  it('is accepted by Telegram, and has every line whole and in order', () => {
    fc.assert(
      fc.property(message, (given) => {
        const screens = screensOf(given);
        for (const { text, entities, keyboard } of screens) {
          formattedText(text, entities, undefined, 4096);
          if (keyboard.length > 0) markupOf({ inline_keyboard: keyboard });
        }
        const sent = screens.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== '');
        expect(sent).toEqual(plainLines(given).filter((line) => line.trim() !== ''));
      }),
    );
  });

  it('is protected where it has figures, and where a tap may turn it into an answer', () => {
    fc.assert(
      fc.property(message, (given) => {
        for (const { protect } of screensOf(given)) {
          expect(protect).toBe(given.figures || given.choices.length > 0);
        }
      }),
    );
  });

  it('has bold, copied and folded parts, and its buttons under the last message', () => {
    const screens = screensOf({
      blocks: [
        {
          lines: [
            [{ strong: '莎车县' }, ' · 喀什地区'],
            ['全年合计　', { copy: '65,468' }, ' 万元'],
          ],
        },
        { lines: [['低保对象人数　应保尽保'], ['😀 县级目标以地州分解下达的为准']], folded: true },
        { lines: [['来源：新财社〔2024〕35号 附件1']] },
      ],
      choices: [{ label: '喀什市', ask: '喀什市' }],
      next: [
        { label: '绩效目标', ask: '莎车 绩效目标' },
        { label: '全地区明细', ask: '喀什地区明细' },
        { label: '与喀什地区其他县市对比', ask: '喀什地区 对比' },
      ],
      figures: true,
    });
    expect(screens).toMatchInlineSnapshot(`
      [
        {
          "entities": [
            {
              "length": 3,
              "offset": 0,
              "type": "bold",
            },
            {
              "length": 6,
              "offset": 16,
              "type": "code",
            },
            {
              "length": 29,
              "offset": 26,
              "type": "expandable_blockquote",
            },
          ],
          "keyboard": [
            [
              {
                "callback_data": "c:喀什市",
                "text": "喀什市",
              },
            ],
            [
              {
                "callback_data": "n:莎车 绩效目标",
                "text": "绩效目标",
              },
              {
                "callback_data": "n:喀什地区明细",
                "text": "全地区明细",
              },
            ],
            [
              {
                "callback_data": "n:喀什地区 对比",
                "text": "与喀什地区其他县市对比",
              },
            ],
          ],
          "protect": true,
          "text": "莎车县 · 喀什地区
      全年合计　65,468 万元
      低保对象人数　应保尽保
      😀 县级目标以地州分解下达的为准
      来源：新财社〔2024〕35号 附件1",
        },
      ]
    `);
  });

  it('breaks between lines where it is too long, a folded part into two', () => {
    const lines = Array.from({ length: 200 }, (_, index) => [`第${index}行${'　'.repeat(40)}终`]);
    const screens = screensOf({ blocks: [{ lines, folded: true }], choices: [], next: [], figures: true });
    expect(screens.map(({ text, entities }) => [text.length, entities.length])).toMatchInlineSnapshot(`
      [
        [
          4083,
          1,
        ],
        [
          4077,
          1,
        ],
        [
          1127,
          1,
        ],
      ]
    `);
  });
});

describe('a button', () => {
  const kind = fc.constantFrom('choice' as const, 'next' as const);

  it('gives back its question where it has room for it, and has it up to 62 bytes', () => {
    const ask = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(kind, ask, fc.string(), (kind, ask, text) => {
        const data = dataFor({ kind, ask }, `答${text}`);
        if (data === undefined) {
          expect(Buffer.byteLength(ask)).toBeGreaterThan(62);
        } else {
          expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
          expect(readData(data, `答${text}`)).toEqual({ kind, ask });
        }
      }),
    );
  });

  const TEXT =
    '乌鲁木齐市 · 2024 年\n经济技术开发区（头屯河区）　1,234 万元\n巴音郭楞蒙古自治州　焉耆回族自治县\n绩效目标 明细 排名';

  it.each([
    '乌鲁木齐市 经济技术开发区（头屯河区） 绩效目标',
    '经济技术开发区（头屯河区）和巴音郭楞蒙古自治州焉耆回族自治县 明细',
  ])('has room for a longer question about what stands in the message: %s', (ask) => {
    const data = dataFor({ kind: 'next', ask }, TEXT) ?? '';
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(readData(data, TEXT)).toEqual({ kind: 'next', ask });
    for (const other of ['', '另一条消息', TEXT.replace('1,234', '1,235')]) {
      expect(readData(data, other)).toBeUndefined();
    }
  });

  it.each(['', 'x', 'c', 'c:', 'approve:1', '{"a":1}'])('refuses %j', (data) => {
    expect(readData(data, TEXT)).toBeUndefined();
  });

  it.each(['c~', 'n~AAAA', `n~${'A'.repeat(62)}`, 'n~%%'])('reads nothing out of the forged %s', (data) => {
    expect(readData(data, TEXT)?.ask).toBeUndefined();
  });
});
