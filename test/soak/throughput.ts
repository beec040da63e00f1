import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emulator, TOKEN } from '../telegram/emulator/emulator.ts';
import { Bot } from './bot.ts';
import { questions } from './questions.ts';

const PEOPLE = 200;
const FIRST_ID = 700_400_000;
const QUESTIONS = 10_000;
const ROUNDS = 3;

/**
 * How long the server takes for each answer, in ms. 20 is near for Telegram, and what is held against the bound; with
 * none the bare bot does nothing but pass bytes, so that shows what each reply costs in computing.
 */
const LATENCY = 20;

interface Measured {
  readonly perSecond: number;
  readonly peak: number;
}

/** The same questions, waiting at the same kind of server: answered by this bot, echoed by a bare telegraf bot. */
export async function throughput(main: string, echo: string, root: URL): Promise<boolean> {
  console.log(`${QUESTIONS} questions of ${PEOPLE} people, the median of ${ROUNDS} rounds`);
  let good = true;
  for (const latency of [LATENCY, 0]) {
    const rounds: Record<'bare' | 'ours', Measured>[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ bare: await measure(echo, root, latency), ours: await measure(main, root, latency) });
    }
    const median = (pick: (round: (typeof rounds)[number]) => number) =>
      rounds.map(pick).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
    for (const who of ['bare', 'ours'] as const) {
      const [perSecond, peak] = [median((round) => round[who].perSecond), median((round) => round[who].peak)];
      console.log(
        `${latency} ms, ${who}: ${perSecond.toFixed(0)} replies a second, peak ${peak.toFixed(0)} MB`,
      );
    }
    const speed = median(({ ours, bare }) => ours.perSecond / bare.perSecond);
    const memory = median(({ ours, bare }) => ours.peak / bare.peak);
    console.log(
      `${latency} ms: ${speed.toFixed(2)} of the bare speed, ${memory.toFixed(2)} times its memory`,
    );
    good &&= (speed >= 0.5 || latency === 0) && memory <= 2.5;
  }
  return good;
}

export async function measure(script: string, root: URL, latency: number): Promise<Measured> {
  const telegram = new Emulator();
  if (latency > 0) telegram.faults.plan = () => ({ kind: { delay: latency } });
  const stateDir = mkdtempSync(join(tmpdir(), 'throughput-'));
  const ids = Array.from({ length: PEOPLE }, (_, index) => FIRST_ID + index);
  const catalogue = questions(root);
  for (let index = 0; index < QUESTIONS; index++) {
    telegram.say(FIRST_ID + (index % PEOPLE), catalogue[index % catalogue.length]?.text ?? '');
  }
  let first = 0;
  let sent = 0;
  const finished = new Promise<void>((resolve) => {
    const post = telegram.world.post.bind(telegram.world);
    telegram.world.post = (chat, id, payload, content) => {
      const message = post(chat, id, payload, content);
      chat.length = 0;
      telegram.calls.length = 0;
      if (first === 0) first = Date.now();
      if (++sent === QUESTIONS) resolve();
      return message;
    };
  });
  const bot = Bot.start(script, {
    BOT_TOKEN: TOKEN,
    ALLOWED_IDS: ids.join(','),
    QUESTIONS_PER_MINUTE: '1000',
    MESSAGES_PER_SECOND: '10000',
    CHAT_PAUSE_MS: '0',
    STATE_DIR: stateDir,
    TELEGRAM_API_ROOT: await telegram.listen(),
    LOG_LEVEL: 'error',
  });
  await finished;
  const perSecond = (QUESTIONS * 1000) / (Date.now() - first);
  const peak = bot.memory()?.peak ?? Number.NaN;
  await bot.end('SIGKILL');
  await telegram.close();
  rmSync(stateDir, { recursive: true, force: true });
  return { perSecond, peak };
}
