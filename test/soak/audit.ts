import { measure } from './throughput.ts';

const ROUNDS = 5;

/** What the audit costs: the same questions answered with and without it, in turns. */
export async function auditCost(main: string, unaudited: string, root: URL): Promise<void> {
  const rounds: { with: number; without: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      without: (await measure(unaudited, root, 0)).perSecond,
      with: (await measure(main, root, 0)).perSecond,
    });
  }
  const median = (pick: (round: (typeof rounds)[number]) => number) =>
    rounds.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const ratio = median((round) => round.with / round.without);
  console.log(
    `replies a second, the median of ${ROUNDS} rounds: ${median((round) => round.with).toFixed(0)} with the audit, ` +
      `${median((round) => round.without).toFixed(0)} without: ${(ratio * 100).toFixed(0)} %`,
  );
}
