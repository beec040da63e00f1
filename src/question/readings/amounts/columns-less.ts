import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import { endsClause, isPassing } from '../../evidence/places/neighbours.js';
import { columnBehind } from '../../evidence/scope/opens-else.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, type ColumnWord, columnIn, PLAIN } from './columns.js';
import { resolve } from './resolve.js';

/** One column that is taken off another, with the words that say so. */
interface Taken {
  readonly from: Column;
  readonly off: Column;
  readonly tokens: readonly Token[];
}

/** 莎车全年减去提前下达, 莎车扣掉提前批还有多少, 提前和本次相减: a column of some rows less another column of theirs. */
export const columnsLess: Propose = (evidence) => {
  const { mentions, places, catalogue } = evidence;
  const taken = takenOff(evidence);
  if (!taken || mentions.length > 1 || places.gap || places.excluded.length > 0) return [];
  const less = (ids: readonly string[], understood: readonly string[], label?: string): Question => ({
    kind: 'amounts',
    rows: { ids, ...(label && { label }) },
    operation: {
      is: 'total',
      measure: 'difference',
      minus: ids,
      columns: [...ids.map(() => taken.from), ...ids.map(() => taken.off)],
    },
    ...asked(evidence, undefined),
    understood,
  });
  const [mention] = mentions;
  const question = mention
    ? resolve(evidence, mentions, ([one], understood) => one && less(one.ids, understood, mention.group))
    : less([catalogue.region.id], ['没有写地名，按“全区”理解']);
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions,
        tokens: taken.tokens,
        concepts: [...COLUMN_WORDS, ...PLAIN, 'rest', 'undone', 'ownWhole'],
      }),
      assumed: mention ? [] : [{ why: '没有写地名，按全区理解', cost: WEIGHTS.region }],
    },
  ];
};

/** Which column is taken off which; what is left of a place without more is left of its year's sum. */
function takenOff(evidence: Evidence): Taken | undefined {
  // bachu is a name, and so is written 把除.
  const word = evidence.of('minus', 'except', 'exceptAfter').find((token) => !hasRole(token, 'place'));
  const off = word && columnOff(evidence, word);
  if (!off) return undefined;
  const columns = evidence.live.flatMap(columnIn);
  const named = new Set(columns.map(({ column }) => column));
  const others = columns.filter(({ token }) => token !== off.token);
  const other = others.findLast(({ token }) => token.to <= word.from) ?? others[0];
  const from = other?.column ?? evidence.catalogue.main;
  if (from === off.column || named.size === 0 || named.size > (other ? 2 : 1)) return undefined;
  // 提前的不算，本次多少: one part is left out where another is asked for, and nothing is left of it.
  if (!isA(word, 'minus') && from !== evidence.catalogue.main) return undefined;
  return { from, off: off.column, tokens: [word, ...columns.map(({ token }) => token)] };
}

/** The column right behind the word, or, where none follows, right before it: 把提前批刨掉. */
function columnOff({ tokens }: Evidence, word: Token): ColumnWord | undefined {
  const behind = columnBehind(word, tokens);
  const [named] = behind ? columnIn(behind) : [];
  if (named) return named;
  const next = tokens.find((token) => token.from >= word.to && !isPassing(token));
  if (next && !endsClause(next) && !isA(next, 'rest')) return undefined;
  const last = tokens.findLast((token) => token.to <= word.from && !isPassing(token));
  return last && columnIn(last)[0];
}
