import { isCaught, type Known, type Verdict } from './judge.js';

/** No change is told at greater length. */
const LONGEST = 150;

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Where a change is that nobody noticed, what stood there and what stood there instead. */
export function line({ mutant, is }: Verdict): string {
  const { file, line: at, column, mutator, original, replacement } = mutant;
  const how = is === 'survived' ? mutator : `${mutator}, ${is}`;
  return `${file}:${at}:${column}  ${how}\n    ${short(original)}  ⇒  ${short(replacement)}`;
}

export function score(verdicts: readonly Verdict[]): string {
  const caught = verdicts.filter(isCaught).length;
  return `${caught} of ${verdicts.length} mutants caught (${((100 * caught) / verdicts.length).toFixed(1)} %)`;
}

/** What became of the mutants of each file, the worst first. */
export function byFile(verdicts: readonly Verdict[], { tests }: Known): unknown {
  const files = [...new Set(verdicts.map(({ mutant }) => mutant.file))].map((file) => {
    const here = verdicts.filter(({ mutant }) => mutant.file === file);
    const caught = here.filter(isCaught).length;
    const mutants = here.map(({ mutant: { file: _, ...mutant }, is, by }) => ({
      ...mutant,
      is,
      ...(by !== undefined && { by: tests[by]?.name }),
    }));
    return { file, caught, judged: here.length, score: (100 * caught) / here.length, mutants };
  });
  return files.sort((a, b) => a.score - b.score);
}
