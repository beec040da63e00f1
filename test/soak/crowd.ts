import type { Emulator } from '../telegram/emulator/emulator.ts';
import { buttonsOf, type Sent } from '../telegram/emulator/methods.ts';
import type { Question } from './questions.ts';

const FIRST_PERSON = 700_300_000;
const FIRST_STRANGER = 700_800_000;
const FIRST_APPLICANT = 700_900_000;
/** How long a person looks at an answer before the next question: up to this, in ms. */
const LONGEST_LOOK_MS = 50_000;
/** One in so many asks two things at once. */
const HASTY = 10;
const PATIENCE_MS = 20 * 60_000;

/** What is said in place of an answer. */
const TOLD = /有些快|再发一次。$/;

interface Delivery {
  readonly at: number;
  /** The message arrived, but the bot was not told. */
  readonly struck: boolean;
}

interface Asked extends Question {
  readonly at: number;
  readonly deliveries: Delivery[];
}

/** A stretch of time, in ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Those who ask: one question after the other, each of them once. */
export class Askers {
  readonly ids: readonly number[];
  /** What was sent that is no answer to anything that was asked. */
  wrong = 0;
  told = 0;
  open = true;
  private readonly asked = new Map<number, Asked[]>();

  constructor(
    count: number,
    private readonly telegram: Emulator,
    private readonly catalogue: readonly Question[],
  ) {
    this.ids = Array.from({ length: count }, (_, index) => FIRST_PERSON + index);
    for (const id of this.ids) this.asked.set(id, []);
  }

  begin(): void {
    for (const id of this.ids) setTimeout(() => this.ask(id), Math.random() * LONGEST_LOOK_MS);
  }

  get all(): Asked[] {
    return [...this.asked.values()].flat();
  }

  /** Who asked what. */
  get entries(): { id: number; text: string }[] {
    return [...this.asked].flatMap(([id, asked]) => asked.map(({ text }) => ({ id, text })));
  }

  get unanswered(): number {
    return this.all.filter(({ deliveries }) => deliveries.length === 0).length;
  }

  /** Takes a message of the bot's. Gives false for one that is not for an asker. */
  take({ chat, text = '' }: Sent, struck: boolean): boolean {
    const asked = this.asked.get(chat.id);
    if (asked === undefined) return false;
    const answered = asked.findLast(({ firstLine }) => firstLine.test(text));
    if (answered) {
      if (answered.deliveries.push({ at: Date.now(), struck }) > 1) return true;
      if (asked.every(({ deliveries }) => deliveries.length > 0)) {
        setTimeout(() => this.ask(chat.id), Math.random() * LONGEST_LOOK_MS);
      }
    } else if (TOLD.test(text)) this.told++;
    else this.wrong++;
    return true;
  }

  /** How long each first answer took, of what was asked in a span. */
  waits({ from, to }: Span): number[] {
    return this.all
      .filter(({ at }) => at >= from && at < to)
      .map(({ at, deliveries }) => (deliveries[0]?.at ?? Number.POSITIVE_INFINITY) - at);
  }

  /** In how many chats an answer came before that to an earlier question. */
  get outOfOrder(): number {
    return [...this.asked.values()].filter((asked) =>
      asked.some(({ deliveries }, index) => {
        const before = asked[index - 1]?.deliveries[0]?.at ?? 0;
        return (deliveries[0]?.at ?? Number.POSITIVE_INFINITY) < before;
      }),
    ).length;
  }

  /** What came twice: for a fault, for a kill, for nothing. */
  doubled(kills: readonly Span[]): { byFault: number; byKill: number; unexplained: number } {
    const doubled = { byFault: 0, byKill: 0, unexplained: 0 };
    for (const { deliveries } of this.all) {
      for (const [index, { at }] of deliveries.entries()) {
        const before = deliveries[index - 1];
        if (before === undefined) continue;
        if (before.struck) doubled.byFault++;
        else if (kills.some(({ from, to }) => before.at <= to && at >= from)) doubled.byKill++;
        else doubled.unexplained++;
      }
    }
    return doubled;
  }

  private ask(id: number): void {
    const asked = this.asked.get(id);
    if (!this.open || asked === undefined) return;
    const count = Math.random() * HASTY < 1 ? 2 : 1;
    for (let index = 0; index < count; index++) {
      const nth = (id - FIRST_PERSON) * 13 + asked.length * 7;
      const question = this.catalogue[nth % this.catalogue.length];
      if (question === undefined || asked.length >= this.catalogue.length) return;
      asked.push({ ...question, at: Date.now(), deliveries: [] });
      this.telegram.say(id, question.text);
    }
  }
}

/** A thousand strangers write three messages each. */
export function flood(telegram: Emulator): void {
  for (let round = 0; round < 3; round++) {
    for (let index = 0; index < 1000; index++) telegram.say(FIRST_STRANGER + index, `喀什 莎车 ${round}`);
  }
}

/** Somebody who applies, is let in, asks, and is stopped. */
export async function career(
  telegram: Emulator,
  nth: number,
  admin: number,
  question: Question,
): Promise<number> {
  const id = FIRST_APPLICANT + nth;
  const until = (chat: number, test: (sent: Sent) => boolean) =>
    telegram.until(() => telegram.sentTo(chat).find(test), `applicant ${nth}`, PATIENCE_MS);
  telegram.say(id, '/start');
  telegram.tap(
    id,
    await until(id, (sent) => buttonsOf(sent).some(({ text }) => text.includes('申请'))),
    '申请',
  );
  await until(id, ({ text }) => text?.includes('写明单位和姓名') === true);
  telegram.say(id, '莎车县民政局 安娜');
  const card = await until(
    admin,
    (sent) => Boolean(sent.text?.includes(`${id}`)) && buttonsOf(sent).length > 1,
  );
  telegram.tap(admin, card, '批准');
  await until(id, ({ text }) => text?.includes('获批准') === true);
  telegram.say(id, question.text);
  await until(id, ({ text }) => question.firstLine.test(text ?? ''));
  telegram.say(admin, `/revoke ${id}`);
  await until(admin, ({ text }) => text?.includes(`已停止 ${id} `) === true);
  return id;
}
