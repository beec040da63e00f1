import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Desk } from '../../src/desk.js';
import { NOTICE_FIELDS } from '../../src/notice/fresh/fields.js';
import { openDeskAt } from '../../src/open.js';
import { plain } from '../../src/reply/plain.js';
import { isConfident } from '../question/desk.js';
import { threeNotices } from '../question/shelf.js';
import { talk } from '../question/threads.js';

const ROOT = join(import.meta.dirname, '../..');
const DATA = join(ROOT, 'data');
const desk = openDeskAt(DATA, DATA) as Desk;
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** Each conversation of the README: the question behind `›`, and the lines of the reply. */
const talks = [...readme.matchAll(/```\n(› [\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split(/^› /m).slice(1))
  .map((talk) => {
    const [question = '', ...lines] = talk.trimEnd().split('\n');
    return { question, lines };
  });

const first = /```\n(莎车县 ·[\s\S]*?)```/.exec(readme)?.[1]?.trimEnd().split('\n') ?? [];

/** Every line of the reply in its order; `　…` stands for lines left out, a list's numbers for their dots. */
function shows(question: string, lines: readonly string[]): void {
  const rest = plain(desk.ask(question).message)
    .replace(/^(\d+)\. /gm, (_, number: string) => `${number.padStart(2)} `)
    .split('\n');
  let leftOut = false;
  for (const line of lines) {
    if (line === '　…') {
      leftOut = true;
      continue;
    }
    const at = rest.indexOf(line);
    expect(at, line).toBeGreaterThanOrEqual(0);
    if (!leftOut) expect(at, line).toBe(0);
    rest.splice(0, at + 1);
    leftOut = false;
  }
  expect(rest).toEqual([]);
}

it('the README’s first answer is the program’s', () => {
  expect(first.length).toBeGreaterThan(5);
  shows('喀什 莎车', first);
});

it.each(talks)('the README’s answer to $question is the program’s', ({ question, lines }) => {
  shows(question, lines);
});

it('all that the README proposes to ask is answered', () => {
  const section = readme.slice(readme.indexOf('| 想查什么 |'), readme.indexOf('### 接着问'));
  const questions = [...section.matchAll(/`([^`]+)`/g)].map(([, question = '']) => question);
  expect(questions.length).toBeGreaterThan(20);
  expect(questions.filter((question) => desk.ask(question).outcome !== 'answered')).toEqual([]);
});

/** What the README's ways of going on may stand behind. */
const BEFORE = [
  '莎车',
  '莎车和叶城对比',
  '莎车、叶城合计',
  '阜康和奇台合计',
  '全区最多的前五个县',
  '喀什地区明细',
  '喀什地区减去莎车还剩多少',
  '和田',
  '满意度 86% 达标吗',
  '按时发放率和满意度',
  '博州全年在地州里排第几',
];

it('all that the README proposes to go on with is answered behind a question', () => {
  const section = readme.slice(readme.indexOf('| 接着说 |'), readme.indexOf('### 看懂回复'));
  const table = section.slice(0, section.indexOf('\n\n'));
  const questions = [...table.matchAll(/`([^`]+)`/g)].map(([, question = '']) => question);
  expect(questions.length).toBeGreaterThan(20);
  const goesOn = (question: string): boolean =>
    BEFORE.some((before) => {
      const answer = talk([before, question]).at(-1);
      return answer !== undefined && isConfident(answer);
    });
  expect(questions.filter((question) => !goesOn(question))).toEqual([]);
});

it('says once where the data comes from', () => {
  expect(readme.split('数据由文件识别录入，以正式文件为准')).toHaveLength(2);
});

it('all that the README proposes to ask of years and documents is answered where they are there', () => {
  const section = readme.slice(readme.indexOf('### 年度和文件'), readme.indexOf('### 图\n'));
  const table = section.slice(section.indexOf('| 想查什么 |'), section.indexOf('（年度、'));
  const questions = [...table.matchAll(/`([^`]+)`/g)].map(([, question = '']) => question);
  expect(questions.length).toBeGreaterThan(15);
  expect(questions.filter((question) => threeNotices.ask(question).outcome !== 'answered')).toEqual([]);
  const heads = ['莎车', '去年莎车'].map(
    (question) => plain(threeNotices.ask(question).message).split('\n')[0],
  );
  for (const head of heads) expect(section).toContain(`\`${head}\``);
});

it('the README tells of every field of notice.json', () => {
  const section = readme.slice(readme.indexOf('### 增加一份通知'), readme.indexOf('### 增加名称和说法'));
  expect(NOTICE_FIELDS.map(({ name }) => name).filter((name) => !section.includes(`\`${name}\``))).toEqual(
    [],
  );
});
