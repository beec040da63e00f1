import type { Column } from '../../../notice/model.js';
import { type Evidence, within } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Condition } from '../../model.js';
import { isBound } from './bounds.js';
import { columnNamed } from './columns.js';
import { isDenied, soughtIn } from './condition.js';
import type { Sought } from './sought.js';
import { asCounted } from './ten-thousands.js';

/**
 * 全年超过1亿而且本次不到3000万的, 全年3亿以上、本次为负的: several conditions that all have to be met, each with its column before it;
 * 提前和本次都超过1亿的 puts one to both. Undefined where there is one alone, or where either will do.
 */
export function conditionsIn(evidence: Evidence): Sought | undefined {
  const all = evidence.withRole('column').filter(columnNamed);
  // 全年提前下达超过1亿: what stands right before a part of it says of what it is one.
  const columns = all.filter((token, i) => !saysOfWhat(evidence, token, all[i + 1]));
  if (columns.length < 2 || evidence.has('or', 'difference', 'than')) return undefined;
  const parts: Part[] = [];
  for (const [i, token] of [...columns.entries()].reverse()) {
    const stretch = within(evidence, i === 0 ? 0 : token.from, columns[i + 1]?.from ?? evidence.text.length);
    const part = partOf(stretch, columnNamed(token) as Column, parts[0]);
    if (!part) return undefined;
    parts.unshift(part);
  }
  const of = parts.map(({ condition }) => condition);
  // 这次一分钱没给 本次是零的: the same said twice is one.
  const apart = new Set(of.map((one) => JSON.stringify(one)));
  if (apart.size === 1) return undefined;
  return {
    test: { is: 'all', of },
    tokens: [...columns, ...new Set(parts.flatMap(({ tokens }) => tokens))],
  };
}

interface Part {
  readonly condition: Condition;
  readonly tokens: readonly Token[];
}

/** The condition of a stretch, a bound or a sign; one that holds nothing but its column has that of the next. */
function partOf(stretch: Evidence, column: Column, next: Part | undefined): Part | undefined {
  const bare = stretch.live.every((token) => hasRole(token, 'column', 'idle', 'mark') || isA(token, 'and'));
  if (bare && next) return { condition: { ...next.condition, column }, tokens: next.tokens };
  const sought = soughtIn(stretch);
  if (!sought || !isCondition(sought) || isDenied(stretch, sought)) return undefined;
  const { test } = asCounted(sought.test, sought.tokens, stretch.catalogue.notice.rows, column);

  return {
    condition: { test, column },
    tokens: sought.tokens,
  };
}

const isCondition = ({ test }: Sought): boolean =>
  test.is === 'between' || test.is === 'negative' || test.is === 'zero' || isBound(test);

function saysOfWhat({ tokens, catalogue }: Evidence, token: Token, next: Token | undefined): boolean {
  return (
    next !== undefined &&
    columnNamed(token) === catalogue.main &&
    columnNamed(next) !== catalogue.main &&
    tokens.slice(token.index + 1, next.index).every(({ text }) => text === '的')
  );
}
