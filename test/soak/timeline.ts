import type { Fault } from '../telegram/emulator/faults.ts';

/** What goes wrong now and then, in turn, the whole day. */
const NOW_AND_THEN: Fault[] = [
  { kind: { status: 502 } },
  { kind: { status: 502 }, done: true },
  { kind: 'reset' },
  { kind: 'reset', done: true },
  { kind: { delay: 300 } },
  { kind: 'html' },
  { kind: 'broken', done: true },
  { kind: { status: 504 }, done: true },
  { kind: { status: 500 } },
  { kind: 'switch' },
];
const EVERY = 50;

const REFUSED: Fault = { kind: { status: 401, description: 'Unauthorized' } };

/** What goes wrong for a while: when, in parts of the day, for which calls. */
const WINDOWS: readonly { from: number; to: number; method?: string; fault: Fault }[] = [
  { from: 0.05, to: 0.07, method: 'sendmessage', fault: { kind: { status: 502 } } },
  { from: 0.12, to: 0.13, fault: REFUSED },
  { from: 0.4, to: 0.42, fault: { kind: 'reset' } },
  { from: 0.68, to: 0.7, method: 'sendmessage', fault: REFUSED },
  // Each makes 400 questions wait for a minute: one at either end of what memory is looked at in.
  { from: 0.73, to: 0.75, method: 'sendmessage', fault: { kind: { status: 502 } } },
  { from: 0.86, to: 0.88, method: 'sendmessage', fault: { kind: { status: 502 } } },
];

/** What happens to the disk, the crowd and the clock, in parts of the day. */
export const DAY = {
  full: [
    { from: 0.18, to: 0.25 },
    { from: 0.46, to: 0.5 },
  ],
  readOnly: { from: 0.3, to: 0.37 },
  kills: { from: 0.01, to: 0.3, count: 30 },
  /**
   * Memory is looked at from here on: no kill begins anew, of a day of fifty minutes so much has passed since that what
   * a bot remembers for a quarter of an hour is all there, and neither a full disk leaves it idle nor a clock two years
   * ahead makes it forget, both of which give memory back.
   */
  steadyFrom: 0.7,
  /** What is looked at beside it is so far from it. */
  moment: 0.005,
  floods: [0.02, 0.27, 0.55],
  /** How long answers beside a flood are timed. */
  timedFor: 0.06,
  clocks: [0.08, 0.16, 0.28, 0.36, 0.4],
  lastQuestion: 0.92,
} as const;

/** How far the bot's clock is off after each jump, in ms: two years ahead, a month behind, right again. */
const DAY_MS = 86_400_000;
export const CLOCKS = [730 * DAY_MS, -30 * DAY_MS, 0, 730 * DAY_MS, 0];

/** Decides what strikes each call. */
export class Troubles {
  calls = 0;
  faults = 0;

  /** @param part how much of the day has passed */
  constructor(private readonly part: () => number) {}

  plan = (method: string): Fault | undefined => {
    this.calls++;
    // A start would end with the setting's fault, by design.
    if (method === 'getme') return undefined;
    const at = this.part();
    const window = WINDOWS.find(
      ({ from, to, method: only }) => at >= from && at < to && (only === undefined || only === method),
    );
    if (window === undefined && this.calls % EVERY !== 0) return undefined;
    return window?.fault ?? NOW_AND_THEN[this.faults++ % NOW_AND_THEN.length];
  };
}
