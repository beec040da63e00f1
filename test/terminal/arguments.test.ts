import { describe, expect, it } from 'vitest';
import { type Arguments, readArguments } from '../../src/terminal/arguments.ts';

// How a command line is read; that the program obeys it is seen in command-line.test.ts.

const modeOf = (...words: string[]) => (readArguments(words) as Arguments).mode;

describe('a command line that cannot be used', () => {
  it.each([
    [['--bogus'], '--bogus'],
    [['--json=1'], '--json=1'],
    [['--Json'], '--Json'],
    [['喀什', '--help'], '--help'],
    [['--check', '--jsn'], '--jsn'],
    [['--data'], '--data'],
    [['--data', '--json'], '--data'],
    [['--check', '--source'], '--source'],
    [['--source', 'x.txt', '莎车'], '--source'],
    [['--new-notice'], '--new-notice'],
    [['--new-notice', '--check'], '--new-notice'],
    [['--new-notice', 'a', '--check'], '--new-notice'],
    [['--new-notice', 'a', 'b'], '--new-notice'],
    [['--check-audit', 'x'], '--check-audit 1234'],
    [['--check-audit', '1'], '--check-audit 1234'],
    [['--check-audit', '1', 'abc'], '--check-audit 1234'],
    [['--check-audit', '0', 'a'.repeat(64)], '--check-audit 1234'],
  ])('%j: one sentence that names it', (words, named) => {
    const { misuse } = readArguments(words) as { misuse: string };
    expect(misuse).toContain(named);
    expect(misuse).not.toContain('\n');
    expect(misuse).toMatch(/[\u4E00-\u9FFF]/);
  });
});

describe('what runs', () => {
  it('is --check before --json before --explain before a question', () => {
    expect(modeOf('莎车', '--explain', '--json', '--check')).toBe('check');
    expect(modeOf('莎车', '--explain', '--json')).toBe('json');
    expect(modeOf('莎车', '--explain')).toBe('explain');
    expect(modeOf('莎车')).toBe('question');
    expect(modeOf()).toBe('none');
  });
});
