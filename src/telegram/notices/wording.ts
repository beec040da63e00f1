import { basename, relative } from 'node:path';
import type { Fault } from '../../notice/fault.js';
import type { Notice } from '../../notice/model.js';
import { beijing } from '../../store/audit.js';
import { mask } from '../../store/mask.js';
import type { Loaded, Refusal } from './loaded.js';

// What the program says about the notices that are loaded. No amount: it goes into the log, and none of them is checked.

/** So many faults are told; the rest is for --check. */
const MOST_FAULTS = 3;

const NUMBER = /[\d０-９](?:[\d０-９,，.．]*[\d０-９])?/g;

/** Amounts of whatever length: of a faulty line nobody knows what its numbers are. */
const covered = (text: string): string =>
  mask(text).replace(NUMBER, (found) => '＊'.repeat([...found].length));

/** One fault: where it stands and what it is, its numbers covered. @param root the folder with the notices */
export const faultLine = (root: string, { file, line, found, expected }: Fault): string => {
  const inside = relative(root, file);
  const name = inside === '' || inside.startsWith('..') ? basename(file) : inside;
  return `${name}${line > 0 ? ` 第 ${line} 行` : ''}：${covered(found)}；应为${covered(expected)}。`;
};

const firstFaults = (root: string, faults: readonly Fault[]): string[] => [
  ...faults.slice(0, MOST_FAULTS).map((fault, i) => `${i + 1}. ${faultLine(root, fault)}`),
  ...(faults.length > MOST_FAULTS ? [`另有 ${faults.length - MOST_FAULTS} 处。`] : []),
];

/** What each admin is told of a set that was not taken. */
export const refused = (root: string, { faults }: Refusal): string =>
  [
    `新的通知数据有 ${faults.length} 处问题，没有换上，仍用原来的数据答复：`,
    ...firstFaults(root, faults),
    '数字以“＊”代替；在服务器上运行 node dist/main.js --check 可看全部。改正后会自动重新载入。',
  ].join('\n');

const STAGE: Readonly<Record<Notice['stage'], string>> = { advance: '提前下达', final: '正式下达' };

const noticeLine = (notice: Notice, standing: Notice): string => {
  const { number, year, stage, fund, rows, id } = notice;
  const size = rows.length > 0 ? `分配表 ${rows.length} 行` : '没有分配表';
  const meant = notice === standing ? '；没有指明时答这一份' : '';
  return `${number}　${year} 年　${STAGE[stage]}　${fund.name}　${size}（${id}${meant}）`;
};

/** The lines of /notices. @param root the folder with the notices */
export const notices = ({ notices: loaded, standing, since, refusal }: Loaded, root: string): string[] => [
  `现在用于答复的通知 ${loaded.length} 份，${beijing(since)}（北京时间）载入：`,
  ...loaded.map((notice) => noticeLine(notice, standing)),
  ...(refusal
    ? [
        `最近一次没有换上：${beijing(refusal.at)}，有 ${refusal.faults.length} 处问题：`,
        ...firstFaults(root, refusal.faults),
      ]
    : ['启动以来没有换不上的数据。']),
];
