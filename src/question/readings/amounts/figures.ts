import type { Decimal } from 'decimal.js';
import type { Column } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { columnNamed } from './columns.js';

/** A figure that the text states of a place. */
export interface Stated {
  readonly mention: Mention;
  readonly column?: Column | undefined;
  readonly amount: Decimal;
  readonly tokens: readonly Token[];
}

/**
 * The figures that the text states, each with its place and column. A column stands before its figure; three figures in
 * a row without columns are the table's own three; columns told before the first place head a table.
 */
export function statedIn(evidence: Evidence, sum: Token | undefined): Stated[] {
  const { live, mentions } = evidence;
  const start = mentions[0]?.from ?? 0;
  const heads = live.filter((t) => t.to <= start && columnNamed(t)).flatMap((t) => columnNamed(t) ?? []);
  const stated: Stated[] = [];
  let mention: Mention | undefined;
  let column: Token | undefined;
  let run: Token[] = [];
  const close = (): void => {
    if (mention)
      stated.push(...columned(mention, run, heads.length > 1 ? heads : [], evidence.catalogue.columns));
    run = [];
  };
  for (const token of live) {
    const here = mentions.find((m) => m.from === token.from);
    if (here) {
      close();
      mention = here;
      // Columns told before the first place head a table; each place's figures follow in their order.
      if (heads.length > 1 && stated.length === 0) column = undefined;
    } else if (hasRole(token, 'column') && columnNamed(token)) {
      close();
      column = token;
    } else if (token !== sum && token.as === 'value' && token.number && isAmount(token, evidence)) {
      const amount = inTenThousands(token.number).times(
        evidence.tokens[token.index - 1] && isA(evidence.tokens[token.index - 1], 'negative') ? -1 : 1,
      );
      const owner = mention ?? (mentions.length === 1 ? mentions[0] : undefined);
      const told =
        column ?? (owner && owner !== stated.at(-1)?.mention ? stated.at(-1)?.tokens[1] : undefined);
      // 昭苏县本次是1673万，麦盖提县是1.0425亿: the next place shares the column.
      if (owner && told && columnNamed(told))
        stated.push({
          mention: owner,
          column: columnNamed(told),
          amount,
          tokens: [token, told, ...live.filter((t) => t.index === token.index - 1 && isA(t, 'negative'))],
        });
      else if (mention) run.push(token);
      else if (owner)
        stated.push({ mention: owner, amount, tokens: [token], column: columnBehind(live, token) });
      column = undefined;
    }
  }
  close();
  return stated;
}

/** 2081901 is a subject's code, and no amount of a county. */
const isAmount = ({ number }: Token, { catalogue }: Evidence): boolean =>
  number !== undefined &&
  number.unit !== '%' &&
  number.unit !== '成' &&
  !(number.unit === null && catalogue.subject(number.digits));

/** 65468是全年的吗: the column behind a figure, in the same clause. */
const columnBehind = (live: readonly Token[], number: Token): Column | undefined => {
  const behind = live.find(
    (token) => token.from >= number.to && token.clause === number.clause && hasRole(token, 'column'),
  );
  return behind && columnNamed(behind);
};

function columned(
  mention: Mention,
  run: readonly Token[],
  heads: readonly Column[],
  all: readonly Column[],
): Stated[] {
  // One figure of a notice with one column may be any.
  const whole = all.length > 1 && run.length === all.length;
  const columns = heads.length === run.length ? heads : whole ? all : [];
  return run.map((token, i) => ({
    mention,
    column: columns[i],
    amount: inTenThousands(token.number as NonNullable<Token['number']>),
    tokens: [token],
  }));
}
