import type { Claim, Question } from '../model.js';
import { areAlike } from './alike.js';
import { claimsOf } from './figure.js';
import { type Held, heldAfter, type Said, type Says } from './held.js';

/** What a chat can go on from: small, and of no use after a while. */
export interface Thread extends Held {
  /** The last question that stood for something. */
  readonly last: Question;
  /** What was asked before that: 这两个数差多少. */
  readonly previous?: Question;
  /** The last two sums that were told, the later last: 这两个数差多少. */
  readonly sums?: readonly Question[];
  /** The rows that its answer showed, in their order: 第二个, 这三个县. */
  readonly shown: readonly string[];
  /** The longer list that those were taken from: 前两个加起来, then 后两个呢. */
  readonly listed?: readonly string[];
  /** The rows that the talk is about; they outlast a question about something else: 刚才那个县. */
  readonly focus: readonly string[];
  /** Places that the talk was about one after another, the latest last: 这两个, 它俩. */
  readonly recent: readonly string[];
  /** Of these the ones that the talk went through one at a time, since it was last about several: 前者, 差额. */
  readonly singles: readonly string[];
  /** The place that a correction took the place of: 刚才打错的那个. */
  readonly takenBack?: string;
  /** The place that the asker called 我们. */
  readonly ours?: string;
  /** What the last choice offered, still there after one was taken: 另一个呢. */
  readonly offered: readonly Question[];
  /** Figures that were stated one message after another: 都对吗, 哪个不对. */
  readonly claims?: readonly Claim[];
  /** Targets that were listed last: 第二个，我们是84%. */
  readonly indicators: readonly string[];
  /** Targets that the talk was about one after another, the latest last: 孤儿那个是94%. */
  readonly targets: readonly string[];
  /** Codes that were listed last: 第二个是城市的吗. */
  readonly codes: readonly string[];
  /** The last order, as long as the talk is about what was ranked: 第六和第一差多少, then 前五个加起来. */
  readonly order?: Question;
  /** The last search, as long as the talk is about what it found: 其中属于县的, then 为零的呢. */
  readonly search?: Question;
  /** True where the talk began with a message that names a place and could not be read: 昌吉州1000以下. */
  readonly refused?: true;
  /** True behind a message inside the talk that asked for something else and could not be read: 高于平均的几个, then 加起来. */
  readonly astray?: true;
  /** The choice that was put and not yet answered. */
  readonly open?: Extract<Question, { kind: 'choice' }>;
}

/**
 * The thread behind a question and the rows that its answer showed. What says nothing new leaves it as it was.
 *
 * @param said how the message takes the column of the talk on, and whether it speaks of the asker's own place
 */
export function goneOn(
  thread: Thread | undefined,
  question: Question,
  shown: readonly string[],
  { says, ours }: Said = { says: 'asks', ours: false },
): Thread | undefined {
  const { astray: _, ...before } = thread ?? EMPTY;
  switch (question.kind) {
    case 'help':
    case 'thanks':
      return thread;
    case 'none':
      // 克州救助站 is not there, and 喀什地区的呢 asks for that of 喀什.
      if (question.gap.why === 'institution')
        return { ...before, last: question, focus: [question.gap.place] };
      // 克拉玛依那个站 is none of ours, and it is not 克拉玛依 that is talked about.
      if (question.gap.why === 'entity') return thread;
      // 莎车2023年多少 is not answered, but it is 莎车 that the talk is about.
      if (question.place) return about(question.place, before);
      if (thread && says === 'elsewhere') return { ...EMPTY, last: question, refused: true };
      if (thread) return says === 'strays' ? { ...thread, astray: true } : thread;
      return question.suggestions.length > 0 ? { ...EMPTY, last: question, refused: true } : undefined;
    case 'choice':
      return { ...before, last: thread?.last ?? question, open: question, offered: question.behind };
    default:
      return {
        ...after(question, shown, before, says),
        ...(thread && { previous: thread.last }),
        ...oursIn(question, thread, ours),
      };
  }
}

/** 我们伽师县, and 我们县 as long as no other is called so. */
function oursIn(question: Question, before: Thread | undefined, calls: boolean): Pick<Thread, 'ours'> {
  const [place, more] = calls ? focusOf(question, []) : [];
  const ours = place && !more ? place : before?.ours;
  return ours === undefined ? {} : { ours };
}

/** The thread behind a question that stands for something. */
function after(
  question: Question,
  shown: readonly string[],
  before: Omit<Thread, 'last'>,
  says: Says,
): Thread {
  const focus = focusOf(question, shown);
  const open = alternativesOf(question);
  const order = orderOf(before.order, question, focus);
  const search = searchOf(before, question, focus);
  const listed = listedFrom(before, shown);
  const takenBack = takenBackBy(before, focus, says);
  return {
    ...(open && { open }),
    ...(listed && { listed }),
    ...(takenBack && { takenBack }),
    sums: isSum(question) ? [...(before.sums ?? []), question].slice(-2) : (before.sums ?? []),
    last: search && countsFound(question, before) ? search : question,
    // One place out of a list leaves the list: 第二个的本次, then 最后那个呢.
    shown:
      shown.length > 1 || before.shown.length < 2 ? (shown.length > 0 ? shown : before.shown) : before.shown,
    focus: focus.length > 0 || isFoundNothing(question) ? focus : before.focus,
    recent: isSet(question) && focus.length > 1 ? before.recent : later(before.recent, focus),
    singles: alone(before.singles, focus),
    offered: open?.behind ?? before.offered,
    claims: claimsIn(before.claims, question),
    indicators:
      question.kind === 'indicator' ? listing(before.indicators, question.indicators) : before.indicators,
    targets: later(before.targets, targetsOf(question)),
    codes: question.kind === 'subject' ? listing(before.codes, question.codes) : before.codes,
    ...heldAfter(before, question, focus, says),
    ...(order && { order }),
    ...(search && { search }),
  };
}

/** The one place that a correction named another for. */
function takenBackBy(
  { focus: [before, more], takenBack }: Omit<Thread, 'last'>,
  [now, other]: readonly string[],
  says: Says,
): string | undefined {
  const corrects = says === 'corrects' && before && !more && now && !other && before !== now;
  return corrects ? before : takenBack;
}

/** The list that some were taken from, as long as nothing else is shown. */
function listedFrom(
  { shown: before, listed }: Omit<Thread, 'last'>,
  shown: readonly string[],
): readonly string[] | undefined {
  const isPartOf = (ids: readonly string[]): boolean =>
    ids.length > shown.length && shown.every((id) => ids.includes(id));
  if (shown.length < 2) return listed && isPartOf(listed) ? listed : undefined;
  return [listed, before].find((ids) => ids !== undefined && isPartOf(ids));
}

/** The thread where a place is talked of that nothing could be said of. */
const about = (place: string, before: Omit<Thread, 'last'>): Thread => ({
  ...before,
  last: showing(place),
  shown: [place],
  focus: [place],
  recent: later(before.recent, [place]),
  singles: later(before.singles, [place]),
});

const EMPTY: Omit<Thread, 'last'> = {
  shown: [],
  focus: [],
  recent: [],
  singles: [],
  offered: [],
  indicators: [],
  targets: [],
  codes: [],
  columns: new Map(),
};

/** The one target that a question is about. */
function targetsOf(question: Question): readonly string[] {
  if (question.kind === 'compliance') return [question.check.indicator];
  return question.kind === 'indicator' && question.indicators.length === 1 ? question.indicators : [];
}

/** One out of a list leaves the list. */
const listing = (before: readonly string[], now: readonly string[]): readonly string[] =>
  now.length === 1 && now.every((one) => before.includes(one)) ? before : now;

/** The order that is still talked about: a new one, or the last one where all that is asked about was ranked in it. */
function orderOf(
  before: Question | undefined,
  question: Question,
  focus: readonly string[],
): Question | undefined {
  if (question.kind === 'amounts' && (question.operation.is === 'order' || question.operation.is === 'rank'))
    return question;
  if (before?.kind !== 'amounts' || before.notice !== question.notice) return undefined;
  const { operation, rows } = before;
  const { ids } = operation.is === 'rank' ? operation.among : rows;
  return focus.length > 0 && focus.every((id) => ids.includes(id)) ? before : undefined;
}

/** The search that is still talked about: a new one, or the last one where all that is asked about was found by it. */
function searchOf(
  { search, shown }: Omit<Thread, 'last'>,
  question: Question,
  focus: readonly string[],
): Question | undefined {
  if (question.kind === 'amounts' && question.operation.is === 'find') return question;
  const isOfIt = search?.notice === question.notice && focus.every((id) => shown.includes(id));
  return focus.length > 0 && isOfIt ? search : undefined;
}

/** 有几个, after a search: how many it found, behind which the talk is about the search still. */
const countsFound = (question: Question, { search, shown }: Omit<Thread, 'last'>): boolean =>
  search !== undefined &&
  question.kind === 'amounts' &&
  question.operation.is === 'total' &&
  question.operation.measure === 'count' &&
  question.rows.ids.length === shown.length;

/** The figures that were stated up to now; what states none ends them. */
function claimsIn(before: readonly Claim[] = [], question: Question): readonly Claim[] {
  const now = question.kind === 'amounts' ? claimsOf(question.operation) : [];
  if (now.length === 0) return [];
  const same = ({ place, column }: Claim): boolean =>
    now.some((one) => one.place === place && one.column === column);
  return [...before.filter((claim) => !same(claim)), ...now].slice(-MOST_CLAIMS);
}

const MOST_CLAIMS = 12;

/** So many places are kept in mind. */
const MOST_RECENT = 6;

/** What was talked of stays where it came first: 前者, then 后者; 头一个, then 前两个. */
const alone = (singles: readonly string[], focus: readonly string[]): readonly string[] =>
  focus.length > 1 ? [] : singles.some((id) => focus.includes(id)) ? singles : later(singles, focus);

const later = (recent: readonly string[], focus: readonly string[]): readonly string[] =>
  [...recent.filter((id) => !focus.includes(id)), ...focus.slice(0, MOST_RECENT)].slice(-MOST_RECENT);

const showing = (place: string): Question => ({
  kind: 'amounts',
  rows: { ids: [place] },
  operation: { is: 'show' },
  understood: [],
});

/** What was offered beside an answer may still be what was meant: 阿勒泰, then 我要市的. */
function alternativesOf(question: Question): Thread['open'] {
  const { alternatives = [], ...asked } = question;
  if (asked.kind !== 'amounts' || alternatives.length === 0) return undefined;
  const options = [...asked.rows.ids, ...alternatives];
  return {
    kind: 'choice',
    of: 'place',
    options,
    behind: options.map((id) => ({ ...asked, rows: { ids: [id] } })),
    understood: [],
  };
}

const isSum = (question: Question): boolean =>
  question.kind === 'amounts' && question.operation.is === 'total' && question.operation.measure === 'sum';

/** A search that found nothing: there is nothing to go on with, and not what was found before. */
const isFoundNothing = (question: Question): boolean =>
  question.kind === 'amounts' && question.operation.is === 'find';

/** A search or a ranking: what it finds was not named. */
export const isFound = (question: Question): boolean =>
  question.kind === 'amounts' && (question.operation.is === 'order' || question.operation.is === 'find');

/** What is found, or lies in one place: its members were not named one by one. */
const isSet = (question: Question): boolean =>
  isFound(question) || (question.kind === 'amounts' && question.rows.scope !== undefined);

/** The rows that a question is about: those it names; of a search or a ranking those that were found. */
function focusOf(question: Question, shown: readonly string[]): readonly string[] {
  switch (question.kind) {
    case 'amounts': {
      const { is } = question.operation;
      // 莎车提前和本次差多少 is about one place.
      return is === 'order' || is === 'find' ? shown : [...new Set(question.rows.ids)];
    }
    case 'indicator':
    case 'compliance':
    case 'subject':
      return question.place ? [question.place] : [];
    case 'years':
      return question.parts[0] ? focusOf(question.parts[0], shown) : [];
    case 'several':
      if (areAlike(question.questions)) return question.questions.flatMap((part) => focusOf(part, shown));
      return (
        question.questions
          .toReversed()
          .map((part) => focusOf(part, shown))
          .find((ids) => ids.length > 0) ?? []
      );
    default:
      return [];
  }
}
