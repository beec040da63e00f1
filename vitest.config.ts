import { defineConfig } from 'vitest/config';

/** A machine may be busy: a test that fails by time alone says nothing, so all have far more than they need. */
export default defineConfig({ test: { testTimeout: 120_000, hookTimeout: 120_000 } });
