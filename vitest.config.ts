import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** What starts the program, or meets the disk, the network, signals, the terminal or native code: also run on Node 24. */
const PROGRAM = [
  'test/{access,notice,picture,store,telegram,terminal}/**/*.test.ts',
  'test/{config,log,lookup}.test.ts',
];

export default defineConfig({
  test: {
    // A machine may be busy: a test that fails by time alone says nothing, so all have far more than they need. Those
    // that wait for the program give up earlier by themselves where it is not busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // One more than there are cores: those that start the program wait for much of their time.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // The first by name begins, and what is pure fills the time that it waits.
      { extends: true, test: { name: 'program', include: PROGRAM } },
      // Nothing here outlives a file but what was loaded, so that the next need not load it.
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...PROGRAM],
          isolate: false,
        },
      },
    ],
  },
});
