import type { Column } from '../../../notice/model.js';
import { type Evidence, without } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Claim, Question } from '../../model.js';
import { agrees } from '../../rough.js';
import type { Proposal, Propose } from '../proposal.js';
import { check } from './check.js';
import { columnNamed } from './columns.js';
import { compare } from './compare.js';
import { type Stated, statedIn } from './figures.js';
import { order } from './order.js';
import { rank } from './rank.js';
import { boundAsked } from './reached.js';
import { reportIn } from './report.js';
import { share } from './share.js';
import { HELD } from './stated.js';
import { total } from './total.js';

/** What may be asked behind figures that are told of places. */
const ASKED: readonly Propose[] = [total, share, rank, order, compare];

/** A figure that a place has, told before something else is asked of it. */
interface Premise extends Stated {
  readonly id: string;
}

/**
 * 莎车县65468万元排第几, 温宿县提前3036，全年3670，提前占多少: figures that are told of places, each of which has it, with something
 * else asked. The rest is read as if they were not there, and they are held against the notice beside its answer.
 */
export const premised: Propose = (evidence) => {
  if (reportIn(evidence)) return [];
  const premises = premisesIn(evidence);
  const [first] = premises;
  if (!first) return [];
  const figures = premises.flatMap(({ tokens }) => tokens.filter((token) => !hasRole(token, 'column')));
  const rest = asMeant(without(evidence, [...figures, ...columnsToldOnly(evidence, premises)]), premises);
  const asks = rest.live.filter(isAsked);
  // 莎车65468，叶城56849，哪个多: what holds the figures against the notice tells that as well.
  const all = (used: ReadonlySet<number>, tokens: readonly Token[]): boolean =>
    tokens.every(({ index }) => used.has(index));
  if (asks.length === 0 || check(evidence).some(({ used }) => all(used, asks))) return [];
  // 莎车65468减叶城56849，占喀什2.3%: what is left of the one is no part that both are.
  const takes = evidence.tokens.some((token) => isA(token, 'minus'));
  return ASKED.flatMap((propose) =>
    (takes && propose === share) || propose(evidence).some(({ used }) => all(used, figures))
      ? []
      : propose(rest).flatMap((one) => withPremises(one, premises, evidence)),
  );
};

/** What says that something is worked out: 占, 平均, 去掉, 一共, 第四. */
const isAsked = (token: Token): boolean =>
  (hasRole(token, 'operator', 'scope') && !isA(token, 'check')) ||
  isA(token, 'altogether') ||
  token.as === 'rank';

/**
 * The figures that are told of places which have them. Of one that nobody has it is not known what it is, but in a list of such
 * figures behind which something is asked: 塔城市2107，额敏县2876，以上合计多少.
 */
function premisesIn(evidence: Evidence): readonly Premise[] {
  if (evidence.mentions.some(({ group }) => group)) return [];
  const stated = statedIn(evidence, undefined) ?? [];
  const placed = (one: Stated): string | undefined =>
    one.mention.ids.find((place) => hasFigure(evidence, place, one));
  const isList = evidence.has('howMuch') && stated.length === evidence.mentions.length && stated.some(placed);
  return stated.flatMap((one): Premise[] => {
    const [figure] = one.tokens;
    if (!figure || one.place || boundAsked(evidence, figure)) return [];
    const [only, other] = one.mention.ids;
    const listed = isList && !other && figure.from === one.mention.to ? only : undefined;
    const id = placed(one) ?? listed;
    return id ? [{ ...one, id }] : [];
  });
}

const hasFigure = ({ catalogue }: Evidence, id: string, { column, amount, rough }: Stated): boolean =>
  (column ? [column] : catalogue.columns).some((key) => {
    const actual = catalogue.row(id)?.amounts[key];
    return actual !== undefined && actual !== null && agrees(actual, amount, rough);
  });

/**
 * The columns that say no more than whose the figures are: of 提前39145，本次26537，全年占全区多少 the first two. With no column asked,
 * the one that all are of is meant; beside a part of the year the year is what it is a part of.
 */
function columnsToldOnly({ live, catalogue, has }: Evidence, premises: readonly Premise[]): readonly Token[] {
  const told = premises.flatMap(({ tokens }) => tokens.filter((token) => hasRole(token, 'column')));
  const isPart = (column: Column | undefined): boolean => column !== undefined && column !== catalogue.main;
  const asked = live.filter((token) => !told.includes(token)).flatMap((token) => columnNamed(token) ?? []);
  const parts = told.filter((token) => isPart(columnNamed(token)));
  if (asked.length > 0) return asked.some(isPart) ? parts : told;
  // 提前26786，本次12114，相差多少: what is asked is of both.
  return new Set(parts.map(columnNamed)).size > 1 && !has('difference', 'than') ? told : [];
}

/** The data tell which of the places that share a name is meant: the one that has the figure. */
function asMeant(evidence: Evidence, premises: readonly Premise[]): Evidence {
  const meant = (mention: Mention): Mention => {
    const own = premises.find((one) => one.mention === mention);
    return own ? { ...mention, ids: [own.id], sure: true } : mention;
  };
  const mentions = evidence.mentions.map(meant);
  return { ...evidence, mentions, places: { ...evidence.places, mentions } };
}

/** The rest's reading with the figures beside it: in it where it holds claims, else before it. */
function withPremises(one: Proposal, premises: readonly Premise[], evidence: Evidence): readonly Proposal[] {
  const claims = premises.map(
    ({ id, column, amount, rough }): Claim => ({
      place: id,
      amount,
      ...(column && { column }),
      ...(rough && { rough }),
    }),
  );
  const question = beside(one.question, claims);
  if (!question) return [];
  const used = new Set([...one.used, ...premises.flatMap(({ tokens }) => tokens.map(({ index }) => index))]);
  const isHeld = evidence.has('check', 'met');
  const assumed = isHeld ? [] : [HELD];
  return [{ ...one, question, used, assumed: [...one.assumed, ...assumed] }];
}

function beside(question: Question, claims: readonly Claim[]): Question | undefined {
  if (question.kind !== 'amounts') return undefined;
  const { operation } = question;
  const ids = [...new Set(claims.map(({ place }) => place))];
  switch (operation.is) {
    case 'share':
    case 'total':
    case 'compare':
      return { ...question, operation: { ...operation, claims } };
    case 'order':
    case 'rank': {
      const stated: Question = {
        kind: 'amounts',
        rows: { ids },
        operation: { is: ids.length === 1 ? 'show' : 'compare', claims },
        understood: [],
      };
      return { kind: 'several', questions: [stated, question], understood: question.understood };
    }
    default:
      return undefined;
  }
}
