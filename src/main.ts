import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openDesk } from './desk.js';
import type { Tables } from './match/vocabulary.js';
import { loadNotices } from './notice/load.js';
import { loadTables } from './notice/tables.js';

const data = fileURLToPath(new URL('../data', import.meta.url));
const loaded = loadNotices(data);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const desk = openDesk(loaded.notices[0]!, loadTables(data) as unknown as Tables);
if (process.argv[2] === '--json') {
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(desk.json(line)));
} else if (process.argv[2] === '--trace') console.dir(desk.trace(process.argv.slice(3).join(' ')), { depth: 6 });
else console.log(desk.json(process.argv.slice(2).join(' '))['text']);
