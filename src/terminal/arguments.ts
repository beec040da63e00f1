/** What a command line asks for. */
export interface Arguments {
  readonly mode: 'check' | 'json' | 'explain' | 'question' | 'none';
  readonly question: string;
  readonly data?: string;
  readonly source?: string;
}

/** A command line that cannot be used: one Chinese sentence. */
export interface Misuse {
  readonly misuse: string;
}

const MODES = ['check', 'json', 'explain'] as const;
const VALUES = { '--data': '通知所在的文件夹', '--source': '通知原文的文本文件' } as const;

/**
 * Reads a command line. Options begin with two hyphens; anything else, `-49` too, is part of the question.
 *
 * @param argv the arguments behind the program's own name
 */
export function readArguments(argv: readonly string[]): Arguments | Misuse {
  const asked = new Set<string>();
  const values: { data?: string; source?: string } = {};
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (!/^--./.test(word)) {
      if (word !== '--') words.push(word);
      continue;
    }
    if (word in VALUES) {
      const value = argv[++i];
      if (!value || value.startsWith('--'))
        return { misuse: `${word} 后面要写${VALUES[word as keyof typeof VALUES]}，例如 ${word} data` };
      values[word === '--data' ? 'data' : 'source'] = value;
    } else if (MODES.some((mode) => word === `--${mode}`)) asked.add(word.slice(2));
    else
      return {
        misuse: `不认识的选项 ${word}。可以用的有 --json、--explain、--check、--source 文件、--data 文件夹`,
      };
  }
  if (values.source !== undefined && !asked.has('check'))
    return { misuse: '--source 要与 --check 一起用，例如 --check --source 通知.txt' };
  const question = words.join(' ');
  const mode = MODES.find((m) => asked.has(m)) ?? (words.length > 0 ? 'question' : 'none');
  return { mode, question, ...values };
}
