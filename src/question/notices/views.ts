import type { Catalogue } from '../../notice/catalogue.js';
import type { Shelf } from '../../notice/shelf.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';
import { COLUMN_WORDS, PLAIN } from '../readings/amounts/columns.js';
import { type Proposal, using } from '../readings/proposal.js';
import { READINGS } from '../readings/readings.js';
import { inItsColumn, ONWARD } from '../thread/changes/common.js';
import { changes } from '../thread/changes.js';
import type { Thread } from '../thread/thread.js';
import { WEIGHTS } from '../weights.js';
import { crossed } from './crossed.js';
import { columnsApart, growthOver } from './growth.js';
import { absent, inYear } from './in-year.js';
import { inNotice, listedIn, unlisted } from './moved.js';
import { type Named, noticesNamed } from './named.js';
import { type OverYears, overYears } from './over-years.js';
import { summedApart } from './summed-apart.js';

/** The text as one notice reads it, with what it may ask there. */
export interface View {
  readonly evidence: Evidence;
  readonly proposals: readonly Proposal[];
  /** The words that say which notices are asked. */
  readonly words: readonly Token[];
}

/** Makes the evidence that a notice has for the text, without the words that were used to name the notice. */
export type EvidenceIn = (catalogue: Catalogue, without: readonly Token[]) => Evidence;

/**
 * What a text may ask of other notices than the standing one, and of several years. None where it names none: then the
 * standing notice is all that there is to read it with.
 *
 * @param standing the text as the standing notice reads it
 * @param tokens its words, before any notice read them
 */
export function otherViews(
  standing: Evidence,
  tokens: readonly Token[],
  shelf: Shelf,
  read: EvidenceIn,
  { thread, home }: { readonly thread?: Thread | undefined; readonly home?: string | undefined } = {},
): { readonly views: readonly View[]; readonly names?: string } {
  if (!shelf.many) return { views: [] };
  // What names the standing notice says nothing to its own readings, but here it does.
  const own = noticesNamed(askingIn(standing, tokens), shelf);
  const isSilent = own.catalogues.length === 0 && own.missing.length === 0;
  const named = isSilent && home !== undefined ? { ...own, catalogues: [shelf.catalogue(home)] } : own;
  const over = overYears(standing, named, shelf);
  if (over?.missing.length) return { views: [gone(standing, over.missing, over.tokens)] };
  if (over) return { views: yearsViews(standing, over, read, thread) };
  if (named.missing.length > 0)
    return { views: isValueOf(standing) ? [] : [gone(standing, named.missing, named.tokens)] };
  if (isSilent && home === undefined) return { views: toldViews(standing, tokens, shelf, read) };
  const [only, more] = named.catalogues;
  return {
    views: named.catalogues
      .filter((one) => one !== shelf.standing || thread !== undefined)
      .map((one) => viewOf(one, named, shelf, read, thread)),
    ...(only && !more && only !== shelf.standing && { names: only.notice.id }),
  };
}

/** 他问的是去年的，…于田多少: a year that was told of by the way may be the one that is asked; only the asker knows. */
function toldViews(
  standing: Evidence,
  tokens: readonly Token[],
  shelf: Shelf,
  read: EvidenceIn,
): readonly View[] {
  const told = tokens.flatMap((token) => (token.told ? [{ ...token, told: false }] : []));
  const named = noticesNamed(told, shelf);
  const doubt = { why: '顺便说到的年度', cost: WEIGHTS.goesOn };
  return named.catalogues
    .filter((one) => one !== shelf.standing && one !== standing.catalogue)
    .map((one) => viewOf(one, { ...named, tokens: [] }, shelf, read, undefined))
    .map((view) => ({
      ...view,
      proposals: view.proposals.map((one) => ({ ...one, assumed: [...one.assumed, doubt] })),
    }));
}

/**
 * The words that may name a notice: those that ask, and, where the place that is asked about was told of by the way, those
 * that were told of with it (我们莎车二三年那会儿，…多少钱).
 */
function askingIn({ live, mentions }: Evidence, tokens: readonly Token[]): Token[] {
  const asking = new Set(live.map(({ index }) => index));
  const places = tokens.filter(({ from }) => mentions.some((mention) => mention.from === from));
  const clauses = new Set(places.filter(({ told }) => told).map(({ clause }) => clause));
  return tokens.flatMap((token) => {
    if (asking.has(token.index)) return [token];
    return token.told && clauses.has(token.clause) ? [{ ...token, told: false }] : [];
  });
}

/** One other notice: whatever the text asks is asked of that; alone, it is the last question that is asked once more. */
function viewOf(
  catalogue: Catalogue,
  named: Named,
  shelf: Shelf,
  read: EvidenceIn,
  thread: Thread | undefined,
): View {
  const evidence = read(catalogue, named.tokens);
  const { id } = catalogue.notice;
  const onward = thread ? goingOn(evidence, thread, catalogue) : [];
  // 60号文呢, after a place: asked of the place, and not what the number is.
  const apart = onward.length > 0 ? [{ why: '不接上一问', cost: WEIGHTS.alone }] : [];
  const alone = READINGS.flatMap((propose) => propose(evidence)).map((one) =>
    one.question.kind === 'document' ? { ...one, assumed: [...one.assumed, ...apart] } : one,
  );
  const asked = [...alone, ...onward].map((one) => ({
    ...one,
    question: inNotice(one.question, catalogue === shelf.standing ? undefined : id),
  }));
  return {
    evidence,
    words: named.tokens,
    proposals: asked.map((one) => ({ ...one, question: inWhole(one.question, evidence) })),
  };
}

/** 一共 over the years asks for no column of its own. */
function inMain(question: Question, { has }: Evidence): Question {
  if (question.kind !== 'amounts' || question.column !== 'total' || has('total')) return question;
  const { column: _, ...rest } = question;
  return rest;
}

/** 一共, of a notice that has no year's sum, is its main column. */
function inWhole(question: Question, evidence: Evidence): Question {
  if (question.kind === 'several')
    return { ...question, questions: question.questions.map((part) => inWhole(part, evidence)) };
  if (question.kind !== 'amounts' || question.column !== 'total' || evidence.has('total')) return question;
  if (evidence.catalogue.column('total')) return question;
  const { column: _, ...rest } = question;
  return rest;
}

/** The last question once more, and the changes of it that make sense in a notice; where both may be meant, the whole of it. */
function goingOn(evidence: Evidence, thread: Thread, catalogue: Catalogue): Proposal[] {
  const whole = again(evidence, thread, catalogue);
  const here = threadIn(thread, catalogue);
  if (!here) return whole;
  const parts = changes(evidence, here, READINGS).filter(
    ({ question }) => unlisted(question, catalogue).length === 0,
  );
  const dearer = { why: '只接一部分', cost: WEIGHTS.margin };
  return [
    ...whole,
    ...parts.map((one) => (whole.length > 0 ? { ...one, assumed: [...one.assumed, dearer] } : one)),
  ];
}

/** The thread without what the notice does not list; undefined where the last question makes no sense in it. */
export function threadIn(thread: Thread, catalogue: Catalogue): Thread | undefined {
  const last = listedIn(thread.last, catalogue);
  if (!last || thread.last.kind === 'years') return undefined;
  const here = (ids: readonly string[]): string[] => ids.filter((id) => catalogue.row(id));
  const { open: _, order, search, ...rest } = thread;
  // What was ranked or searched is gone on from where all of it is listed.
  const ranked = order && listedIn(order, catalogue);
  const sought = search && listedIn(search, catalogue);
  return {
    ...rest,
    last,
    shown: here(thread.shown),
    focus: here(thread.focus),
    recent: here(thread.recent),
    offered: [],
    ...(ranked && { order: ranked }),
    ...(sought && { search: sought }),
  };
}

/** 那去年呢, 2023年的: the last question once more; told where what it asks about was not there. */
function again(evidence: Evidence, thread: Thread, catalogue: Catalogue): Proposal[] {
  if (evidence.mentions.length > 0 || evidence.live.some(says)) return [];
  const last = lastOne(thread.last);
  const moved = listedIn(last, catalogue);
  const [place] = unlisted(last, catalogue);
  const question = moved
    ? inItsColumn({ ...moved, understood: [] }, evidence)
    : place === undefined
      ? undefined
      : absent(place, catalogue, []);
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, { concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS] }),
      assumed: [{ why: '接上一问，换一个年度', cost: 0 }],
      threaded: true,
    },
  ];
}

/** Of a question over the years what it asked of each. */
const lastOne = (last: Question): Question => (last.kind === 'years' ? (last.parts[0] ?? last) : last);

/** A word that asks something of its own. */
const says = (token: Token): boolean =>
  token.weight > 0 &&
  hasRole(token, 'operator', 'topic', 'subject', 'indicator', 'fact', 'beyond', 'scope', 'level') &&
  !isA(token, 'check');

/** A year that there is no notice of. */
function gone(evidence: Evidence, years: readonly number[], tokens: readonly Token[]): View {
  const [place] = evidence.mentions.flatMap((m) => (m.group ? [] : m.ids.slice(0, 1)));
  const everything = evidence.live.filter((token) => !hasRole(token, 'place'));
  return {
    evidence,
    words: tokens,
    proposals: [
      {
        question: {
          kind: 'none',
          gap: { why: 'year', years },
          suggestions: [],
          understood: evidence.places.understood,
          ...(place && { place }),
        },
        used: using(evidence, { mentions: evidence.mentions, tokens: [...tokens, ...everything] }),
        assumed: [{ why: '没有这一年的通知', cost: WEIGHTS.beyond }],
      },
    ],
  };
}

/** 去年97%，达标吗: a year before a value is the value's. */
const isValueOf = (evidence: Evidence): boolean =>
  evidence.withRole('indicator').length > 0 && evidence.live.some((token) => token.as === 'percent');

/** Several years: growth over rows, or one question asked of each. */
function yearsViews(
  standing: Evidence,
  over: OverYears,
  read: EvidenceIn,
  thread: Thread | undefined,
): View[] {
  const [newest, oldest] = over.catalogues.toSorted((a, b) => b.notice.year - a.notice.year);
  if (!newest) return [];
  const evidence = read(newest, over.tokens);
  const { id } = newest.notice;
  const changes = over.measure === 'difference' || over.measure === 'percent';
  const rows = changes && oldest && oldest !== newest ? growthOver(evidence, standing, oldest, over) : [];
  // 全年比去年提前: what each year is asked in is no one column of both.
  const isApart = changes && columnsApart(standing, over.years) !== undefined;
  const alone = READINGS.flatMap((propose) => propose(evidence));
  const last = thread && lastOne(thread.last);
  const carried =
    thread && evidence.mentions.length === 0 && !evidence.live.some(says) && last
      ? [once(evidence, last)]
      : [];
  return [
    {
      evidence,
      words: over.tokens,
      proposals: [
        ...rows.map((one) => ({ ...one, question: inNotice(one.question, id) })),
        ...(crossed(standing, evidence, over) ??
          summedApart(standing, evidence, over) ??
          (isApart ? [] : [...alone, ...carried]).flatMap((one) =>
            eachYear(
              stated({ ...one, question: inMain(one.question, standing) }, evidence),
              over,
              rows.length > 0,
            ),
          )),
      ],
    },
  ];
}

/** 比去年多多少, after 莎车. */
const once = (evidence: Evidence, last: Question): Proposal => ({
  question: inItsColumn({ ...last, understood: [] }, evidence) ?? last,
  used: using(evidence, { concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS] }),
  assumed: [{ why: '接上一问，各年对比', cost: 0 }],
  threaded: true,
});

/** 莎车和叶城今年比去年各多多少: the years of each place are held against each other, and not the places. */
function eachPlace(question: Question, over: (question: Question) => Question): Question {
  if (question.kind !== 'amounts' || question.operation.is !== 'compare' || question.operation.columns)
    return over(question);
  const questions = question.rows.ids.map((id) =>
    over({ ...question, rows: { ids: [id] }, operation: { is: 'show' }, understood: [] }),
  );
  return { kind: 'several', questions, understood: question.understood };
}

/**
 * 去年248239，今年268331，增加20092，对吗: figures that somebody states of several years are shown beside ours, and none is held
 * against the year that it is not of.
 */
function stated(one: Proposal, { live }: Evidence): Proposal {
  const { question } = one;
  if (question.kind !== 'amounts' || question.operation.is !== 'show') return one;
  const figures = live.filter(({ as }) => as === 'value' || as === 'percent');
  const claimed = new Set(question.operation.claims?.map(({ column }) => column));
  const column = question.column ?? (claimed.size === 1 ? [...claimed][0] : undefined);
  return {
    ...one,
    question: { ...question, operation: { is: 'show' }, ...(column && { column }) },
    used: new Set([...one.used, ...figures.map(({ index }) => index)]),
  };
}

/** One question asked of each year; a place that one of them does not list is told as such there. */
function eachYear(one: Proposal, { catalogues, measure }: OverYears, isGrowth: boolean): Proposal[] {
  const { question } = one;
  if (question.kind === 'none' || question.kind === 'help' || question.kind === 'thanks') return [];
  if (question.kind === 'choice') return [];
  const over = (asked: Question): Question => ({
    kind: 'years',
    parts: catalogues.map((catalogue) => inYear(asked, catalogue)),
    measure,
    understood: asked.understood,
  });
  return [
    {
      ...one,
      question:
        measure === 'difference' || measure === 'percent' ? eachPlace(question, over) : over(question),
      // Rows in order of growth say more than their order in each year.
      assumed: isGrowth ? [...one.assumed, { why: '各年分别列出', cost: WEIGHTS.margin * 2 }] : one.assumed,
    },
  ];
}
