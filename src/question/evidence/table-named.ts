import { type Bare, hasRole, isA } from './token.js';

/** 绩效目标表上的金额是多少, 绩效表里写的是多少万元: where money is asked for, the table of the targets is where it stands. */
export function withTableNamed(tokens: readonly Bare[]): readonly Bare[] {
  const isTable = (token: Bare): boolean => isA(token, 'targetTable');
  const asksElse = tokens.some(
    (token) => !isTable(token) && (hasRole(token, 'indicator', 'category') || hasRole(token, 'topic')),
  );
  const asksMoney = tokens.some(
    (token) => hasRole(token, 'unit', 'column') || isA(token, 'amount', 'give', 'givenMuch'),
  );
  if (asksElse || !asksMoney) return tokens;
  return tokens.map((token) =>
    isTable(token) ? { ...token, roles: ['idle'], concepts: [], span: undefined } : token,
  );
}
