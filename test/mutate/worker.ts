import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { testsOf } from './collect.js';
import type { Killer, Report, Request } from './messages.js';
import { activate, counted, countedLoading } from './switches.js';

// Holds the core with all its mutants and all tests, and does what it is asked, in a process that may be ended when it hangs.

/** A test is given so much, and so many times what it takes. */
const PATIENCE_MS = 60_000;
const PATIENCE = 10;
/** A test that takes this long is told of before it begins; the others together each second. */
const LONG_MS = 100;
const BEAT_MS = 1_000;

let killers: readonly Killer[] = [];
let loading: Uint32Array = new Uint32Array(0);

const tell = (report: Report): void => {
  process.send?.(report);
};

process.on('message', (request: Request) => void answer(request));

async function answer(request: Request): Promise<void> {
  switch (request.is) {
    case 'load':
      return load(request);
    case 'measure':
      return measure();
    case 'try':
      return attempt(request);
  }
}

async function load({ folder, tests, mutants, active }: Request & { readonly is: 'load' }): Promise<void> {
  activate(active);
  try {
    loading = await countedLoading(mutants, async () => {
      for (const file of tests)
        killers = [
          ...killers,
          ...(await testsOf(file, () => import(pathToFileURL(join(folder, file)).href))),
        ];
    });
    tell({ is: 'loaded' });
  } catch (error) {
    tell({ is: 'broken', why: String(error) });
  }
}

const bits = (counts: Uint32Array): Uint8Array => {
  const set = new Uint8Array(Math.ceil(counts.length / 8));
  counts.forEach((count, at) => {
    if (count > 0) set[at >> 3] = (set[at >> 3] as number) | (1 << (at & 7));
  });
  return set;
};

function measure(): void {
  const hits = new Uint32Array(loading.length);
  const ever = bits(loading);
  const note = (counts: Uint32Array): Uint8Array => {
    counts.forEach((count, at) => {
      hits[at] = Math.max(hits[at] as number, count);
    });
    const set = bits(counts);
    set.forEach((byte, at) => {
      ever[at] = (ever[at] as number) | byte;
    });
    return set;
  };
  const first = killers.map((killer) => note(passedBy(killer).counts));
  killers.forEach((killer, at) => {
    const started = performance.now();
    const { counts, failure } = passedBy(killer);
    const ms = performance.now() - started;
    const reached = note(counts);
    const builds = first[at]?.some((byte, i) => (byte & ~(reached[i] as number)) !== 0) ?? false;
    tell({
      is: 'test',
      name: killer.name,
      ms,
      work: counts.reduce((sum, count) => sum + count, 0),
      reached,
      builds,
      failure,
    });
  });
  tell({ is: 'measured', hits, ever });
}

/** What a test passes with nothing changed; one that fails so tells nothing of a mutant. */
function passedBy({ run }: Killer): { readonly counts: Uint32Array; readonly failure: string | undefined } {
  let failure: string | undefined;
  const counts = counted(loading.length, () => {
    try {
      run();
    } catch (error) {
      failure = String(error);
    }
  });
  return { counts: failure === undefined ? counts : counts.fill(0), failure };
}

const fails = (killer: Killer | undefined): boolean => {
  try {
    killer?.run();
    return false;
  } catch {
    return true;
  }
};

function attempt({ mutant, hits, order, times, sanity }: Request & { readonly is: 'try' }): void {
  let told = performance.now();
  const at = order.findIndex((one, i) => {
    const ms = times[i] as number;
    if (ms > LONG_MS || performance.now() - told > BEAT_MS) {
      tell({ is: 'beat', allow: Math.max(PATIENCE_MS, PATIENCE * ms) });
      told = performance.now();
    }
    activate(mutant, hits);
    return fails(killers[one]);
  });
  activate('');
  const by = order[at];
  const again = by !== undefined && (times[at] as number) < BEAT_MS ? [by] : [];
  const sane = ![...again, ...sanity].some((one) => fails(killers[one]));
  tell({ is: 'tried', by, sane });
}
