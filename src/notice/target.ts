/** What a target demands of a value: to be at least, or at most, so many per cent or what it was last year. */
export interface Bound {
  readonly is: 'atLeast' | 'atMost';
  /** In per cent; left out where last year's value is the bound. */
  readonly percent?: string;
}

const IN_FIGURES = /^([≥≤])(\d+(?:\.\d+)?)%$/u;
const BY_LAST_YEAR = /^(?:(不[低少小]于)|不[高多大]于|不超过)(?:上年|去年|上一年|上年度)(?:水平)?$/u;

/** The bound that a target sets; undefined for one in words, which only words can claim to be met. */
export function boundOf(target: string): Bound | undefined {
  const [, sign, percent] = IN_FIGURES.exec(target) ?? [];
  if (percent) return { is: sign === '≥' ? 'atLeast' : 'atMost', percent };
  const lastYear = BY_LAST_YEAR.exec(target);
  return lastYear ? { is: lastYear[1] ? 'atLeast' : 'atMost' } : undefined;
}
