import { describe, expect, it } from 'vitest';
import { loadNotices } from '../../src/notice/load.js';
import { openDeskAt } from '../../src/open.js';
import type { Message } from '../../src/reply/message.js';
import { EXAMPLES } from '../../src/reply/wording.js';
import { greeting } from '../../src/reply/words.js';
import { readData, type Tap } from '../../src/telegram/buttons.js';
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
  it('is accepted, and so is every screen that its buttons lead to', () => {
    const seen = new Set<string>();
    const waiting: { ask: string; tap?: Tap }[] = asked.map((ask) => ({ ask }));
    let pictures = 0;
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
        expect(message.picture !== undefined, ask).toBe(ask.endsWith(' 图'));
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
    expect(pictures).toBeGreaterThan(200);
  }, 120_000);

  it('greets with three examples that are answered', () => {
    const screens = shown(greeting());
    expect(screens[0]?.text).not.toMatch(/万元|%|≥/);
    const taps = tapsOf(screens);
    expect(taps).toHaveLength(3);
    for (const { ask } of taps) expect(desk.ask(ask).outcome).toBe('answered');
  });
});
