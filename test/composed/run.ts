import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAMILIES, generate } from './generate.js';
import { type Answer, judge, type Verdict } from './judge.js';
import type { Question } from './question.js';
import { scored } from './scored.js';

// The program held against composed questions: npm run composed -- SEED COUNT [--all] [--only FAMILY,…] [--write FILE]
//   right: a right answer.  wrong: a confident answer that is not one.  asked: a choice, none or help instead.
// --all shows every failure, not the first of each family; --write also leaves the questions in the form that other
// scorers of this program read.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean' }, only: { type: 'string' }, write: { type: 'string' } },
});
const [seed = Number.NaN, count = Number.NaN] = positionals.map(Number);
const only = values.only?.split(',');
const names = FAMILIES.map(({ name }) => name);
const unknown = only?.find((name) => !names.includes(name));
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || unknown !== undefined) {
  console.error(
    `usage: npm run composed -- SEED COUNT [--all] [--only FAMILY,…] [--write FILE]\n${names.join(' ')}`,
  );
  process.exit(2);
}

const questions = generate(seed, count, only);
if (values.write) writeFileSync(values.write, questions.map((question) => `${scored(question)}\n`).join(''));
report(questions, ask(questions));

function ask(list: readonly Question[]): Answer[] {
  const { stdout, status, error } = spawnSync(process.execPath, ['dist/main.js', '--json'], {
    input: list.map(({ text }) => `${text}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (error) throw error;
  const answers = stdout.split('\n').filter(Boolean);
  if (status !== 0 || answers.length !== list.length) {
    throw new Error(`${list.length} questions, ${answers.length} answers, exit code ${status}`);
  }
  return answers.map((line) => JSON.parse(line) as Answer);
}

function report(list: readonly Question[], answers: readonly Answer[]): void {
  const verdicts = list.map((question, at) => judge(question, answers[at] as Answer));
  const none = (): Record<Verdict, number> => ({ right: 0, wrong: 0, asked: 0 });
  const tally = new Map(names.map((name) => [name, none()]));
  const total = none();
  const failures: string[] = [];
  const shown = new Set<string>();
  list.forEach((question, at) => {
    const verdict = verdicts[at] as Verdict;
    total[verdict]++;
    (tally.get(question.family) as Record<Verdict, number>)[verdict]++;
    if (verdict === 'right' || (!values.all && shown.has(question.family))) return;
    shown.add(question.family);
    failures.push(failure(verdict, question, answers[at] as Answer));
  });
  for (const [name, { right, wrong, asked }] of tally) {
    const sum = right + wrong + asked;
    if (sum === 0) continue;
    const share = ((100 * right) / sum).toFixed(1).padStart(5);
    console.log(
      `${name.padEnd(16)} ${`${right}/${sum}`.padStart(9)} ${share} %  wrong ${wrong}  asked ${asked}`,
    );
  }
  console.log(`\n${failures.join('\n')}${failures.length ? '\n' : ''}`);
  const part = (of: number): string => `${((100 * of) / list.length).toFixed(2)} %`;
  console.log(
    `right ${part(total.right)}  wrong ${part(total.wrong)} (${total.wrong})  asked ${part(total.asked)}  of ${list.length} questions, seed ${seed}`,
  );
}

function failure(verdict: Verdict, { id, text, expected }: Question, answer: Answer): string {
  const { text: _text, rows: _rows, ...rest } = answer as Answer & Record<string, unknown>;
  const got = Object.fromEntries(Object.entries(rest).filter(([key]) => key !== 'query' && key !== 'source'));
  const brief = (value: unknown): string => JSON.stringify(value).slice(0, 260);
  return `${verdict}  ${id}  ${text}\n       expected ${brief(expected[0])}\n       got      ${brief(got)}`;
}
