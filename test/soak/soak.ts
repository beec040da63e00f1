import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Emulator, TOKEN } from '../telegram/emulator/emulator.ts';
import type { Fault } from '../telegram/emulator/faults.ts';
import { Bot } from './bot.ts';
import { type Question, questions } from './questions.ts';

const PEOPLE = 200;
const FIRST_ID = 700_300_000;
const EACH = 100;
const FAULT_EVERY = 20;
/** Early, so that one process lives long enough to show whether its memory grows. */
const KILL_AT = [0.02, 0.04, 0.06];
/** How long a person looks at an answer before the next question: up to this, in ms. */
const LONGEST_LOOK_MS = 1000;
const LONGEST_MS = 25 * 60_000;

/** What goes wrong, in turn. A hang costs a deadline, so it comes once in twenty. */
const KINDS: Omit<Fault, 'method'>[] = [
  { kind: { status: 502 } },
  { kind: { status: 502 }, done: true },
  { kind: { status: 429, retry_after: 1 } },
  { kind: 'reset' },
  { kind: 'reset', done: true },
  { kind: { delay: 300 } },
  { kind: 'html' },
  { kind: 'broken', done: true },
  { kind: { status: 504 }, done: true },
  { kind: { status: 500 } },
];

interface Delivery {
  readonly at: number;
  /** The message arrived, but the bot was not told. */
  readonly struck: boolean;
}

interface Asked extends Question {
  readonly deliveries: Delivery[];
}

interface Tally {
  answered: number;
  lost: number;
  doubledByFault: number;
  doubledByKill: number;
  unexplained: number;
  wrong: number;
}

/** 200 people ask 100 questions each, one after the other; every twentieth call goes wrong; the bot is killed thrice. */
export async function soak(main: string, root: URL): Promise<boolean> {
  const telegram = new Emulator();
  const stateDir = mkdtempSync(join(tmpdir(), 'soak-'));
  const ids = Array.from({ length: PEOPLE }, (_, index) => FIRST_ID + index);
  const env = {
    BOT_TOKEN: TOKEN,
    ALLOWED_IDS: ids.join(','),
    QUESTIONS_PER_MINUTE: '1000',
    STATE_DIR: stateDir,
    TELEGRAM_API_ROOT: await telegram.listen(),
    LOG_LEVEL: 'error',
  };
  const catalogue = questions(root);
  const people = new Map(ids.map((id, index) => [id, { index, asked: [] as Asked[] }]));
  const kills: { from: number; to: number }[] = [];
  let calls = 0;
  let faults = 0;
  let wrong = 0;
  let struck = false;
  const strikes = new Map<number, number>();

  telegram.faults.plan = (method, chat) => {
    struck = false;
    const isSend = method === 'sendmessage';
    if (++calls % FAULT_EVERY !== 0 || method === 'getme') {
      if (isSend) strikes.delete(Number(chat));
      return undefined;
    }
    // Three failures of one message in a row are where the bot gives up by design; the tests show that.
    const inARow = (strikes.get(Number(chat)) ?? 0) + 1;
    if (isSend && inARow > 2) return undefined;
    if (isSend) strikes.set(Number(chat), inARow);
    const fault = faults++ % 20 === 19 ? ({ kind: 'hang' } as const) : KINDS[faults % KINDS.length];
    struck = fault?.done === true;
    return fault;
  };

  const ask = (id: number) => {
    const person = people.get(id);
    if (person === undefined || person.asked.length >= EACH) return;
    const question = catalogue[(person.index * 13 + person.asked.length * 7) % catalogue.length];
    if (question === undefined) return;
    person.asked.push({ ...question, deliveries: [] });
    telegram.say(id, question.text);
  };

  const post = telegram.world.post.bind(telegram.world);
  telegram.world.post = (chat, id, payload, content) => {
    const message = post(chat, id, payload, content);
    // What was said is counted here and not kept: the emulator's memory is not what is measured.
    chat.length = 0;
    const { asked } = people.get(Number(id)) ?? { asked: [] };
    const answered = asked.findLast(({ firstLine }) => firstLine.test(message.text ?? ''));
    if (answered === undefined) wrong++;
    else if (answered.deliveries.push({ at: Date.now(), struck }) === 1) {
      setTimeout(ask, Math.random() * LONGEST_LOOK_MS, Number(id));
    }
    telegram.calls.length = 0;
    return message;
  };

  const count = (): Tally => {
    const all = [...people.values()].flatMap(({ asked }) => asked);
    const tally = { answered: 0, lost: 0, doubledByFault: 0, doubledByKill: 0, unexplained: 0, wrong };
    tally.lost = PEOPLE * EACH - all.length;
    for (const { deliveries } of all) {
      if (deliveries.length === 0) tally.lost++;
      else tally.answered++;
      for (const [index, { at }] of deliveries.entries()) {
        const before = deliveries[index - 1];
        if (before === undefined) continue;
        if (before.struck) tally.doubledByFault++;
        else if (kills.some(({ from, to }) => before.at <= to && at >= from)) tally.doubledByKill++;
        else tally.unexplained++;
      }
    }
    return tally;
  };

  const started = Date.now();
  let bot = Bot.start(main, env);
  for (const id of ids) ask(id);
  const memory: { done: number; mb: number }[] = [];
  let tally = count();
  while (tally.answered < PEOPLE * EACH && Date.now() - started < LONGEST_MS) {
    await sleep(250);
    tally = count();
    const done = tally.answered / (PEOPLE * EACH);
    const now = bot.memory()?.now;
    if (now !== undefined) memory.push({ done, mb: now });
    if (done >= (KILL_AT[kills.length] ?? 2)) {
      const from = Date.now();
      await bot.end('SIGKILL');
      // What it had sent off arrives even after its end.
      await sleep(100);
      kills.push({ from, to: Date.now() });
      bot = Bot.start(main, env);
    }
  }
  await sleep(3000);
  tally = count();
  const peak = bot.memory()?.peak;
  const code = await bot.end('SIGTERM');
  await telegram.close();
  rmSync(stateDir, { recursive: true, force: true });

  const tenth = (nth: number) => memory.filter(({ done }) => Math.min(9, Math.floor(done * 10)) === nth - 1);
  const mean = (nth: number) => tenth(nth).reduce((sum, { mb }) => sum + mb, 0) / tenth(nth).length;
  // What the collector leaves: above it, memory goes up and down with the moment of the last collection.
  const floor = (nth: number) => Math.min(...tenth(nth).map(({ mb }) => mb));
  const growth = floor(10) / floor(2) - 1;
  const line = (of: (nth: number) => number) =>
    [2, 3, 4, 5, 6, 7, 8, 9, 10].map((nth) => of(nth).toFixed(0)).join(' ');
  const bound = kills.length * PEOPLE;
  console.log(`${PEOPLE} people, ${PEOPLE * EACH} questions, ${Math.round((Date.now() - started) / 1000)} s`);
  console.log(
    `${calls} calls, ${faults} of them failed, ${kills.length} SIGKILLs, exit code ${code} at SIGTERM`,
  );
  console.log(`lost ${tally.lost}, wrong ${tally.wrong}`);
  console.log(`doubled by a fault ${tally.doubledByFault} (of ${faults} faults)`);
  console.log(`doubled by a kill ${tally.doubledByKill} (bound ${bound}: one a chat and kill)`);
  console.log(`doubled without reason ${tally.unexplained}`);
  console.log(`memory by tenths from the second, MB: mean ${line(mean)}; least ${line(floor)}`);
  console.log(
    `the last tenth's least against the second's: ${(growth * 100).toFixed(1)} %, peak ${peak?.toFixed(0)} MB`,
  );
  return (
    tally.lost + tally.wrong + tally.unexplained === 0 &&
    tally.doubledByFault <= faults &&
    tally.doubledByKill <= bound &&
    !(growth > 0.05) &&
    code === 0
  );
}
