import type { Evidence } from '../../evidence/evidence.js';

/** 对吧, 是不是, 吗: whether what is said is so; a question mark at the end asks it as well. */
export const asksWhether = (evidence: Evidence): boolean =>
  evidence.has('check', 'yesNo', 'confirm') || putsQuestion(evidence);

export const putsQuestion = ({ text }: Evidence): boolean => /[?？]\s*$/u.test(text);

/** 合计数792267对吗: whether what is said of all together is so. */
export const isStatedOfAll = (evidence: Evidence): boolean =>
  evidence.has('check') && evidence.has('altogether', 'sum');
