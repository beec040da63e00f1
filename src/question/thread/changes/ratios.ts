import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Question } from '../../model.js';
import { COLUMN_WORDS, columnOf, PLAIN } from '../../readings/amounts/columns.js';
import { contains, levelWords } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { columnsFor } from '../held.js';
import { pointedAt } from '../references.js';
import type { Thread } from '../thread.js';
import { nameOf, ONWARD, proposal } from './common.js';

/** 这两个县各占喀什地区多少, 哪个比例高: the part of each of several places of the talk, and not of all of them together. */
export function partOfEach(evidence: Evidence, thread: Thread): Proposal[] {
  if (!isOfParts(evidence, thread.last) || evidence.places.excluded.length > 0) return [];
  const compared = comparing(evidence);
  const apart = evidence.has('each', 'apiece', 'shareApart');
  if (!apart && compared.length === 0) return [];
  const pointed = pointedAt(evidence, thread);
  const ids = pointed?.ids ?? (thread.focus.length > 1 ? thread.focus : thread.singles);
  const whole = ids.length > 1 ? wholeOf(evidence, thread, ids) : undefined;
  if (!whole) return [];
  return partsIn(evidence, thread, ids, whole).flatMap((parts) =>
    proposal(
      compared.length > 0 && whole === 'year' ? inOrder(parts) : apartFrom(parts),
      using(evidence, {
        mentions: evidence.mentions,
        tokens: [...(pointed?.tokens ?? []), ...levelWords(evidence), ...compared],
        concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, ...DIVIDING],
      }),
      [{ why: '接上一问，各占多少', cost: 0 }],
    ).map((one) => ({
      ...one,
      question: { ...one.question, understood: [`接上一问：${nameOf(evidence, ids)}`] },
    })),
  );
}

/** 占多少; 哪个高, after parts of their own years, which differ otherwise than the amounts. */
const isOfParts = (evidence: Evidence, last: Question): boolean =>
  evidence.has('share', 'percent') ||
  (last.kind === 'amounts' &&
    last.operation.is === 'share' &&
    last.operation.whole === 'year' &&
    evidence.mentions.length === 0 &&
    evidence.withRole('column', 'unit').length === 0 &&
    !evidence.has('each', 'apiece', 'shareApart', 'difference', 'than', 'order'));

/** 哪个高, 哪个比例高. */
const comparing = (evidence: Evidence): readonly Token[] =>
  evidence.live.filter(
    (token) => isA(token, 'compare') || (evidence.has('who') && isA(token, 'more', 'less')),
  );

const DIVIDING = [
  'share',
  'shareApart',
  'percent',
  'each',
  'apiece',
  'within',
  'ownWhole',
  'places',
  'these',
  'who',
];

type Share = Amounts & { readonly operation: { readonly is: 'share'; readonly whole: string | 'year' } };

/** The parts in each column that may be meant. Of its own year only a column is a part. */
function partsIn(
  evidence: Evidence,
  thread: Thread,
  ids: readonly string[],
  whole: string,
): readonly (readonly Share[])[] {
  const { catalogue } = evidence;
  const named = evidence.live.filter(
    (token) => hasRole(token, 'column') && !(whole === 'year' && isA(token, 'total')),
  );
  const column = columnOf(named);
  const columns = column ? [column] : columnsFor(thread, ids, catalogue);
  return columns
    .filter((one) => whole !== 'year' || (one !== undefined && one !== catalogue.main))
    .map((one) =>
      ids.map((id) => ({
        kind: 'amounts',
        rows: { ids: [id] },
        operation: { is: 'share', whole },
        ...(one && { column: one }),
      })),
    );
}

const apartFrom = (parts: readonly Share[]): Question => ({
  kind: 'several',
  questions: parts.map((part) => ({ ...part, understood: [] })),
  understood: [],
});

/** Which of them has the higher part of its own year. */
function inOrder(parts: readonly Share[]): Question | undefined {
  const [first] = parts;
  return (
    first && {
      ...first,
      rows: { ids: parts.flatMap(({ rows }) => rows.ids) },
      operation: { is: 'order', from: 1, end: 'most', by: 'share' },
      understood: [],
    }
  );
}

/** What they are parts of: the one that is named, each its own year, or what the last part was of. */
function wholeOf(evidence: Evidence, { last }: Thread, ids: readonly string[]): string | undefined {
  const { mentions } = evidence;
  const [mention] = mentions;
  if (mention)
    return mentions.length === 1
      ? mention.ids.find((whole) => ids.every((id) => contains(evidence, whole, id)))
      : undefined;
  if (evidence.has('total')) return 'year';
  const before = last.kind === 'amounts' && last.operation.is === 'share' ? last.operation.whole : undefined;
  if (before === 'year' || (typeof before === 'string' && ids.every((id) => contains(evidence, before, id))))
    return before;
  const homes = [...new Set(ids.map((id) => evidence.catalogue.row(id)?.prefecture))];
  return homes.length === 1 ? (homes[0] ?? undefined) : undefined;
}
