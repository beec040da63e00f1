import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { FURTHEST } from '../../rough.js';
import { measureOf } from './against-place.js';
import { columnOf } from './columns.js';
import { levelWords } from './rows.js';
import type { Sought } from './sought.js';

/** The word that may say so. */
export const NEAR = ['about'];

/** 跟疏勒差不多的县, 提前和巴楚相近的有哪些: others with about as much as one place has, a tenth of it more or less at most. */
export function nearPlace(evidence: Evidence): Sought | undefined {
  const about = evidence.of(...NEAR).find((word) => isSought(evidence, word));
  const measure = about && evidence.mentions.find((one) => !one.group && isHeldTo(evidence, one, about));
  const column = columnOf(evidence.live) ?? evidence.catalogue.main;
  const amount = measure && measureOf(evidence, measure)?.amounts[column];
  if (!about || !measure || !amount) return undefined;
  const most = amount.abs().times(FURTHEST);
  return {
    test: { is: 'between', from: amount.minus(most), to: amount.plus(most) },
    tokens: [...withWord(evidence, measure), about],
    measures: [measure],
  };
}

/** Who they are is asked behind the word, and no figure stands in the text that it might belong to. */
const isSought = (evidence: Evidence, { to }: Token): boolean =>
  !evidence.live.some(({ number }) => number) &&
  [...levelWords(evidence), ...evidence.of('who', 'list', 'howMany')].some(({ from }) => from >= to);

/** 跟 stands before the place, and between it and the word nothing but what an amount is called. */
const isHeldTo = (evidence: Evidence, mention: Mention, about: Token): boolean =>
  withWord(evidence, mention).length > 0 &&
  evidence.tokens.every(
    (token) =>
      token.from < mention.to ||
      token.from >= about.from ||
      hasRole(token, 'column', 'suffix', 'idle') ||
      isA(token, 'amount', 'figure'),
  );

/** 跟, right before the place. */
const withWord = (evidence: Evidence, { from }: Mention): readonly Token[] =>
  evidence.of('and').filter((word) => word.to === from);
