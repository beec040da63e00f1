import type { Judged } from '../answer/model.js';
import { amountOf, type Notice } from '../notice/model.js';
import type { Block } from './message.js';
import { thousands } from './money.js';
import { block, columnName, mainColumn } from './section.js';
import { say } from './wording.js';

/** The verdict on stated figures: every one that is wrong, each with the right one; or that all are right. */
export function claimBlocks(claims: readonly Judged[], notice: Notice): Block[] {
  const verdictOn = (claim: Judged): string => verdict(claim, notice);
  const [only] = claims;
  if (!only) return [];
  if (claims.length === 1) return [block([{ strong: verdictOn(only) }])];
  const wrong = claims.filter((claim) => !claim.right && !claim.nearly);
  if (wrong.length === 0) {
    const title = claims.every((claim) => claim.right) ? 'claimsRight' : 'claimsNearly';
    return [block([{ strong: say(title, { count: claims.length }) }], ...claims.map(verdictOn))];
  }
  return [
    block(
      [{ strong: say('claimsWrong', { count: claims.length, wrong: wrong.length }) }],
      ...wrong.map(verdictOn),
      ...claims.filter((claim) => !wrong.includes(claim)).map(verdictOn),
    ),
  ];
}

/** 三列: few enough to be counted in Han. */
const inHan = (count: number): string => [...'零一两三四五六七八九'][count] ?? String(count);

const SIDES = {
  above: 'sideAbove',
  atLeast: 'sideAtLeast',
  below: 'sideBelow',
  atMost: 'sideAtMost',
} as const;

function verdict(
  { row, column, named, claimed, actual, right, nearly, bound, has }: Judged,
  notice: Notice,
): string {
  const values = {
    place: row.name,
    column: columnName(notice, column),
    amount: thousands(actual),
    claimed: thousands(claimed),
  };
  if (bound)
    return say(right ? 'claimedBoundRight' : 'claimedBoundWrong', { ...values, side: say(SIDES[bound]) });
  if (right && !claimed.eq(actual)) return say('claimedRoughly', values);
  if (right) return say(named || column === mainColumn(notice) ? 'claimedRight' : 'claimedIs', values);
  if (nearly) return say('claimedNearly', values);
  if (has.length > 0)
    return say('claimedOther', { ...values, columns: has.map((c) => columnName(notice, c)).join('、') });
  if (named) return say('claimedWrong', values);
  return say('claimedNone', {
    ...values,
    count: inHan(notice.columns.length),
    amounts: notice.columns.map(({ key, label }) => `${label} ${thousands(amountOf(row, key))}`).join('，'),
  });
}
