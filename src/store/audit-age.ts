const DAY_MS = 86_400_000;

/** A longer silence counts as one day: it may have been a jump of the clock. */
const LONGEST_SILENCE = 7;

/**
 * Which days' files have outlived AUDIT_DAYS. Age is counted in days that the record itself lived through, so that a
 * clock that is wrong by years ages nothing: at worst a file is kept longer.
 * @param names `2024-11-22.jsonl`, oldest first
 * @param today the same for the day that begins
 */
export const outlived = (names: readonly string[], today: string, days: number): string[] => {
  let age = 0;
  let later = today;
  const old: string[] = [];
  for (const name of names.toReversed()) {
    const passed = Math.round((timeOf(later) - timeOf(name)) / DAY_MS);
    age += passed > LONGEST_SILENCE ? 1 : Math.max(0, passed);
    if (age > days) old.unshift(name);
    later = name;
  }
  return old;
};

const timeOf = (name: string): number => Date.parse(name.slice(0, 10));
