import { type Propose, using } from '../proposal.js';
import { COLUMN_WORDS, PLAIN } from './columns.js';
import { cutOut } from './cut-out.js';
import { orderBehind } from './order-of-each.js';
import { prefectureOf } from './rows.js';

/** What holds one against the other. */
const AGAINST = ['difference', 'than', 'more', 'less', 'times', 'compare'];

/** 喀什地区最多的县是和田地区最多的县的几倍: the one that stands somewhere in one place, held against the one of another. */
export const endsApart: Propose = (evidence) => {
  const { mentions, places } = evidence;
  if (
    mentions.length !== 2 ||
    places.excluded.length > 0 ||
    !evidence.has(...AGAINST) ||
    evidence.has('apiece')
  )
    return [];
  if (mentions.some(({ ids, group }) => !group && !prefectureOf(evidence, ids))) return [];
  const found = mentions.flatMap((_, at) => orderBehind(evidence, at) ?? []);
  const ids = found.flatMap(({ question }) =>
    question.kind === 'amounts' && question.operation.is === 'order' && question.operation.by === 'amount'
      ? (cutOut(question.rows, question.operation, question.column, evidence) ?? [])
      : [],
  );
  const [first] = found;
  const columns = new Set(found.map(({ question }) => question.kind === 'amounts' && question.column));
  if (ids.length !== 2 || found.length !== 2 || columns.size > 1 || first?.question.kind !== 'amounts')
    return [];
  return [
    {
      question: {
        ...first.question,
        rows: { ids },
        operation: { is: 'compare' as const },
        understood: places.understood,
      },
      used: new Set([
        ...found.flatMap(({ used }) => [...used]),
        ...using(evidence, {
          mentions,
          concepts: [...COLUMN_WORDS, ...PLAIN, ...AGAINST, 'who', 'or', 'and', 'within'],
        }),
      ]),
      assumed: found.flatMap(({ assumed }) => assumed),
    },
  ];
};
