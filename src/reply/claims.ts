import type { Judged } from '../answer/model.js';
import { COLUMNS } from '../notice/model.js';
import type { Block } from './message.js';
import { thousands } from './money.js';
import { block, columnName } from './section.js';
import { say } from './wording.js';

/** The verdict on stated figures: every one that is wrong, each with the right one; or that all are right. */
export function claimBlocks(claims: readonly Judged[]): Block[] {
  const [only] = claims;
  if (!only) return [];
  if (claims.length === 1) return [block([{ strong: verdict(only) }])];
  const wrong = claims.filter((claim) => !claim.right);
  if (wrong.length === 0)
    return [block([{ strong: say('claimsRight', { count: claims.length }) }], ...claims.map(verdict))];
  return [
    block(
      [{ strong: say('claimsWrong', { count: claims.length, wrong: wrong.length }) }],
      ...wrong.map(verdict),
      ...claims.filter((claim) => claim.right).map(verdict),
    ),
  ];
}

function verdict({ row, column, named, claimed, actual, right, has }: Judged): string {
  const values = {
    place: row.name,
    column: columnName(column),
    amount: thousands(actual),
    claimed: thousands(claimed),
  };
  if (right) return say(named || column === 'total' ? 'claimedRight' : 'claimedIs', values);
  if (has.length > 0) return say('claimedOther', { ...values, columns: has.map(columnName).join('、') });
  if (named) return say('claimedWrong', values);
  return say('claimedNone', {
    ...values,
    ...Object.fromEntries(COLUMNS.map((c) => [c, thousands(row.amounts[c])])),
  });
}
