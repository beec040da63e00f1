import type { Column } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { columnNamed } from './columns.js';

/**
 * 莎车的本次和叶城的提前: the column of each place, which stands behind it, before the next one, or right before it.
 * Undefined where not each has its own, or all have the same.
 */
export function columnsApart(evidence: Evidence): Column[] | undefined {
  const { mentions } = evidence;
  if (mentions.length < 2 || mentions.some((m) => m.group)) return undefined;
  const behind = mentions.map((_, i) => columnBehind(evidence, i));
  const before = mentions.map((mention, i) => columnWithin(evidence, mentions[i - 1]?.to ?? 0, mention.from));
  for (const found of [behind, before])
    if (found.every((column) => column !== undefined) && new Set(found).size > 1) return found as Column[];
  return undefined;
}

function columnBehind(evidence: Evidence, at: number): Column | undefined {
  const { mentions, catalogue, tokens } = evidence;
  const mention = mentions[at] as Mention;
  const next = mentions[at + 1];
  // 莎车全年比叶城多，本次也多吗: behind what was compared begins another comparison, and the column is none of the place before it.
  const compared = evidence.of('more', 'less').find((token) => token.from >= mention.to);
  const until = Math.min(next?.from ?? Number.POSITIVE_INFINITY, compared?.from ?? Number.POSITIVE_INFINITY);
  const own = columnWithin(evidence, mention.to, until);
  if (own) return own;
  if (hasWholeBehind(evidence, mention, next === undefined)) return catalogue.main;
  // 莎车、叶城全年，巴楚本次: what stands behind several in one breath is of each of them.
  const between = tokens.filter((token) => token.from >= mention.to && token.to <= (next?.from ?? 0));
  return next && between.every((token) => isA(token, 'and') || isSilent(token))
    ? columnBehind(evidence, at + 1)
    : undefined;
}

/** The one column that a stretch of the text names. */
function columnWithin({ live }: Evidence, from: number, to = Number.POSITIVE_INFINITY): Column | undefined {
  const named = live.filter(
    (token) => token.from >= from && token.to <= to && hasRole(token, 'column') && !isA(token, 'altogether'),
  );
  const columns = new Set(named.flatMap((token) => columnNamed(token) ?? []));
  return columns.size === 1 ? [...columns][0] : undefined;
}

/**
 * 民丰县本次和拜城一共哪个多: 一共 right behind a place is its year's sum. Behind the last of several that are added up
 * (莎车提前加叶城一共多少) it may as well be what they come to.
 */
function hasWholeBehind(evidence: Evidence, { to }: Mention, isLast: boolean): boolean {
  const next = evidence.tokens.find((token) => token.from >= to && !isSilent(token));
  if (!isA(next, 'altogether')) return false;
  return !isLast || evidence.has(...HELD) || asksTwice(evidence);
}

const isSilent = (token: Token): boolean => token.text === ' ' || hasRole(token, 'idle');

/** What holds one amount against another, and sums nothing. */
const HELD = ['minus', 'share', 'percent', 'than', 'difference', 'more', 'less', 'times', 'compare'];

/** 民丰县本次多少拜城县一共多少: each place has a question of its own. */
const asksTwice = ({ live }: Evidence): boolean => live.filter((token) => isA(token, 'howMuch')).length > 1;
