import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Prints every question and talk that is kept with its answer under test/, each in a chat of its own, a line for `--json`.

let chat = 0;
for (const name of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).sort()) {
  // Where it is kept how messages are read, the most are those that stand elsewhere with their answers.
  if (!name.endsWith('.ndjson') || /(?:reads|strays)\.ndjson$/.test(name)) continue;
  for (const line of readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')) {
    const kept = JSON.parse(line);
    const turns = Array.isArray(kept) ? kept : (kept.turns ?? [kept]);
    chat++;
    for (const { q, say } of turns) console.log(JSON.stringify({ chat, q: q ?? say }));
  }
}
