import { fileURLToPath } from 'node:url';
import type { Update } from 'telegraf/types';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { openDeskAt } from '../../src/open.ts';
import { memoryAudit } from '../../src/store/audit.ts';
import { openState } from '../../src/store/state.ts';
import { Loaded } from '../../src/telegram/notices/loaded.ts';
import { Renewal } from '../../src/telegram/notices/renewal.ts';
import { startBot } from '../../src/telegram/start.ts';

// The program with everything but the audit on disk, to measure what that costs.
const data = fileURLToPath(new URL('../../../../data', import.meta.url));
const desk = openDeskAt(data, data);
if (typeof desk === 'string') throw new Error(desk);
const config = readConfig(process.env);
const state = openState<Update>(config.stateDir, config.auditDays);
const log = openLog(config.logLevel);
const loaded = new Loaded(desk, Date.now());
const renewal = new Renewal({ data, tables: data, traces: '' }, loaded, log);
await startBot(config, loaded, renewal, { ...state, audit: memoryAudit() }, log);
