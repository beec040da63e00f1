import { fileURLToPath } from 'node:url';
import { soak } from './soak.ts';
import { throughput } from './throughput.ts';

// `npm run soak [soak|throughput]`: both where none is named. Compiled to dist/soak/test/soak/.
const root = new URL('../../../../', import.meta.url);
const main = fileURLToPath(new URL('dist/main.js', root));
const echo = fileURLToPath(new URL('./echo.js', import.meta.url));
const named = process.argv[2];
let good = true;
if (named !== 'soak') good = (await throughput(main, echo, root)) && good;
if (named !== 'throughput') good = (await soak(main, root)) && good;
process.exit(good ? 0 : 1);
