import { fileURLToPath } from 'node:url';
import { auditCost } from './audit.ts';
import { badDay } from './bad-day.ts';
import { swaps } from './swaps.ts';
import { throughput } from './throughput.ts';

// `npm run soak [bad-day [MINUTES]|throughput|audit|swaps [COUNT]]`: the first two where none is named. Compiled to dist/soak/.
const root = new URL('../../../../', import.meta.url);
const main = fileURLToPath(new URL('dist/main.js', root));
const echo = fileURLToPath(new URL('./echo.js', import.meta.url));
const unaudited = fileURLToPath(new URL('./unaudited.js', import.meta.url));
const named = process.argv[2];
let good = true;
if (named === undefined || named === 'throughput') good = (await throughput(main, echo, root)) && good;
if (named === undefined || named === 'bad-day') {
  good = (await badDay(main, root, Number(process.argv[3] ?? 50))) && good;
}
if (named === 'audit') await auditCost(main, unaudited, root);
if (named === 'swaps') good = await swaps(main, root, Number(process.argv[3] ?? 1000));
process.exit(good ? 0 : 1);
