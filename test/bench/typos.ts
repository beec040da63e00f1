import { openDeskAt } from '../../src/open.js';
import { misspell, SLIPS } from '../match/generator.js';
import { createRandom } from '../match/random.js';
import { verdictOn } from '../match/score.js';
import { knownTo, openLexicon, openVocabulary } from '../match/vocabulary.js';

// Scores the desk on misspelt names: `node … SEED[,SEED…] [COUNT]`; with `--misses`, prints every one.
const [seeds = '1', count = '7000', misses] = process.argv.slice(2);
const desk = openDeskAt('data', 'data');
if (typeof desk === 'string') throw new Error(desk);
const isKnown = knownTo(openLexicon());
for (const seed of seeds.split(',').map(Number)) {
  const tally = new Map<string, number>();
  const typed = misspell(openVocabulary(), createRandom(seed), isKnown);
  for (let i = 0; i < Number(count); i++) {
    const name = typed.next().value;
    const verdict = verdictOn(desk, name);
    const slip = name.slip === 'letter' && !/[a-z]/.test(name.text) ? 'letter, Han' : name.slip;
    for (const key of [slip, 'all']) {
      const label = `${key}\t${verdict}`;
      tally.set(label, (tally.get(label) ?? 0) + 1);
    }
    if (misses === '--misses' && (verdict === 'asked' || verdict === 'wrong')) {
      const { answer } = desk.trace(name.text);
      const got =
        'rows' in answer ? answer.rows.map((row) => row.id) : 'row' in answer ? [answer.row.id] : [];
      console.log(`${verdict}\t${slip}\t${name.text}\t${name.name}\t${answer.kind} ${got.join(' ')}`);
    }
  }
  console.log(`seed ${seed}`);
  for (const slip of [...SLIPS, 'letter, Han', 'all']) {
    const of = (verdict: string): number => tally.get(`${slip}\t${verdict}`) ?? 0;
    const all = of('right') + of('offered') + of('asked') + of('wrong');
    console.log(
      `${slip.padEnd(12)} ${((100 * (of('right') + of('offered'))) / all).toFixed(2)} % right or first (${of('offered')} offered), ${of('wrong')} wrong of ${all}`,
    );
  }
}
