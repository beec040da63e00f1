import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Pointed } from './pointed.js';
import type { Thread } from './thread.js';

/**
 * 第二个下面哪个县最多, 前三里第三个地州，最多的县, after prefectures were listed: what is asked lies in that one alone. Undefined
 * where no prefecture is pointed at as a whole.
 */
export function wholeByRank(evidence: Evidence, { shown }: Thread): Pointed | undefined {
  const { tokens, catalogue, mentions, live } = evidence;
  const token = live.find((one) => one.as === 'rank' || isA(one, 'first'));
  if (!token || mentions.length > 0 || !evidence.has(...SOUGHT)) return undefined;
  const behind = tokens.slice(token.index + 1).filter((one) => !isA(one, 'places', 'filler'));
  const [kind] = behind;
  const isKind = isA(kind, 'prefecture', 'prefectureLevel');
  const next = isKind ? behind[1] : kind;
  if (!isA(next, 'within') && !(isKind && evidence.has('countyLevel', 'county'))) return undefined;
  const id = shown[(token.number?.value.toNumber() ?? 1) - 1];
  const ids = id && catalogue.row(id)?.kind === 'prefecture' && shown.length > 1 ? [id] : [];
  const spent = [
    token,
    ...frontBefore(token, tokens),
    ...(isKind && kind ? [kind] : []),
    ...evidence.of('ordinal', 'within'),
  ];
  return { ids, tokens: [...spent, ...evidence.of('places')], at: ids.map(() => token.from), operands: true };
}

/** What is sought in the place. */
const SOUGHT = ['most', 'least', 'order', 'howMany', 'list', 'average', 'sum'];

/** 前三里第三个: the list that is counted in. */
const frontBefore = (token: Token, tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(
    (one) =>
      one.to <= token.from &&
      (isA(one, 'front', 'within') || (hasRole(one, 'number') && isA(tokens[one.index - 1], 'front'))),
  );
