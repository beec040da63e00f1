import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadNotices } from '../../src/notice/load.js';
import { openDeskAt } from '../../src/open.js';
import type { Message } from '../../src/reply/message.js';
import { EXAMPLES } from '../../src/reply/wording.js';
import { dataFor, readData, type Tap } from '../../src/telegram/buttons.js';
import { captionOf, type Screen, screensOf } from '../../src/telegram/screen.js';
import { markupOf } from './emulator/keyboard.js';
import { formattedText } from './emulator/text.js';

const opened = openDeskAt('data', 'data');
const loaded = loadNotices('data');
if (typeof opened === 'string' || !loaded.ok || !loaded.notices[0]) throw new Error('the data is damaged');
const desk = opened;
const notice = loaded.notices[0];

/** What a message looks like on the phone; throws, as Telegram would refuse it, where it breaks a limit. */
function shown(message: Message, page?: number): Screen[] {
  const screens = message.picture ? [captionOf(message)] : screensOf(message, page);
  for (const { text, entities, keyboard } of screens) {
    formattedText(text, entities, undefined, message.picture ? 1024 : 4096);
    if (keyboard.length > 0) markupOf({ inline_keyboard: keyboard });
  }
  return screens;
}

/** Every button, as what its tap will be read as. */
function tapsOf(screens: readonly Screen[]): Tap[] {
  return screens.flatMap(({ text, keyboard }) =>
    keyboard.flat().map((button) => {
      const tap = 'callback_data' in button && readData(button.callback_data, text);
      if (!tap) throw new Error(`${button.text} cannot be read`);
      return tap;
    }),
  );
}

const WORDS = [
  '',
  '图',
  '本次下达',
  '提前下达 图',
  '明细',
  '绩效目标',
  '满意度 86% 达标吗',
  '排名',
  '占全区多少',
  '合计',
  '对比',
];
const SHARED = ['喀什', '和田', '伊宁', '乌鲁木齐', '经开区', '福利院', '特困', '低保', '208', '纳入率'];
const WITHOUT_ANSWER = [
  '2023年莎车',
  '石河子',
  '北京',
  '莎车人均',
  '莎车支出进度',
  '天气怎么样',
  '和田地区疗养院',
  '莎车县第一小学',
];
const LISTS = [
  '县排名',
  '地州排名 图',
  '全区所有单位排名',
  '全区所有县市区合计',
  '全区明细',
  '全部科目',
  '绩效目标',
  '核减的有哪些',
  `${notice.rows
    .slice(20, 48)
    .map(({ name }) => name)
    .join('、')} 对比`,
  `${notice.rows
    .filter(({ kind }) => kind === 'county')
    .map(({ name }) => name)
    .join('、')} 合计`,
  '满意度 86%，录入率 96%，认定准确率 98%',
  '资金用途？印发日期？莎车多少？低保科目？县排名',
];
const asked = [
  ...notice.rows.flatMap(({ name }) => WORDS.map((word) => `${name} ${word}`.trim())),
  ...notice.subjects.map(({ code }) => code),
  ...notice.indicators.map(({ name }) => `${name} 目标`),
  ...notice.facts.map(({ title }) => title),
  ...EXAMPLES.map(([, example]) => example),
  ...SHARED,
  ...WITHOUT_ANSWER,
  ...LISTS,
  '帮助',
];

describe('every screen', () => {
  /** Buttons that gave no picture where they ask for one, or one where they do not. */
  const mistaken: string[] = [];
  let pictures = 0;

  it('is accepted, and so is every screen that its buttons lead to', () => {
    const seen = new Set<string>();
    const waiting: { ask: string; tap?: Tap }[] = asked.map((ask) => ({ ask }));
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { ask, tap } = next;
      const key = `${tap?.page ?? ''}:${ask}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const { message, outcome } = desk.ask(ask);
      if (tap) {
        expect(outcome, ask).toBe(ask === '帮助' ? 'help' : 'answered');
        expect(message.choices, ask).toEqual([]);
        expect(desk.trace(ask).question.understood, ask).toEqual([]);
        if ((message.picture !== undefined) !== ask.endsWith(' 图')) mistaken.push(ask);
      }
      if (message.picture) pictures++;
      const screens = shown(message, tap?.page);
      const text = screens.map((screen) => screen.text).join('\n');
      if (message.figures)
        expect(screens.at(-1)?.text, ask).toMatch(/来源：新财社〔2024〕35号 (附件|正文|文头|文尾)/);
      expect(text, ask).not.toMatch(/[!！]|undefined|\{\w+\}|NaN/);
      for (const follow of tapsOf(screens)) waiting.push({ ask: follow.ask, tap: follow });
    }
    expect(seen.size).toBeGreaterThan(2000);
  });

  it('has a picture where its button asks for one, and nowhere else', () => {
    expect(mistaken).toEqual([]);
    expect(pictures).toBeGreaterThan(200);
  });

  it('greets with three examples that are answered', () => {
    const screens = shown(desk.greeting());
    expect(screens[0]?.text).not.toMatch(/万元|%|≥/);
    const taps = tapsOf(screens);
    expect(taps).toHaveLength(3);
    for (const { ask } of taps) expect(desk.ask(ask).outcome).toBe('answered');
  });
});

describe('a long list', () => {
  const linesOf = (count: number) => Array.from({ length: count }, (_, index) => [`第${index}行`]);
  const listOf = (count: number): Message => ({
    blocks: [
      { lines: [['上']] },
      { lines: linesOf(count), folded: true, paged: '县排名' },
      { lines: [['下']] },
    ],
    choices: [],
    next: [],
    figures: true,
  });

  it('shows each line on one page, in order, and turns from page to page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const seen: string[] = [];
        const visited: number[] = [];
        for (let page: number | undefined = 1; page; ) {
          const screens = shown(listOf(count), page);
          expect(screens).toHaveLength(1);
          const lines = screens[0]?.text.split('\n') ?? [];
          expect([lines.at(0), lines.at(-1)]).toEqual(['上', '下']);
          seen.push(...lines.filter((line) => /^第\d+行$/.test(line)));
          visited.push(page);
          const turns: (number | undefined)[] = tapsOf(screens).map((tap) => tap.page);
          expect(turns.includes(page - 1)).toBe(page > 1);
          page = turns.find((to) => to === visited.length + 1);
        }
        expect(seen).toEqual(linesOf(count).flat());
      }),
    );
  });
});

describe('the data of a button', () => {
  const kind = fc.constantFrom('choice' as const, 'next' as const);
  const name = fc.constantFrom(...notice.rows.map((row) => row.name));
  const tap: fc.Arbitrary<Omit<Tap, 'ask'>> = fc.oneof(
    fc.record({ kind }),
    fc.record({ kind: fc.constant('page' as const), page: fc.integer({ min: 1, max: 99 }) }),
  );

  it('has at most 64 bytes, is read as what it was, and has room for every short question', () => {
    fc.assert(
      fc.property(tap, fc.array(name, { minLength: 1, maxLength: 40 }), (tap, names) => {
        const ask = `${names.join('、')}对比 图`;
        const text = names.join('\n');
        const data = dataFor({ ...tap, ask }, text);
        if (names.length <= 2) expect(data).toBeDefined();
        if (data === undefined) return;
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(readData(data, text)).toEqual({ ...tap, ask });
      }),
    );
  });

  it('never throws, whatever somebody forges', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (data, text) => {
        const read = readData(data, text);
        expect(read === undefined || read.ask.length > 0).toBe(true);
      }),
    );
  });
});

describe('the caption of a picture', () => {
  it('has at most 1024 units and ends in the source, however much is said above it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('莎', '😀', '，'), minLength: 1, maxLength: 90 }), {
          maxLength: 40,
        }),
        (lines) => {
          const message: Message = {
            ...desk.ask('喀什地区 图').message,
            blocks: [
              ...lines.map((line) => ({ lines: [[line]] })),
              { lines: [['来源：新财社〔2024〕35号 附件1']] },
            ],
          };
          const [screen] = shown(message);
          expect(screen?.text.endsWith('来源：新财社〔2024〕35号 附件1')).toBe(true);
          expect(screen?.protect).toBe(true);
        },
      ),
    );
  });
});
