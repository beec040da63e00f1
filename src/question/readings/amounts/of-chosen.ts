import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import type { Amounts, Operation } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { type Chosen, chosenIn } from './chosen.js';
import { COLUMN_WORDS, columnNamed, PLAIN } from './columns.js';
import { order } from './order.js';
import { prefectureOf } from './rows.js';

/** What is done with the rows, and the words that say so. */
interface Done {
  readonly operation: Operation;
  readonly concepts: readonly string[];
}

/** 全年超过1亿的县本次合计多少, 全年前十里本次最少的: by one column rows are picked out, and in another something is asked of them. */
export const ofChosen: Propose = (evidence) =>
  chosenIn(evidence).flatMap((chosen) => {
    const done = doneWith(evidence, chosen);
    if (!done) return [];
    const { rows, shown, asked, used, assumed } = chosen;
    const listed = 'beside' in done.operation;
    const question = {
      ...shown,
      rows: listed ? shown.rows : rows,
      operation: done.operation,
      ...(listed ? {} : { column: asked }),
    } as Amounts & typeof shown;
    const concepts = [...COLUMN_WORDS, ...PLAIN, 'within', 'and', 'who', 'places', ...done.concepts];
    return [
      {
        question: { ...question, understood: evidence.places.understood },
        used: new Set([...used, ...using(evidence, { mentions: evidence.mentions, concepts })]),
        assumed,
      },
    ];
  });

function doneWith(evidence: Evidence, chosen: Chosen): Done | undefined {
  const { behind, shown, asked } = chosen;
  if (behind.has('share', 'percent')) return shareIn(evidence, chosen);
  if (behind.has('average') || behind.has('sum', 'altogether'))
    return {
      operation: { is: 'total', measure: behind.has('average') ? 'average' : 'sum' },
      concepts: ['sum', 'altogether', 'average'],
    };
  if (behind.has('most', 'least', 'first') || behind.live.some(({ as }) => as === 'rank'))
    return orderIn(chosen);
  // 全年超过2亿的县的本次各是多少, 全年前五名的本次
  return shown.operation.is === 'find' || shown.operation.is === 'order'
    ? { operation: { ...shown.operation, beside: asked }, concepts: ['each', 'apiece', 'list'] }
    : undefined;
}

/** 全年前十名的县本次占全区多少: what part they make up of the place that is named behind, or of that in which they lie. */
function shareIn(evidence: Evidence, { behind, shown, asked }: Chosen): Done | undefined {
  const [operator] = behind.of('share', 'percent');
  if (!operator || behind.has('shareApart', 'apiece', 'than')) return undefined;
  const [named, second] = evidence.mentions.filter(({ from }) => from >= operator.to);
  const last = behind.live.find(
    (token) => token.from >= operator.to && columnNamed(token) && !isA(token, 'altogether'),
  );
  const of = last && columnNamed(last);
  const inOther = of !== undefined && of !== asked;
  // 占全年多少, with no place: of their own year.
  const whole = named
    ? prefectureOf(evidence, named.ids)
    : inOther
      ? 'year'
      : (shown.rows.scope ?? (shown.rows.label ? undefined : evidence.catalogue.region.id));
  if (!whole || second || named?.group || (whole === 'year' && of !== evidence.catalogue.main))
    return undefined;
  return {
    operation: { is: 'share', whole, ...(named && inOther && { of }) },
    concepts: ['share', 'percent', 'sum', 'altogether', 'ownWhole'],
  };
}

/** 全年过亿的县里本次最少的: of those that are picked out the first in the other column. */
function orderIn({ behind, rows }: Chosen): Done | undefined {
  const [found] = order({ ...behind, mentions: [] });
  if (found?.question.kind !== 'amounts' || found.question.operation.is !== 'order') return undefined;
  const { operation } = found.question;
  if (operation.by !== 'amount' || operation.from > rows.ids.length) return undefined;
  return { operation, concepts: ['most', 'least', 'first', 'ordinal', 'list', 'more', 'less'] };
}
