import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { emptyFolder } from '../store/folder.ts';
import { Emulator } from './emulator/emulator.ts';
import { ALLOWED, killAll, startProcess } from './process.ts';

const WARM = 1000;
const QUESTIONS = 3000;
const AT_A_TIME = 100;
/** How many times what is held the old generation may be: it has some room before it is looked through. */
const MOST = 1.5;

/** Notes the old generation at its largest since the start of the questions, and what of it is held at the end. */
const NOTE = `
  import { appendFileSync } from 'node:fs';
  import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  const old = () => getHeapSpaceStatistics()
    .filter(({ space_name }) => /^(old|large_object|code)_?/.test(space_name))
    .reduce((sum, { space_used_size }) => sum + space_used_size, 0);
  let most = 0;
  setInterval(() => { most = Math.max(most, old()); }, 20).unref();
  process.on('SIGUSR2', () => {
    const before = most;
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    most = 0;
    appendFileSync(process.env.NOTES, JSON.stringify({ most: before, held: old() }) + '\\n');
  });`;

afterAll(killAll);

it('what is no longer used does not lie about until the heap has doubled', async () => {
  const notes = join(emptyFolder(), 'notes');
  const telegram = new Emulator();
  const bot = startProcess({
    TELEGRAM_API_ROOT: await telegram.listen(),
    QUESTIONS_PER_MINUTE: '1000',
    ALLOWED_IDS: people.join(),
    NOTES: notes,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(NOTE)}`,
  });
  await bot.said(/已启动/);
  await ask(telegram, WARM);
  await noted(bot.child.pid ?? 0, notes, telegram, 1);
  await ask(telegram, QUESTIONS);
  const { most, held } = await noted(bot.child.pid ?? 0, notes, telegram, 2);
  await telegram.close();
  expect(most / held).toBeLessThan(MOST);
});

const people = Array.from({ length: 50 }, (_, nth) => ALLOWED + 1000 + nth);

/** So many questions, a hundred at a time. */
async function ask(telegram: Emulator, count: number): Promise<void> {
  for (let asked = 0; asked < count; asked += AT_A_TIME) {
    const before = people.reduce((sum, id) => sum + telegram.sentTo(id).length, 0);
    for (let nth = 0; nth < AT_A_TIME; nth++) telegram.say(people[nth % people.length] ?? 0, '喀什 莎车');
    const answered = () => people.reduce((sum, id) => sum + telegram.sentTo(id).length, 0) - before;
    await telegram.until(() => answered() >= AT_A_TIME, `answer ${asked}`);
    telegram.calls.length = 0;
  }
}

async function noted(pid: number, notes: string, telegram: Emulator, nth: number) {
  process.kill(pid, 'SIGUSR2');
  const line = await telegram.until(() => readNotes(notes)[nth - 1], 'a note');
  return JSON.parse(line) as { most: number; held: number };
}

function readNotes(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}
