import { defineConfig } from 'vitest/config';

/** The tests that a mutant has to get past: those that tell most in the least time. */
export default defineConfig({
  test: {
    root: process.cwd(),
    include: [
      'test/question/{cases,conversations,composed,amounts-written,thread}.test.ts',
      'test/{answer,cases}/*.test.ts',
    ],
  },
});
