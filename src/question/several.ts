import { sense } from '../match/term.js';
import { hasRole, isA, type Token } from './evidence/token.js';
import type { Interpreted } from './interpret.js';
import { asksOut, isClear, isLacked, type Lack, noteLack } from './lacked.js';
import type { Question } from './model.js';
import { type Parts, partsOf } from './parts.js';
import { columnNamed } from './readings/amounts/columns.js';
import { isCode } from './readings/codes.js';
import { seamsIn } from './seams.js';
import { saysOf } from './thread/held.js';
import { goneOn, type Thread } from './thread/thread.js';
import { WEIGHTS } from './weights.js';

/** How a part of a message is read. */
export interface PartReader {
  /**
   * Reads one text; with the question before it, where it may go on from that.
   *
   * @param home the notice that is asked where the text names none
   */
  read(text: string, thread?: Thread, home?: string): Interpreted;
  /** The rows that a question's answer shows: 核减的有几家，合计多少 sums those that were found. */
  shown(question: Question): readonly string[];
}

/**
 * A message that holds several questions, each going on from the one before; undefined where it is one.
 *
 * @param told what was shown for what stands before it in the same message
 */
export function several(
  text: string,
  whole: Interpreted,
  reader: PartReader,
  thread?: Thread,
  told: readonly Shown[] = [],
): Found['question'] | undefined {
  // What was taken back in the message is no question of its own.
  if (whole.decision.question && whole.evidence.places.withdrawn.size > 0) return undefined;
  if (isListHeld(whole)) return undefined;
  // 有多少低保户: what no notice has is often asked for in one word.
  const isOut = whole.question.kind === 'none';
  const asking = whole.evidence.tokens.filter(
    (token) => asksApart(token) || (isOut && hasRole(token, 'beyond')),
  ).length;
  // What stands alone whole goes on from nothing in its parts.
  const alone = whole.decision.question && whole.decision.weighed[0]?.proposal.threaded !== true;
  const before = alone ? undefined : thread;
  // 莎车和叶城各多少合计多少: a sum shows its summands, and answers both.
  const sums = isSummed(whole.question);
  for (const parts of partsOf(text, seamsOf(whole, sums))) {
    // What makes sense whole is parted only where it asks twice.
    if (whole.decision.question && !parts.certain && !parts.joined && !parts.seam && asking < 2) continue;
    // 12号文是哪年的，巴楚多少: what the message names once holds for all of it.
    const inHome = { ...reader, read: (part: string, gone?: Thread) => reader.read(part, gone, whole.names) };
    const found = inParts(parts, inHome, before, whole, told);
    if (!found || (!parts.certain && tellsAll(whole.question, found.question))) continue;
    if (!parts.certain && widens(whole, found.question.questions, reader)) continue;
    const better = parts.certain
      ? areDifferent(found.question.questions) || leavesOut(whole.question, found.question.questions)
      : parts.joined
        ? found.cost < costOf(whole) ||
          leavesOut(whole.question, found.question.questions) ||
          (sums && haveOwnColumns(found.question.questions)) ||
          (found.plain && asking > 1 && areDifferent(found.question.questions))
        : (found.plain || parts.seam) &&
          ((parts.seam && areDoneApart(whole.question, found.question.questions)) ||
            areOfKinds(found.question.questions) ||
            leavesOut(whole.question, found.question.questions));
    if (!whole.decision.question || better) return found.question;
  }
  return undefined;
}

/**
 * 额敏县：总数2867；第一批1918；这批949。对吗: the figures of a place, all of which are held against the notice, with nothing else asked. A
 * part of such a list has no place of its own.
 */
function isListHeld({ decision: { question, weighed }, evidence }: Interpreted): boolean {
  const { live, mentions } = evidence;
  const [best] = weighed;
  const isHeld =
    question?.kind === 'amounts' &&
    'claims' in question.operation &&
    (question.operation.claims?.length ?? 0) > 1;
  if (!isHeld || !best || best.proposal.threaded || mentions.length === 0) return false;
  const isUsed = ({ index }: Token): boolean => best.proposal.used.has(index);
  const figures = live.filter(({ as }) => as === 'value');
  if (!figures.every(isUsed) || live.some((token) => isA(token, 'howMuch', 'rankOf', 'onward', 'percent')))
    return false;
  const ends = live.filter(
    (token) => /^[;；\n?？]$/u.test(token.text) || (hasRole(token, 'mark') && /^\d+$/.test(token.text)),
  );
  const partOf = ({ from }: { readonly from: number }): number =>
    ends.filter((end) => end.from < from).length;
  const placed = new Set(mentions.map(partOf));
  return figures.some((figure) => !placed.has(partOf(figure)));
}

/**
 * 喀什地区、哈密市总额各多少，救助站各多少: read by itself the second part has the institutions of everywhere; read whole those of the places
 * before it, or the one that has none.
 */
function widens(
  { question, decision, evidence }: Interpreted,
  questions: readonly Question[],
  { shown }: PartReader,
): boolean {
  if (!decision.question) return false;
  const institutions = (one: Question): readonly string[] =>
    shown(one).filter((id) => evidence.catalogue.row(id)?.kind === 'institution');
  const own = institutions(question);
  const lacks = question.kind === 'none' && question.gap.why === 'institution';
  return (
    (own.length > 0 || lacks) && questions.some((one) => institutions(one).some((id) => !own.includes(id)))
  );
}

/** 喀什有几个县，一共多少: a count has no sum. */
const isSummed = (question: Question): boolean =>
  question.kind === 'amounts' && question.operation.is === 'total' && question.operation.measure !== 'count';

/** Where the text asks once more, as offsets of what was typed. */
function seamsOf({ question, evidence }: Interpreted, sums: boolean): (readonly [number, number])[] {
  // 哪个最多，哪个最少: both ends are one answer.
  if (question.kind === 'amounts' && question.operation.is === 'order' && question.operation.end === 'both')
    return [];
  const { at } = evidence.reading.folded;
  const seams = seamsIn(evidence).filter(({ opening }) => !(sums && isA(opening, 'sum', 'altogether')));
  return seams.map(({ end, opening }) => [at[end] ?? 0, at[opening.from] ?? 0]);
}

/**
 * 霍城加洛浦多少，托里加新源多少: what is worked out twice is not worked out once of all places; and 莎车提前多少，叶城全年多少 has a column
 * each, which only a comparison keeps apart.
 */
function areDoneApart(whole: Question, questions: readonly Question[]): boolean {
  // 北疆本次一共多少，南疆多少: read whole, each is answered already.
  if (whole.kind === 'several' && whole.questions.length >= questions.length) return false;
  if (whole.kind !== 'amounts') return questions.every((one) => one.kind === 'amounts');
  const { operation } = whole;
  return (
    questions.every((one) => one.kind === 'amounts' && one.operation.is !== 'show') ||
    (areDifferent(questions) && !(operation.is === 'compare' && operation.columns !== undefined))
  );
}

/** 先看轮台全年合计再看博湖第一批: the amount of each in a column of its own, and no sum. */
const haveOwnColumns = (questions: readonly Question[]): boolean =>
  areDifferent(questions) &&
  questions.every((one) => one.kind === 'amounts' && one.operation.is === 'show' && one.column !== undefined);

/** 能公开吗，还有抄送谁: facts of the notice are one answer as well. */
const tellsAll = (whole: Question, { questions }: Found['question']): boolean =>
  whole.kind === 'document' && questions.every(({ kind }) => kind === 'document');

interface Found {
  readonly question: Extract<Question, { kind: 'several' }>;
  readonly cost: number;
  /** True where each part has a question word of its own. */
  readonly plain: boolean;
}

function inParts(
  { texts, certain, joined, seam }: Parts,
  reader: PartReader,
  before: Thread | undefined,
  whole: Interpreted,
  told: readonly Shown[],
): Found | undefined {
  const questions: Question[] = [];
  const shown = [...told];
  let thread = before;
  let subject: Thread | undefined;
  const understood: string[] = [];
  let cost = 0;
  let plain = true;
  let head = false;
  const lack: Lack = { of: false, stated: false, dearest: 0 };
  for (const part of texts) {
    const read = readPart(part, seam === true, reader, thread);
    const found =
      subject && opensWithShare(read.evidence) ? readPart(part, seam === true, reader, subject) : read;
    const { question, decision, evidence } = found;
    // What makes no sense whole may hold three: 皮山多少，低保列什么科目，满意度多少. Of two parts the first is one question: each other
    // way to cut is tried as well.
    const mayHoldMore = certain || part === texts.at(-1);
    const inside =
      mayHoldMore && !decision.question && !whole.decision.question
        ? several(part, found, reader, thread, shown)
        : undefined;
    if (inside) {
      addAll(inside, questions, understood);
      cost += WEIGHTS.split;
      continue;
    }
    // …要达到多少？我是尼勒克县的: whose question it is is said behind it.
    if (whole.decision.question && saysWhoAsks(evidence)) return undefined;
    // 12个县市都在1亿以上，对吗: whether that is so is asked of what stands before, and what that alone lists is no verdict.
    if (!certain && evidence.tokens.every(asksNothingNew)) return undefined;
    // 莎车多少|叶城多少一共多少: what is asked of both stands behind the second, and makes them one question.
    if (seam && evidence.tokens.filter(asksApart).length > 1) return undefined;
    const says = saysOf(decision, evidence.tokens);
    const about = subjectOf(question, evidence);
    subject = about && goneOn(thread, about, reader.shown(about), says);
    thread = goneOn(thread, question, reader.shown(question), says);
    // 最少的是哪个 多少: of the one that was asked for before.
    if (isBareBehind(questions.at(-1), evidence)) continue;
    // 来电人两个都问 asks nothing by itself.
    if (isRemark(question, decision, evidence) && (certain || !decision.question)) continue;
    if (isPassedOn(evidence) || isFactByChance(question, decision, evidence)) continue;
    cost += costOf({ decision }) + WEIGHTS.split;
    const lacks = isLacked(found);
    plain &&= evidence.tokens.some(asksApart) || lacks;
    if (question.kind === 'help' || question.kind === 'thanks') continue;
    if (!decision.question) return undefined;
    if (!certain && !noteLack(lack, found, questions.length === 0)) return undefined;
    if (!certain && !lacks && !isWhole(found, joined, seam === true, questions.length === 0))
      return undefined;
    if (head && isOfHead(found, questions.at(-1))) questions.pop();
    head = !evidence.tokens.some(asksOrChooses);
    take(found, questions, understood, seam === true, shown);
    if (isShown(question)) shown.push(question);
  }
  return questions.length > 1 && isClear(lack) && !(lack.of && questions.every(({ kind }) => kind === 'none'))
    ? {
        question: { kind: 'several', questions, understood },
        cost: joined ? 0 : cost - WEIGHTS.split,
        plain,
      }
    : undefined;
}

/** 收款人：克拉玛依市救助站；…。这户提前多少: what only names is asked of behind it, where that points back or names nothing itself. */
const isOfHead = ({ question, evidence }: Interpreted, last: Question | undefined): boolean =>
  question.kind === 'amounts' &&
  last?.kind === 'amounts' &&
  question.rows.ids.join() === last.rows.ids.join() &&
  (evidence.tokens.some((token) => isA(token, 'these', 'reference')) ||
    !evidence.tokens.some((token) => hasRole(token, 'place')));

const asksOrChooses = (token: Token): boolean =>
  hasRole(token, 'operator', 'column', 'topic', 'unit', 'fact') || isA(token, 'howMuch', 'who');

/** 我是尼勒克县的, and nothing else. */
const saysWhoAsks = ({ tokens }: Interpreted['evidence']): boolean =>
  tokens.some((token) => isA(token, 'self')) &&
  tokens.every((token) => isA(token, 'self') || hasRole(token, 'place', 'suffix', 'idle', 'mark', 'talk'));

/** Adds what a part asks: as one more question, in place of the last, or not at all where the last tells it already. */
function take(
  { question, decision, evidence }: Interpreted,
  questions: Question[],
  understood: string[],
  seam: boolean,
  shown: readonly Shown[],
): void {
  if (question.kind === 'several') {
    // A part may be several questions itself: the targets of two places.
    addAll(question, questions, understood);
  } else if (isTold(question, questions.at(-1), evidence)) return;
  else if ((!seam && isAfterthought(evidence, decision)) || corrects(evidence, decision))
    questions.splice(-1, 1, question);
  else questions.push(ofAllColumns(question, shown, evidence));
}

/** Adds several at once, each where the last is not the same. */
function addAll(more: Found['question'], questions: Question[], understood: string[]): void {
  for (const one of more.questions) if (!isSame(one, questions.at(-1))) questions.push(one);
  understood.push(...more.understood);
}

/** Whether the answer to the last question tells what is asked. */
const isTold = (question: Question, last: Question | undefined, evidence: Interpreted['evidence']): boolean =>
  isSame(question, last) ||
  isNameOfLast(question, last, evidence) ||
  isFormOfLast(last, evidence) ||
  isOfFound(question, last) ||
  isOfLast(question, last, evidence);

type Shown = Question & { readonly kind: 'amounts' };

const isShown = (question: Question): question is Shown =>
  question.kind === 'amounts' && question.operation.is === 'show';

/** 全年、提前、本次，以及占全区的比例: behind a list of the columns of a place its part is not in the one that stood last. */
function ofAllColumns(
  question: Question,
  shown: readonly Shown[],
  { tokens }: Interpreted['evidence'],
): Question {
  if (question.kind !== 'amounts' || question.operation.is !== 'share') return question;
  const share = tokens.find((token) => isA(token, 'share'));
  const before = tokens.findLast((token) => share && token.index < share.index && columnNamed(token));
  const own =
    before !== undefined &&
    !tokens
      .slice(before.index + 1, share?.index)
      .some((token) => isA(token, 'and') || hasRole(token, 'mark'));
  const columns = new Set(
    shown.filter(({ rows }) => rows.ids.join() === question.rows.ids.join()).map(({ column }) => column),
  );
  if (own || columns.size < 2) return question;
  const { column: _, ...plain } = question;
  return plain;
}

/**
 * Where no mark leaves it beyond doubt that there are several, each part has to make plain sense, to ask, and to name what is
 * asked about; the first may name a figure instead: 878是哪个县的 顺便….
 */
function isWhole(
  { question, decision, evidence }: Interpreted,
  joined: boolean,
  seam: boolean,
  first: boolean,
): boolean {
  const { tokens } = evidence;
  const named = (token: Token): boolean => hasRole(token, 'indicator', 'subject') || isCode(evidence, token);
  const asked = tokens.some(
    (token) => isAsking(token) || (seam && isA(token, 'onward')) || (joined && named(token)),
  );
  const names = tokens.some(
    (token) => isSlot(token) || isEnd(token) || (first && token.as === 'value') || isCode(evidence, token),
  );
  // 北疆合计114886|南疆呢: behind a seam 呢 says that it is asked as the one before was.
  const goesOn = seam && tokens.some((token) => isA(token, 'onward'));
  return asked && (!joined || names) && standsAlone(question, decision, joined || seam, goesOn);
}

/** 伊宁市占比和伊宁县占比: behind a seam a part that names a place of its own goes on from nothing where it makes sense alone. */
function readPart(
  part: string,
  seam: boolean,
  { read }: PartReader,
  thread: Thread | undefined,
): Interpreted {
  const found = read(part, thread);
  const { tokens } = found.evidence;
  const own = tokens.some((token) => hasRole(token, 'place')) && !tokens.some((t) => isA(t, 'onward'));
  if (!seam || !own || found.decision.weighed[0]?.proposal.threaded !== true) return found;
  const alone = read(part);
  return alone.decision.question && costOf(alone) < costOf(found) ? alone : found;
}

/** 莎车比叶城多8619万，占喀什17.67%: what goes on without a place of its own goes on about the first of the two. */
const subjectOf = (question: Question, { has }: Interpreted['evidence']): Question | undefined =>
  question.kind === 'amounts' &&
  question.operation.is === 'compare' &&
  question.operation.columns === undefined &&
  question.rows.ids.length === 2 &&
  has('than') &&
  has('more', 'less', 'difference')
    ? { ...question, rows: { ids: question.rows.ids.slice(0, 1) }, operation: { is: 'show' } }
    : undefined;

const opensWithShare = ({ tokens }: Interpreted['evidence']): boolean => {
  const first = tokens.find((token) => !hasRole(token, 'idle', 'mark', 'link', 'talk'));
  return isA(first, 'share');
};

/** A question word that a second question has as well. */
const asksApart = (token: Token): boolean => isA(token, 'howMuch', 'who', 'rankOf', 'percent');

/** …电话多少？资金多少: behind what the notice has not the amount alone is asked for as well. */
const isBareBehind = (last: Question | undefined, { tokens }: Interpreted['evidence']): boolean =>
  last !== undefined && last.kind !== 'none' && tokens.every(isBareAmount);

const isBareAmount = (token: Token): boolean =>
  isA(token, 'howMuch', 'amount', 'give') || hasRole(token, 'idle', 'mark', 'talk');

const asksFor = (token: Token): boolean => isA(token, 'howMuch', 'who', 'rankOf');

const asksPlainly = (token: Token): boolean => isA(token, 'howMuch', 'who', 'met', 'rankOf', 'check');

/** 福海多少钱，监测率要求多少: two questions of different kinds, or two things done with amounts. */
const areOfKinds = (questions: readonly Question[]): boolean =>
  new Set(questions.map((one) => (one.kind === 'amounts' ? one.operation.is : one.kind))).size ===
  questions.length;

/** A part that names nothing and asks nothing, or has to assume what is asked: 对科目不熟，见谅. */
function isRemark(
  question: Question,
  { question: sure, weighed }: Interpreted['decision'],
  { tokens }: Interpreted['evidence'],
): boolean {
  // 以上数字请逐一核对: what was told above is asked about already.
  if (tokens.some((token) => isA(token, 'toldAbove')) && tokens.every(asksNothingNew)) return true;
  // 烦请列出。
  if (tokens.every((token) => hasRole(token, 'idle', 'mark', 'talk') || isA(token, 'list'))) return true;
  if (tokens.some((token) => isA(token, 'purpose')) && !tokens.some((token) => isA(token, 'howMuch', 'who')))
    return true;
  // 相差不必算: what is not wanted is not asked.
  const declines = tokens.some((token) => isA(token, 'cancel', 'not')) && !tokens.some(asksPlainly);
  if (!sure && declines && !tokens.some(isSlot)) return true;
  if (statesOfElse(tokens)) return true;
  // 【转发】各县抓紧核对: what is passed on asks nothing of the reader.
  if (tokens.some((token) => isA(token, 'forward')) && !tokens.some(asksFor)) return true;
  // 复核两个占比：① leads in to what follows.
  if (!sure && /^[:：]$/u.test(tokens.at(-1)?.text ?? '') && !tokens.some(isSlot)) return true;
  // 请核两句：① says how many follow.
  if (!sure) return !tokens.some((t) => isAsking(t) && !isA(t, 'check', 'list')) && !tokens.some(isSlot);
  if (isOfTargets(question, tokens)) return true;
  const asks = tokens.some((token) => asksPlainly(token) || isA(token, 'list', 'share'));
  if (question.kind === 'none') return !asks && !asksOut(tokens);
  const [best] = weighed;
  if (asks || !best || best.proposal.threaded) return false;
  return best.proposal.assumed.some(({ cost }) => cost > 0) || isOfPlaces(question, tokens);
}

/** 滞留资金35.6万元。, 特困人员210名。: a figure is told of what no notice has, and nothing is asked. */
const statesOfElse = (tokens: readonly Token[]): boolean =>
  tokens.some(({ as }) => as === 'value' || as === 'things') &&
  tokens.some((token) => hasRole(token, 'unknown', 'entity') || isA(token, 'person', 'places')) &&
  !tokens.some(
    (token) =>
      hasRole(token, 'place', 'column', 'topic', 'indicator', 'fact', 'scope') ||
      (hasRole(token, 'operator') && !hasRole(token, 'idle', 'hint')) ||
      asksPlainly(token),
  );

/** 【转】和静、轮台另附说明，逾期通报。——轮台全年数: what is passed on is none of the reader's questions, whatever it names. */
const isPassedOn = ({ tokens }: Interpreted['evidence']): boolean =>
  tokens.some((token) => isA(token, 'forward')) &&
  !tokens.some((token) => asksFor(token) || hasRole(token, 'column', 'topic') || isA(token, 'amount'));

/** Asks no more of what was told than that it be held against the notice. */
const asksNothingNew = (token: Token): boolean =>
  hasRole(token, 'idle', 'mark', 'talk', 'hint', 'unknown') || isA(token, 'check', 'list', 'and');

/** 伽师、岳普湖还没报的抓紧: places are named, nothing of theirs is, and what is said of them nobody knows. */
const isOfPlaces = (question: Question, tokens: readonly Token[]): boolean =>
  question.kind === 'amounts' &&
  question.column === undefined &&
  tokens.some(
    (token) => (hasRole(token, 'unknown') && token.weight >= WEIGHTS.ordinary) || isA(token, 'activity'),
  ) &&
  !tokens.some(
    (token) => !token.told && (hasRole(token, 'number', 'operator') || isA(token, 'amount', 'give')),
  );

/** 请把留守儿童花名册交到福利科: what a target is about is spoken of, and its value is not. */
const isOfTargets = (question: Question, tokens: readonly Token[]): boolean =>
  question.kind === 'indicator' &&
  tokens.filter((token) => hasRole(token, 'unknown')).length > 1 &&
  !tokens.some((token) => hasRole(token, 'topic', 'number') || isA(token, 'amount', 'howMuch', 'who'));

/** 请各单位5月30日前上报: a fact of the notice in a part that asks for nothing and says something else as well. */
const isFactByChance = (
  { kind }: Question,
  { weighed }: Interpreted['decision'],
  { tokens }: Interpreted['evidence'],
): boolean =>
  kind === 'document' &&
  !tokens.some((token) => asksPlainly(token) || isA(token, 'list', 'yesNo')) &&
  (tokens.some((token) => hasRole(token, 'place') || isA(token, 'forward')) ||
    (weighed[0]?.left.filter((token) => hasRole(token, 'unknown')).length ?? 0) > 1);

const isSlot = (token: Token): boolean =>
  hasRole(token, 'place', 'indicator', 'category', 'subject', 'fact', 'topic');

/** 以及最高的是哪个: an end is asked for, of whatever was asked about. */
const isEnd = (token: Token): boolean => isA(token, 'most', 'least', 'order');

const isAsking = (token: Token): boolean => asksOrChooses(token) || isA(token, 'amount');

/**
 * 依据中央哪份文件？请提供文号: words that may mean the last fact as well ask for nothing further. 做到了84.6%，达到目标没有: nor do
 * those that name no target, behind one that was named: 质量指标下的三级指标及其指标值.
 */
function isOfLast(
  question: Question,
  last: Question | undefined,
  { tokens }: Interpreted['evidence'],
): boolean {
  // …比例为92%。”请问该项是否达标: the same value once more.
  if (question.kind === 'compliance' && last?.kind === 'compliance')
    return JSON.stringify(question.check) === JSON.stringify(last.check);
  if (question.kind === 'indicator' && (last?.kind === 'compliance' || last?.kind === 'indicator'))
    return !tokens.some((token) => hasRole(token, 'indicator', 'category') || namesOthers(token));
  // 收入列哪个科目，代码是多少: the code of what was just asked about.
  if (question.kind === 'subject' && last?.kind === 'document')
    return (
      last.topics.some((topic) => BOOKED.includes(topic)) &&
      tokens.some((token) => isA(token, 'codeOf')) &&
      !tokens.some(
        (token) => hasRole(token, 'subject', 'fact', 'number', 'place') || isA(token, 'allSubjects', 'all'),
      )
    );
  return (
    question.kind === 'document' &&
    last?.kind === 'document' &&
    tokens
      .flatMap(({ span }) => sense(span, 'fact') ?? [])
      .every(({ topics }) => last.topics.some((topic) => topics.includes(topic)))
  );
}

/** Of these the body gives the code itself. */
const BOOKED = ['income', 'expenditure'];

/** 和田的, 全部目标: of other targets than those that were just asked for. */
const namesOthers = (token: Token): boolean => hasRole(token, 'place') || isA(token, 'allTargets');

/** 有几个县超过8000万？只要个数; 一个个列: what was found is told one by one and with its number. */
const isOfFound = (question: Question, last: Question | undefined): boolean =>
  last?.kind === 'amounts' &&
  last.operation.is === 'find' &&
  question.kind === 'amounts' &&
  question.column === last.column &&
  (question.operation.is === 'compare' ||
    (question.operation.is === 'total' && question.operation.measure === 'count'));

/** …比重是多少？底稿中需要百分比: it is said in which form the part is wanted, and a part is told in that. */
const isFormOfLast = (last: Question | undefined, { tokens }: Interpreted['evidence']): boolean =>
  last?.kind === 'amounts' &&
  (last.operation.is === 'share' || last.operation.is === 'order') &&
  tokens.some((token) => isA(token, 'inFigures', 'percent')) &&
  tokens.every(
    (token) =>
      hasRole(token, 'idle', 'mark', 'talk', 'unknown') || isA(token, 'inFigures', 'percent', 'within'),
  );

/** 和丰县全年多少？就是和布克赛尔啦: another name of the place that was just asked about, and nothing asked of it. */
const isNameOfLast = (
  question: Question,
  last: Question | undefined,
  { tokens }: Interpreted['evidence'],
): boolean =>
  question.kind === 'amounts' &&
  last?.kind === 'amounts' &&
  question.operation.is === 'show' &&
  question.rows.ids.join() === last.rows.ids.join() &&
  !tokens.some(isAsking);

/** 叫什么来着？就是208: the same once more. 本次下达-2万元，确实是负数吗: so is what was stated, asked without it. */
const isSame = (a: Question, b: Question | undefined): boolean =>
  b !== undefined && JSON.stringify(bare(a)) === JSON.stringify(bare(b, !states(a)));

function bare({ understood: _, ignored: __, ...question }: Question, unstated = false): unknown {
  if (question.kind !== 'amounts') return question;
  const { operation } = question;
  const asked = unstated && operation.is === 'show' ? { is: operation.is } : operation;
  return { ...question, rows: question.rows.ids, operation: asked };
}

const states = (question: Question): boolean =>
  question.kind === 'amounts' && question.operation.is === 'show' && question.operation.claims !== undefined;

/** …第几？照全年的算: what only changes the question before asks none of its own. */
const isAfterthought = ({ tokens }: Interpreted['evidence'], { weighed }: Interpreted['decision']): boolean =>
  weighed[0]?.proposal.threaded === true &&
  !tokens.some(
    (token) =>
      (hasRole(token, 'operator') && !isA(token, 'order', 'ascending', 'only')) ||
      hasRole(token, 'topic', 'place', 'fact') ||
      // 本次的呢: the same is asked once more, of another column.
      (isA(token, 'onward') && isA(token, 'particle')) ||
      isA(token, 'howMuch', 'who'),
  );

/** 减掉喀什市，不对，是减掉莎车: what begins by putting right is asked instead of the question before it. */
function corrects({ tokens }: Interpreted['evidence'], { weighed }: Interpreted['decision']): boolean {
  const first = tokens.find((token) => !hasRole(token, 'idle', 'mark', 'talk'));
  return weighed[0]?.proposal.threaded === true && isA(first, 'insteadOf', 'slip');
}

/**
 * Half of a text that may be one is a question only where it makes plain sense by itself. 以及最高的是哪个县: behind a word that
 * says that something further is asked it may go on from the other half, and a level may stand for the region's.
 */
const standsAlone = (
  { kind }: Question,
  { weighed }: Interpreted['decision'],
  joined: boolean,
  goesOn: boolean,
): boolean =>
  kind !== 'none' &&
  kind !== 'choice' &&
  ((joined && weighed[0]?.proposal.threaded === true) ||
    costOf({ decision: { weighed } }) <= WEIGHTS.standsAlone + (goesOn ? WEIGHTS.alone : 0)) &&
  weighed[0]?.proposal.assumed.every(
    ({ cost }) => (joined || cost !== WEIGHTS.regionOfLevel) && cost !== WEIGHTS.region,
  ) === true;

const costOf = ({ decision }: { readonly decision: Pick<Interpreted['decision'], 'weighed'> }): number =>
  decision.weighed[0]?.cost ?? 0;

/** ①…；②…: read as one, the message would be answered for fewer places than it names. */
const leavesOut = (whole: Question, questions: readonly Question[]): boolean =>
  whole.kind === 'amounts' &&
  questions.some((one) => one.kind === 'amounts' && !one.rows.ids.every((id) => whole.rows.ids.includes(id)));

/** The amounts of several places are one comparison, however they are parted; else each part is its own question. */
const areDifferent = (questions: readonly Question[]): boolean => {
  const [first] = questions;
  return questions.some(
    (question) =>
      question.kind !== 'amounts' ||
      first?.kind !== 'amounts' ||
      question.operation.is !== 'show' ||
      question.column !== first.column,
  );
};
