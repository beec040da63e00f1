import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { contains, levelWords } from '../readings/amounts/rows.js';
import type { Pointed } from './pointed.js';
import { endingIn, kindIn, namesake } from './so-called.js';
import type { Thread } from './thread.js';

/** What stands between two places, or behind one, and makes operands of them. */
const OPERATORS = ['share', 'than', 'minus', 'plus', 'difference', 'compare', 'and'];

/**
 * 市占地区多少, 县比市多多少: a bare word for a kind of place is an operand, and means the one of the talk that is so
 * called. Undefined where no operator takes such words, or where one of them may mean several.
 */
export function operandsByLevel(evidence: Evidence, thread: Thread): Pointed | undefined {
  if (!evidence.has(...OPERATORS, 'twoKinds')) return undefined;
  const kinds = [...new Set([...levelWords(evidence), ...evidence.of('twoKinds')])]
    .toSorted((a, b) => a.from - b.from)
    .flatMap((token) => kindsIn(evidence, token));
  const tokens = kinds.map(({ token }) => token);
  const called = kinds.map(({ endings }) => calledOne(evidence, endings, thread));
  const ids = called.flatMap((id) => id ?? []);
  if (ids.length === 0 || ids.length < tokens.length || new Set(ids).size < ids.length) return undefined;
  // 县占伊犁州多少: beside the word nothing is named but the whole that it is a part of.
  if (evidence.mentions.length > 0 && !isWholeOf(evidence, ids, tokens)) return undefined;
  const [here, more] = thread.focus;
  const [first, second] = ids;
  // 我们地区比它多多少: against the one that the talk is about.
  if (isBesideReference(evidence) && first && !second && here && !more && here !== first)
    return {
      ids: [first, here],
      tokens: [...tokens, ...evidence.of('reference')],
      at: [tokens[0]?.from ?? -1, -1],
    };
  // 占地区多少: the whole alone says nothing of the part.
  const [only] = ids;
  const counties = ids.filter((id) => evidence.catalogue.row(id)?.kind === 'county');
  if (
    (counties.length === 0 && evidence.mentions.length === 0) ||
    (ids.length === 1 && evidence.mentions.length === 0 && thread.focus.includes(only ?? ''))
  )
    return undefined;
  if (ids.length === 1 && !evidence.has('share')) return undefined;
  return { ids, tokens, at: tokens.map((token) => token.from) };
}

/** 比它: the message sets something against the one that it points at. */
const isBesideReference = (evidence: Evidence): boolean =>
  evidence.has('reference') &&
  evidence.has('than', 'compare', 'difference') &&
  evidence.mentions.length === 0;

/** The one place that is named stands behind 占, the words before it, and what they mean lies there. */
function isWholeOf(evidence: Evidence, ids: readonly string[], tokens: readonly Token[]): boolean {
  const [whole, more] = evidence.mentions;
  const [operator] = evidence.of('share');
  return (
    whole !== undefined &&
    more === undefined &&
    operator !== undefined &&
    whole.from >= operator.to &&
    tokens.every((token) => token.to <= operator.from) &&
    ids.every((id) => whole.ids.some((one) => contains(evidence, one, id)))
  );
}

/** 市; the two of 市和县, which are one word where no talk tells them apart. */
function kindsIn(
  evidence: Evidence,
  token: Token,
): readonly { readonly token: Token; readonly endings: readonly string[] }[] {
  const { text } = token;
  // 地区 before 区.
  if (isA(token, 'twoKinds'))
    return [
      { token, endings: [text.slice(0, 2), text.slice(0, 1)] },
      { token, endings: [text.slice(-2), text.slice(-1)] },
    ];
  return isBare(evidence, token) ? [{ token, endings: [kindIn(token)] }] : [];
}

/** The one that is so called: of the talk, or by the name of the one that it is about. */
function calledOne(evidence: Evidence, endings: readonly string[], thread: Thread): string | undefined {
  const [here, more] = thread.focus;
  const called = endings.flatMap((ending) => endingIn(evidence, ending, thread) ?? []);
  const alike = endings.flatMap((ending) => (here && !more ? (namesake(evidence, ending, here) ?? []) : []));
  return called[0] ?? alike[0];
}

/** 市, and neither 哪个市 nor 各市, 两个市, 县市. */
function isBare(evidence: Evidence, token: Token): boolean {
  const before = evidence.tokens[token.index - 1];
  const after = evidence.tokens[token.index + 1];
  return (
    hasRole(token, 'suffix') &&
    // 里面市占地区多少 says where, and no level.
    (!hasRole(before, 'suffix', 'level', 'number') || isA(before, 'within')) &&
    // 那地区占全区多少 goes on with it.
    (!hasRole(before, 'thread') || (before?.index === 0 && isA(before, 'then'))) &&
    !hasRole(after, 'suffix', 'level') &&
    !isA(before, 'who', 'each', 'all', 'howMany', 'places', 'rest')
  );
}
