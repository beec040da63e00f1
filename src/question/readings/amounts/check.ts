import type { Decimal } from 'decimal.js';
import type { Column } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Claim } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnNamed, columnOf, PLAIN } from './columns.js';
import { differenceClaimed } from './compare.js';
import { BOUNDS } from './condition.js';
import { resolve } from './resolve.js';
import { levelWords } from './rows.js';

interface Stated {
  readonly mention: Mention;
  readonly column?: Column | undefined;
  readonly amount: Decimal;
  readonly tokens: readonly Token[];
}

/** Stated figures held against the notice, each one of them. */
export const check: Propose = (evidence) => {
  const { mentions } = evidence;
  if (mentions.length === 0 || mentions.some((m) => m.group)) return [];
  // 有没有超过1000万: a bound is no figure that is held against the row's own.
  if (evidence.of('check').some((token) => isA(token, ...BOUNDS))) return [];
  // 比昌吉州多329万元: what is stated is the difference of two, and no amount of the second.
  if (differenceClaimed(evidence)) return [];
  const sum = statedSum(evidence);
  const stated = statedIn(evidence, sum?.number);
  if (stated.length === 0) return [];
  // A+B=31071: one figure behind several that are added up is their sum.
  if (stated.length === 1 && mentions.length > 1 && evidence.has('sum', 'plus', 'altogether')) return [];
  const spoken = mentions.filter((mention) => stated.some((one) => one.mention === mention));
  const tokens = stated.flatMap((one) => one.tokens);
  const column = headed(evidence)
    ? undefined
    : columnOf(
        // 这是全年的还是本次的: of columns between which is asked, none is named.
        evidence.live.filter(
          (t) => hasRole(t, 'column', 'scope') && !tokens.includes(t) && !isA(t, 'altogether'),
        ),
      );
  const question = resolve(
    evidence,
    mentions,
    (resolved, understood) => {
      const claims = stated.flatMap(({ mention, column: of, amount }): Claim[] => {
        const place = resolved.find((one) => one.mention === mention)?.ids[0];
        // 均为全年数: a column told once is that of all figures that have none of their own.
        const by = of ?? column;
        return place ? [{ place, amount, ...(by && { column: by }) }] : [];
      });
      const ids = [...new Set(resolved.flatMap((one) => one.ids))];
      return {
        kind: 'amounts',
        rows: { ids },
        operation: sum
          ? { is: 'total', measure: 'sum', claims, claimed: inTenThousands(sum.amount) }
          : ids.length === 1
            ? { is: 'show', claims }
            : { is: 'compare', claims },
        ...asked(evidence, sum ? (column ?? onlyColumn(stated)) : column),
        understood,
      };
    },
    (mention, ids) =>
      matching(
        evidence,
        ids,
        stated.filter((one) => one.mention === mention),
      ),
  );
  if (!question) return [];
  const asksToCheck =
    evidence.has('check', 'met', 'misstated') || (evidence.has('who') && mentions.length > 1);
  // 伊犁这次为4697的县: a place of the prefecture is sought, not the prefecture's own figure confirmed.
  const seeks = !asksToCheck && (levelWords(evidence).length > 0 || evidence.has('who', 'list'));
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: [...tokens, ...levelWords(evidence), ...countsOf(evidence), sum?.number],
        concepts: [
          ...COLUMN_WORDS,
          ...PLAIN,
          'each',
          'check',
          'who',
          'or',
          'more',
          'less',
          'compare',
          'difference',
          'within',
          'insteadOf',
          'misstated',
          'plus',
          'sum',
          'list',
        ],
      }),
      assumed: asksToCheck
        ? []
        : [
            {
              why: '写出的数与通知核对',
              cost: WEIGHTS.unasked * (spoken.length === mentions.length && !seeks ? 1 : 3),
            },
          ],
    },
  ];
};

/** …克州 22622，五州合计 81795: the last figure of a table, behind the word for a sum, is that of all the places. */
function statedSum({ live, mentions }: Evidence) {
  const values = live.filter((token) => token.as === 'value' && token.number);
  const number = values.at(-1);
  const last = mentions.at(-1);
  if (!number?.number || !last || mentions.length < 2) return undefined;
  const word = live.findLast((token) => token.to <= number.from && isA(token, 'altogether', 'sum'));
  const before = values.at(-2);
  const closes = word && before && before.from >= last.to && before.to <= word.from;
  return closes ? { number, amount: number.number } : undefined;
}

/** The column that all the figures are of. */
function onlyColumn(stated: readonly Stated[]): Column | undefined {
  const columns = new Set(stated.map(({ column }) => column));
  const [only] = columns;
  return columns.size === 1 ? only : undefined;
}

/** 五州合计: how many places there are says nothing new. */
const countsOf = ({ live, mentions }: Evidence): readonly Token[] =>
  live.filter((token) => token.as === 'count' && token.number?.value.eq(mentions.length));

/** Several columns told before the first place are the head of a table. */
const headed = ({ live, mentions }: Evidence): boolean =>
  live.filter((t) => t.to <= (mentions[0]?.from ?? 0) && columnNamed(t)).length > 1;

/** The data tell which of the places that share a name is meant: the one that has the amount. */
function matching(
  { catalogue }: Evidence,
  ids: readonly string[],
  stated: readonly Stated[],
): readonly string[] {
  const fitting = ids.filter((id) => {
    const row = catalogue.row(id);
    return (
      row &&
      stated.length > 0 &&
      stated.every(({ amount, column }) =>
        (column ? [column] : catalogue.columns).some((c) => row.amounts[c]?.eq(amount)),
      )
    );
  });
  return fitting.length === 1 ? fitting : [];
}

/**
 * The figures that the text states, each with its place and column. A column stands before its figure; three figures in
 * a row without columns are the table's own three; columns told before the first place head a table.
 */
function statedIn(evidence: Evidence, sum: Token | undefined): Stated[] {
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
