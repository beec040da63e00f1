import { fileURLToPath } from 'node:url';
import { auditCost } from './audit.ts';
import { soak } from './soak.ts';
import { throughput } from './throughput.ts';

// `npm run soak [soak|throughput|audit]`: the first two where none is named. Compiled to dist/soak/test/soak/.
const root = new URL('../../../../', import.meta.url);
const main = fileURLToPath(new URL('dist/main.js', root));
const echo = fileURLToPath(new URL('./echo.js', import.meta.url));
const unaudited = fileURLToPath(new URL('./unaudited.js', import.meta.url));
const named = process.argv[2];
let good = true;
if (named !== 'soak' && named !== 'audit') good = (await throughput(main, echo, root)) && good;
if (named !== 'throughput' && named !== 'audit') good = (await soak(main, root)) && good;
if (named === 'audit') await auditCost(main, unaudited, root);
process.exit(good ? 0 : 1);
