import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../src/desk.js';
import { openDeskAt } from '../../src/open.js';
import { answerOnce } from '../../src/terminal/once.js';

const DATA = join(import.meta.dirname, '../../data');
const desk = openDeskAt(DATA, DATA) as Desk;

afterEach(() => vi.restoreAllMocks());

describe('a question as arguments', () => {
  it.each([
    ['an answer', '莎车', 0],
    ['a choice', '经开区', 0],
    ['help', '你好', 0],
    ['an amount below zero', '-49', 0],
    ['nothing in the notice', '今天天气怎么样', 1],
    ['a place that is not in the notice', '石河子', 1],
    ['an amount that nobody has', '-50', 1],
  ])('%s: %s exits %i', async (_, question, code) => {
    const written = vi.spyOn(process.stdout, 'write').mockReset().mockReturnValue(true);
    expect(await answerOnce(desk, question)).toBe(code);
    expect(written.mock.calls.join('').trim()).not.toBe('');
  });
});
