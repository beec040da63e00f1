import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDeskAt } from '../../src/open.js';
import { jumble, noise } from '../bench/noise.js';
import { createRandom } from './random.js';

const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);
const desk = opened;

describe('hostile texts', () => {
  it.each([
    '',
    ' ',
    '\0',
    '\ud83d',
    '\udc00',
    '%00',
    '️'.repeat(50),
    '县'.repeat(5000),
    '莎车'.repeat(3000),
    '1'.repeat(9000),
    '百分之'.repeat(400),
    '负'.repeat(400),
    '亿'.repeat(400),
    '9'.repeat(400),
    `0.${'3'.repeat(400)}`,
    '-'.repeat(400),
    '和'.repeat(400),
    '__proto__',
    'constructor',
    'toString',
    '‮莎车',
    '莎̈车',
    '\n\n\n',
    '一万亿亿亿',
    '五五五五万万万',
  ])('%#: is answered', (text) => {
    expect(desk.json(text)).toHaveProperty('kind');
  });

  // `npm run hostile` throws as many more as one likes.
  it('never throws on what means nothing, nor on words of ours thrown together', () => {
    const random = createRandom(7);
    for (let i = 0; i < 150; i++) {
      expect(() => desk.json(noise(random))).not.toThrow();
      expect(() => desk.json(jumble(random))).not.toThrow();
    }
  });

  it('never throws on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(desk.json(text).kind).toBeTypeOf('string');
      }),
      { numRuns: 100 },
    );
  });
});
