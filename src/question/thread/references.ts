import type { Evidence } from '../evidence/evidence.js';
import { isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';
import { levelOf, levelWords } from '../readings/amounts/rows.js';
import type { Thread } from './thread.js';

/** The rows that a message points at, and the words that do. */
export interface Pointed {
  readonly ids: readonly string[];
  readonly tokens: readonly Token[];
}

/**
 * The rows that a message points at: 它, 这个县, 这两个, 它俩, 第二个, 最后那个. Undefined where it points at nothing; no
 * rows where what it points at is not there.
 */
export function pointedAt(evidence: Evidence, thread: Thread): Pointed | undefined {
  return nth(evidence, thread) ?? several(evidence, thread) ?? one(evidence, thread);
}

/** 第二个, 最后那个: of the rows that were shown. */
function nth(evidence: Evidence, { shown }: Thread): Pointed | undefined {
  const last = evidence.of('lastOfThem');
  if (last.length > 0) return { ids: shown.slice(-1), tokens: last };
  const token = evidence.live.find((one) => one.as === 'rank');
  const ranks = evidence.has('most', 'least', 'order', 'more', 'less', 'who', 'check');
  if (!token?.number || evidence.mentions.length > 0 || ranks || shown.length < 2) return undefined;
  const id = shown[token.number.value.toNumber() - 1];
  return { ids: id ? [id] : [], tokens: [token, ...evidence.of('ordinal', 'places')] };
}

/** 这两个, 这三个县, 它俩, 它们: so many as are counted, of what is talked about, was shown or was talked of before. */
function several(evidence: Evidence, { last, focus, shown, recent }: Thread): Pointed | undefined {
  const { catalogue, live } = evidence;
  const words = evidence.of('references', 'pair');
  const counted = live.find(
    (token) =>
      token.as === 'count' &&
      token.number?.value.gt(1) &&
      // 前三名 counts from an end.
      !isA(evidence.tokens[token.index - 1], 'front', 'rear', 'most', 'least'),
  );
  // 两个一起占多少: a count with nothing that it counts.
  const bare =
    counted &&
    evidence.mentions.length === 0 &&
    // 三个里面哪个最少
    (evidence.has('most', 'least')
      ? evidence.has('within') && levelWords(evidence).length === 0
      : evidence.has(...TOGETHER) && !evidence.has('front', 'rear'));
  // 差额, 加起来: of the two that the talk was about one after the other.
  const both =
    !counted &&
    evidence.mentions.length === 0 &&
    // 地区合计 asks of the prefecture.
    evidence.withRole('suffix', 'level').length === 0 &&
    focus.length <= 1 &&
    recent.length === 2 &&
    (evidence.has('sum', 'difference', 'compare', 'average') ||
      (evidence.has('altogether') && isWhole(last)));
  if (words.length === 0 && both) return { ids: recent, tokens: [] };
  if (words.length === 0 && !bare) return undefined;
  const n = counted?.number?.value.toNumber() ?? (evidence.has('pair') ? 2 : undefined);
  const tokens = [...words, ...(counted ? [counted] : []), ...evidence.of('places')];
  if (n === undefined) return { ids: focus.length > 1 ? focus : recent.length > 1 ? recent : focus, tokens };
  const level = levelOf(levelWords(evidence));
  const ofLevel = (ids: readonly string[]) =>
    level ? ids.filter((id) => catalogue.row(id)?.kind === level) : ids;
  for (const ids of [focus, ofLevel(shown), ofLevel(recent).slice(-n)])
    if (ids.length === n) return { ids, tokens };
  const first = ofLevel(shown).slice(0, n);
  return { ids: first.length === n ? first : [], tokens };
}

/** 合计, where the year's sum was shown already, is not that of one place. */
const isWhole = (last: Question): boolean =>
  last.kind === 'amounts' && last.operation.is === 'show' && (last.column ?? 'total') === 'total';

/** What is done with several places. */
const TOGETHER = ['sum', 'altogether', 'average', 'compare', 'each', 'difference', 'share', 'also', 'plus'];

const KIND = /[县市区州]$/u;

/** 它, 这个县: the one that the talk is about, of the kind that is named. */
function one(evidence: Evidence, { focus, shown }: Thread): Pointed | undefined {
  const { catalogue } = evidence;
  // 那个地区, after a county: the prefecture that it lies in.
  const wholes = evidence.of('referenceWhole');
  const [here] = focus;
  if (wholes.length > 0 && here) return { ids: [catalogue.row(here)?.prefecture ?? here], tokens: wholes };
  const tokens = evidence.of('reference');
  if (tokens.length === 0) return undefined;
  const level = levelOf(levelWords(evidence));
  const ofLevel = (ids: readonly string[]) =>
    level ? ids.filter((id) => catalogue.row(id)?.kind === level) : ids;
  // 那个市, after 伊吾县: of the two that the talk may mean the one that is so called.
  const row = catalogue.row(here ?? '');
  const above = catalogue.row(row?.prefecture ?? '');
  const called = KIND.exec(tokens[0]?.text ?? '')?.[0];
  if (called && row && above && !row.name.endsWith(called) && above.name.endsWith(called))
    return { ids: [above.id], tokens };
  const [id] = [...ofLevel(focus), ...ofLevel(shown)];
  return { ids: id ? [id] : focus.slice(0, 1), tokens };
}
