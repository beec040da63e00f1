import type { Break, Verdict } from './audit.js';
import { gapText } from './chain.js';

/** What a check of the audit found, in Chinese, a line each. */
export const verdictLines = ({ entries, first, breaks, keyedFrom }: Verdict): string[] => [
  ...(breaks.length === 0
    ? [`核对：保留的 ${entries} 条（自第 ${first} 条起）前后相符。`]
    : [
        `核对：保留的 ${entries} 条中有 ${breaks.length} 处与前文不符，可能已损坏、丢失或被改动，请与备份比对：`,
        ...breaks.map((found) => `· ${breakLine(found)}`),
      ]),
  ...(keyedFrom === null
    ? []
    : [
        keyedFrom === first
          ? '密钥：全部受 AUDIT_KEY 保护。'
          : `密钥：自第 ${keyedFrom} 条起受 AUDIT_KEY 保护，此前的没有。`,
      ]),
];

const breakLine = ({ n, to, file, line }: Break): string => {
  const which = gapText({ from: n, to });
  if (file !== '') return `${which}（audit/${file} 第 ${line} 行）`;
  return `${which}（缺失${n === 1 ? '，也没有到期删除的记录' : ''}）`;
};
