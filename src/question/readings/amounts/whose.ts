import type { Row } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import { BOUNDS } from '../../bound.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isOfThread } from '../../evidence/places/mention.js';
import { isA, type Token, wordBefore } from '../../evidence/token.js';
import type { Claim, Question, Test } from '../../model.js';
import { agrees } from '../../rough.js';
import { WEIGHTS } from '../../weights.js';
import { isCode } from '../codes.js';
import { type Proposal, type Propose, using } from '../proposal.js';
import { COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { resolve } from './resolve.js';
import { roughlyOf } from './roughly.js';

/** Words beside figures whose owner is asked for. */
const BESIDE = [
  ...COLUMN_WORDS,
  ...PLAIN,
  'who',
  'howMany',
  'or',
  'and',
  'apiece',
  'each',
  'within',
  'copula',
  'these',
  'about',
];

/** What makes of figures something else than those of places: a bound, a difference, a sum, an end of an order. */
const ELSE = [...BOUNDS, 'between', 'distance', 'difference', 'more', 'less', 'than', 'sum', 'plus', 'minus'];
const ENDS = ['most', 'least', 'share', 'times', 'average', 'rankOf', 'except', 'exceptAfter', 'not'];

/** 14080是阿图什还是阿克陶; 65468、56849分别是哪个县; 5109 2974 2135这三个数是哪的: whose the figures are. */
export const whose: Propose = (evidence) => {
  const figures = evidence.live.filter((token) => token.as === 'value' && token.number);
  if (figures.length === 0 || evidence.has(...ELSE, ...ENDS)) return [];
  // 2081902,2082102这两个是什么: codes are no figures.
  if (figures.some((one) => one.number?.until || one.number?.vague || isCode(evidence, one))) return [];
  // 那48848是谁的: of those that were talked of before nobody has to have it.
  if (evidence.mentions.some(isOfThread)) return [];
  if (evidence.mentions.length > 1) return amongNamed(evidence, figures);
  const amounts = new Set(figures.map(({ number }) => number && inTenThousands(number).toFixed()));
  // 六千零二十，全年六千零二十万是哪个县的: the same said again is one.
  const areSeveral = evidence.mentions.length === 0 && amounts.size === figures.length && amounts.size > 1;
  return areSeveral && evidence.has('who') ? ofAnybody(evidence, figures) : [];
};

/** Which of the places that are named has the one figure. */
function amongNamed(evidence: Evidence, [figure, second]: readonly Token[]): readonly Proposal[] {
  const { mentions } = evidence;
  const last = Math.max(...mentions.map(({ to }) => to));
  const first = Math.min(...mentions.map(({ from }) => from));
  // 莎车65468，叶城呢: what stands between the places is one of theirs.
  const isApart = figure !== undefined && (figure.to <= first || figure.from >= last);
  const isEither =
    evidence.places.either || evidence.of('or').some(({ from, to }) => from >= first && to <= last);
  const asks = isEither || (evidence.has('who') && !isOfLast(evidence, figure, last));
  if (!figure || second || !isApart || !asks || mentions.some(({ group }) => group)) return [];
  const question = resolve(
    evidence,
    mentions,
    (resolved, understood) =>
      seeking(
        evidence,
        figure,
        resolved.flatMap(({ ids }) => ids),
        understood,
      ),
    (_, ids) => ids.filter((id) => has(evidence.catalogue.row(id), evidence, figure)),
  );
  return question ? [proposed(evidence, question, [figure], 0)] : [];
}

/** 阿图什和阿克陶14080，是谁: right behind a place the figure is that place's. */
const isOfLast = ({ tokens }: Evidence, figure: Token | undefined, last: number): boolean =>
  figure !== undefined && wordBefore(tokens, figure.from)?.to === last;

/** The places beside one another, with the figure held against the one that has it; where none has, against each. */
function seeking(
  evidence: Evidence,
  figure: Token,
  named: readonly string[],
  understood: readonly string[],
): Question | undefined {
  const test = testOf(evidence, figure);
  const ids = [...new Set(named)];
  if (!test || ids.length < 2) return undefined;
  const column = columnOf(evidence.live);
  const { amount } = test;
  const rough = test.is === 'near' && test.rough ? { rough: test.rough } : {};
  const of = { ...(column && { column }) };
  const owners = ids.filter((id) => has(evidence.catalogue.row(id), evidence, figure));
  const claims = (owners.length > 0 ? owners : ids).map((place) => ({ place, amount, ...rough, ...of }));
  return { kind: 'amounts', rows: { ids }, operation: { is: 'compare', claims }, ...of, understood };
}

function testOf(evidence: Evidence, figure: Token): Extract<Test, { is: 'equal' | 'near' }> | undefined {
  if (!figure.number) return undefined;
  const amount = inTenThousands(figure.number);
  const { rough } = roughlyOf(evidence, figure);
  return rough?.is === 'rounded' ? { is: 'near', amount, rough } : { is: 'equal', amount };
}

/** Several figures of one row that alone has them all are its own; else each is sought by itself. */
function ofAnybody(evidence: Evidence, figures: readonly Token[]): readonly Proposal[] {
  const { catalogue } = evidence;
  const { rows } = catalogue.notice;
  const column = columnOf(evidence.live);
  const [only, other] = column ? [] : rows.filter((row) => figures.every((one) => has(row, evidence, one)));
  if (only && !other) return [proposed(evidence, withAll(only, figures), figures, WEIGHTS.regionOfLevel)];
  const questions = figures.flatMap((figure): Question[] => {
    const test = testOf(evidence, figure);
    const operation = test && { is: 'find' as const, test };
    const all = { ids: rows.map(({ id }) => id), scope: catalogue.region.id };
    return operation
      ? [{ kind: 'amounts', rows: all, operation, ...(column && { column }), understood: [] }]
      : [];
  });
  const question: Question = { kind: 'several', questions, understood: [] };
  const held = figures.filter((figure) => rows.some((row) => has(row, evidence, figure)));
  if (held.length === 0) return [];
  const isHeld = held.length === figures.length;
  return [proposed(evidence, question, figures, isHeld ? WEIGHTS.regionOfLevel : WEIGHTS.notHeld)];
}

/** The row with all of the figures held against it. */
const withAll = ({ id }: Row, figures: readonly Token[]): Question => ({
  kind: 'amounts',
  rows: { ids: [id] },
  operation: {
    is: 'show',
    claims: figures.flatMap(({ number }): Claim[] =>
      number ? [{ place: id, amount: inTenThousands(number) }] : [],
    ),
  },
  understood: [],
});

function has(row: Row | undefined, evidence: Evidence, figure: Token): boolean {
  const column = columnOf(evidence.live);
  const test = testOf(evidence, figure);
  const rough = test?.is === 'near' ? test.rough : undefined;
  return Object.entries(row?.amounts ?? {}).some(
    ([key, one]) => test && one && agrees(one, test.amount, rough) && (!column || key === column),
  );
}

function proposed(evidence: Evidence, question: Question, figures: readonly Token[], cost: number): Proposal {
  const counts = evidence.live.filter(
    ({ as, number }) => (as === 'count' || as === 'things') && number?.value.eq(figures.length),
  );
  const levels = evidence.live.filter((token) =>
    isA(token, 'countyLevel', 'prefectureLevel', 'figure', 'county'),
  );
  return {
    question,
    used: using(evidence, {
      mentions: evidence.mentions,
      tokens: [
        ...figures,
        ...figures.flatMap((one) => roughlyOf(evidence, one).tokens),
        ...counts,
        ...levels,
      ],
      concepts: BESIDE,
    }),
    assumed: [{ why: '这个数是哪个地方的', cost }],
  };
}
