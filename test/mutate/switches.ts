// What the instrumented core calls: is this mutant active, and this one was reached. Cheaper than what the instrumenter
// would write into each file, which counts by name; this counts by number, and only while somebody wants to know.

let active = '';
let hits = 0;
let most = Number.POSITIVE_INFINITY;
let counts = new Uint32Array(0);
let isCounting = false;

function isActive(id: string): boolean {
  if (id !== active) return false;
  hits++;
  if (hits > most) throw new Error('runs without end');
  return true;
}

function cover(...ids: readonly string[]): void {
  if (!isCounting) return;
  for (const id of ids) {
    const at = Number(id);
    counts[at] = (counts[at] as number) + 1;
  }
}

Object.assign(globalThis, { stryMutAct_9fa48: isActive, stryCov_9fa48: cover });

/** Makes a mutant the active one, or none; it may be passed so often until the next is set. */
export function activate(id: string, limit = Number.POSITIVE_INFINITY): void {
  active = id;
  hits = 0;
  most = limit;
}

/** How often each of so many mutants is passed while something runs. */
export function counted(mutants: number, run: () => void): Uint32Array {
  counts = new Uint32Array(mutants);
  isCounting = true;
  run();
  isCounting = false;
  return counts;
}

/** As `counted`, for what loads. */
export async function countedLoading(mutants: number, load: () => Promise<void>): Promise<Uint32Array> {
  counts = new Uint32Array(mutants);
  isCounting = true;
  await load();
  isCounting = false;
  return counts;
}
