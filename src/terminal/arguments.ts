/** What a command line asks for. */
export interface Arguments {
  readonly mode: 'check' | 'check-audit' | 'json' | 'explain' | 'new-notice' | 'question' | 'none';
  readonly question: string;
  /** What is asked after it, one message behind another: `--then`. */
  readonly then?: readonly string[];
  readonly data?: string;
  readonly source?: string;
  /** The folder's name of a notice that is to be made. */
  readonly name?: string;
  /** An entry of the audit that somebody noted: its number and its hash, or the beginning of that. */
  readonly noted?: { readonly n: number; readonly hash: string };
}

/** A command line that cannot be used: one Chinese sentence. */
export interface Misuse {
  readonly misuse: string;
}

const MODES = ['check', 'check-audit', 'json', 'explain'] as const;
const NOTED = /^(?:([1-9]\d{0,14}) ([0-9a-f]{16,64}))?$/i;
/** Options with a value behind them: under what it is kept, and what it should be. */
const VALUES = {
  '--data': { as: 'data', what: '通知所在的文件夹', example: 'data' },
  '--source': { as: 'source', what: '通知原文的文本文件', example: '通知.txt' },
  '--new-notice': { as: 'name', what: '新通知的文件夹名称', example: '年份-文号' },
} as const;

const isValued = (word: string): word is keyof typeof VALUES => word in VALUES;

/**
 * Reads a command line. Options begin with two hyphens; anything else, `-49` too, is part of the question.
 *
 * @param argv the arguments behind the program's own name
 */
export function readArguments(argv: readonly string[]): Arguments | Misuse {
  const asked = new Set<string>();
  const values: { data?: string; source?: string; name?: string } = {};
  const messages: string[][] = [[]];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (!/^--./.test(word)) {
      if (word !== '--') messages.at(-1)?.push(word);
      continue;
    }
    if (isValued(word)) {
      const { as, what, example } = VALUES[word];
      const value = argv[++i];
      if (!value || value.startsWith('--'))
        return { misuse: `${word} 后面要写${what}，例如 ${word} ${example}` };
      values[as] = value;
    } else if (word === '--then') messages.push([]);
    else if (MODES.some((mode) => word === `--${mode}`)) asked.add(word.slice(2));
    else
      return {
        misuse: `不认识的选项 ${word}。可以用的有 --json、--explain、--check、--check-audit、--new-notice 名称、--then 接着问的话、--source 文件、--data 文件夹`,
      };
  }
  if (values.source !== undefined && !asked.has('check'))
    return { misuse: '--source 要与 --check 一起用，例如 --check --source 通知.txt' };
  const [question = '', ...then] = messages.map((words) => words.join(' '));
  if (then.length > 0 && (!asked.has('explain') || !question || then.includes('')))
    return {
      misuse: '--then 接在 --explain 和问题后面，再写接着问的话，例如 --explain 全区 --then 提前下达呢',
    };
  if (asked.has('check-audit')) {
    const [found, n, hash = ''] = NOTED.exec(question) ?? [];
    if (found === undefined)
      return {
        misuse:
          '--check-audit 后面可以写记下的编号和校验值（至少前 16 位），例如 --check-audit 1234 9f86d081884c7d65',
      };
    return { mode: 'check-audit', question, ...(n && { noted: { n: Number(n), hash: hash.toLowerCase() } }) };
  }
  if (values.name !== undefined) {
    const misuse = misnamed(values.name, question !== '' || asked.size > 0);
    return misuse ? { misuse } : { mode: 'new-notice', question, ...values };
  }
  const mode = MODES.find((m) => asked.has(m)) ?? (question ? 'question' : 'none');
  return { mode, question, ...(then.length > 0 && { then }), ...values };
}

/** What no folder's name may hold on one system or another, and what hides it or takes it elsewhere. */
const NO_NAME = /[\\/:*?"<>|\p{Cc}]|^[.\s-]|[.\s]$|^notices$/u;
const LONGEST_NAME = 60;

/** Why a new notice cannot be made as asked. */
function misnamed(name: string, isMore: boolean): string | undefined {
  if (isMore) return '--new-notice 后面只写一个名称，不能有空格，只可以再加 --data 文件夹';
  return NO_NAME.test(name) || [...name].length > LONGEST_NAME
    ? `--new-notice 后面的“${name}”不能作文件夹的名称：请用 ${LONGEST_NAME} 个以内的字母、数字、汉字和连字符，例如 --new-notice 年份-文号`
    : undefined;
}
