import { availableParallelism, loadavg } from 'node:os';

/** On the busiest machine a wait is so many times as long. */
const LONGEST = 4;

/** How many times as long as alone something takes on this machine at present. */
const busyness = (): number => Math.min(LONGEST, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));

/**
 * Gives up a wait after so long, and later the busier the machine is: a bot that many others keep from running is not
 * one that fails.
 * @returns ends it before
 */
export function givingUp(ms: number, giveUp: () => void): () => void {
  const began = performance.now();
  const look = () => {
    const left = ms * busyness() - (performance.now() - began);
    if (left <= 0) giveUp();
    else timer = setTimeout(look, left);
  };
  let timer = setTimeout(look, ms);
  return () => clearTimeout(timer);
}
