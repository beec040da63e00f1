import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isOpenToOthers } from '../../src/store/folder.js';
import { emptyFolder } from './folder.js';

it.each([
  [0o600, false],
  [0o400, false],
  [0o640, true],
  [0o604, true],
  [0o644, true],
])('a file of mode %o is open to others: %s', (mode, is) => {
  const file = join(emptyFolder(), '.env');
  writeFileSync(file, '');
  chmodSync(file, mode);
  expect(isOpenToOthers(file)).toBe(is);
});

it('a file that is not there is open to nobody', () => {
  expect(isOpenToOthers(join(emptyFolder(), '.env'))).toBe(false);
});
