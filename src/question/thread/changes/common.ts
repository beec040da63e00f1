import type { Catalogue } from '../../../notice/catalogue.js';
import type { Evidence } from '../../evidence/evidence.js';
import { between, isPassing } from '../../evidence/places/neighbours.js';
import { hasRole, isA } from '../../evidence/token.js';
import type { MoneyUnit, Question } from '../../model.js';
import { columnOf, unitOf } from '../../readings/amounts/columns.js';
import type { Proposal } from '../../readings/proposal.js';
import { WEIGHTS } from '../../weights.js';
import { asksByItself, wordsOnward } from '../onward.js';
import { PLAIN_UNIT, withColumn, withPlace } from '../replace.js';
import type { Thread } from '../thread.js';

/** Words of a message that do nothing but go on. */
export const ONWARD = ['onward', 'too', 'again', 'reference', 'referenceWhole', 'who', 'filler', 'orElse'];

/** True where a word says that the message goes on from something. */
export const marked = (evidence: Evidence): boolean =>
  wordsOnward(evidence).length > 0 ||
  correctsBefore(evidence) ||
  (evidence.has('swap') && evidence.places.withdrawn.size === 0) ||
  (evidence.has('only') && evidence.places.withdrawn.size === 0 && !asksByItself(evidence));

/** 不对，是…: what it takes back is not in the message itself. */
export const correctsBefore = ({ tokens, places, of }: Evidence): boolean =>
  places.withdrawn.size === 0 &&
  of('insteadOf').some((word) => !tokens.some((token) => hasRole(token, 'place') && token.to <= word.from));

/**
 * 照样算一个, and 也算 behind a part or a rank, which nothing is added to: the same is done for the place that is named.
 * 也算 behind an amount or a sum takes the place in.
 */
export const likewise = (evidence: Evidence, last: Question): boolean =>
  evidence.has('likewise') && (!evidence.has('also') || isRelative(last));

/** A part of something or a rank: one place's, and no amount. */
export const isRelative = (last: Question): boolean =>
  last.kind === 'amounts' && (last.operation.is === 'share' || last.operation.is === 'rank');

/** What going on costs, with a word that says so and without. */
export const goesOn = (evidence: Evidence, why: string): { readonly why: string; readonly cost: number } => ({
  why,
  cost: marked(evidence) ? WEIGHTS.goesOn : WEIGHTS.goesOnUnsaid,
});

/** What the places are called in the note on what was taken from the thread. */
export const nameOf = ({ catalogue }: Evidence, ids: readonly string[]): string => {
  const names = ids.slice(0, 3).map((id) => catalogue.row(id)?.name ?? id);
  return `${names.join('、')}${ids.length > names.length ? `等 ${ids.length} 个地方` : ''}`;
};

/** The question with a note on what was taken from the thread. */
export const noting = (question: Question | undefined, ...notes: readonly string[]): Question | undefined =>
  question && { ...question, understood: [...notes.filter(Boolean), ...question.understood] };

/** The question in the column that the message names, where it names one. 合计 of several says what is done with them, and names none. */
export function inItsColumn(question: Question | undefined, { live }: Evidence): Question | undefined {
  const sums = question?.kind === 'amounts' && question.operation.is === 'total';
  const column = columnOf(sums ? live.filter((token) => !isA(token, 'altogether')) : live);
  return question && column ? withColumn(question, column, undefined) : question;
}

/** The question in the column and the unit that the message names. */
export function asNamed(question: Question | undefined, evidence: Evidence): Question | undefined {
  const unit = unitNamed(evidence);
  const moved = inItsColumn(question, evidence);
  return moved && unit ? withColumn(moved, undefined, unit) : moved;
}

/** The unit that the message asks for. 不用元了，万元就行: of two the last one is wanted. */
export function unitNamed(evidence: Evidence): MoneyUnit | typeof PLAIN_UNIT | undefined {
  const last = evidence.withRole('unit').at(-1);
  return isA(last, 'wan') ? PLAIN_UNIT : unitOf(evidence);
}

/** Asked of what lies in a place, and not of the place. */
const isOfMembers = (last: Question): boolean =>
  last.kind === 'amounts' && ['list', 'total', 'order', 'find'].includes(last.operation.is);

/** 比, and neither 对 before a pause: what opens the message so says yes. */
export const isHeldAgainst = (evidence: Evidence): boolean =>
  evidence.of('than').some(({ index }) => index > 0 || !hasRole(evidence.tokens[index + 1], 'mark'));

export const proposal = (
  question: Question | undefined,
  used: ReadonlySet<number>,
  assumed: Proposal['assumed'],
): Proposal[] => (question ? [{ question, used, assumed }] : []);

/** 最多的, of amounts that are all below zero: the highest, or the biggest cut. Both ends tell. 最少的 is the lowest. */
export function ofCuts(question: Question, evidence: Evidence, last: Question): Question {
  if (question.kind !== 'amounts' || question.operation.is !== 'order') return question;
  const cuts =
    last.kind === 'amounts' && last.operation.is === 'find' && last.operation.test.is === 'negative';
  const { from, to, end } = question.operation;
  if (!cuts || evidence.has('negative', 'minus') || from !== 1 || to !== 1 || end !== 'most') return question;
  return { ...question, operation: { ...question.operation, end: 'both' } };
}

/** The one place that the message names; a name that several share is the one of the same kind as before. */
export function placeOf(evidence: Evidence, thread: Thread): string | undefined {
  const member = memberIn(evidence);
  if (member) return member;
  const [mention] = evidence.mentions;
  if (evidence.mentions.length !== 1 || !mention?.sure) return undefined;
  if (mention.group) {
    // 那儿童福利院呢, after 伊犁州救助站: the one of the same prefecture.
    const home = evidence.catalogue.row(thread.focus[0] ?? '')?.prefecture;
    const own = mention.ids.filter((id) => evidence.catalogue.row(id)?.prefecture === home);
    // 南疆四地州 are no set that each prefecture has one of.
    if (mention.ids.some((id) => !id.includes('/'))) return undefined;
    return home !== undefined && thread.focus.length === 1 && own.length === 1 ? own[0] : undefined;
  }
  if (mention.ids.length === 1) return mention.ids[0];
  // 那和田呢, after a target: whichever is meant, it is that of the prefecture.
  const home = targetHome(evidence, thread.last, mention.ids);
  if (home) return home;
  // 和田呢, after the first three of another prefecture: the one of which that can be asked.
  const fitting = mention.ids.filter((id) => withPlace(thread.last, id, evidence.catalogue));
  if (isOfMembers(thread.last) && fitting.length === 1) return fitting[0];
  const kind = evidence.catalogue.row(thread.focus[0] ?? '')?.kind;
  const alike = mention.ids.filter((id) => evidence.catalogue.row(id)?.kind === kind);
  return alike.length === 1 ? alike[0] : mention.usual;
}

/** 那儿童福利院呢，也是哈密的: of a set the one that lies in the place named behind it, as its owner. */
function memberIn({ mentions, tokens, ...evidence }: Evidence): string | undefined {
  const [set, home, more] = mentions;
  if (!set?.group || !home || more || home.group || home.from < set.to) return undefined;
  const owns = tokens.find(({ from }) => from >= home.to)?.text === '的';
  const apart = between(tokens, set, home).every((token) => isPassing(token) || token.text === ',');
  const own = set.ids.filter((id) => home.ids.some((one) => evidence.catalogue.row(id)?.prefecture === one));
  return owns && apart && own.length === 1 ? own[0] : undefined;
}

/** True of institutions alone, which only prefectures have. */
export const areInstitutions = (ids: readonly string[], catalogue: Catalogue): boolean =>
  ids.length > 0 && ids.every((id) => catalogue.row(id)?.kind === 'institution');

/** The prefecture in which all of the places lie, where a target is talked about, or an institution, which only that has. */
function targetHome({ catalogue }: Evidence, last: Question, ids: readonly string[]): string | undefined {
  const isInstitution = last.kind === 'amounts' && areInstitutions(last.rows.ids, catalogue);
  if (!isInstitution && last.kind !== 'indicator' && last.kind !== 'compliance') return undefined;
  const homes = new Set(ids.map((id) => (id.includes('/') ? catalogue.row(id)?.prefecture : id)));
  const [home] = homes;
  return homes.size === 1 ? (home ?? undefined) : undefined;
}
