import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../../src/desk.ts';
import { openDeskAt } from '../../src/open.ts';
import { captionOf, screensOf } from '../../src/telegram/screen.ts';
import type { Call, Emulator } from '../telegram/emulator/emulator.ts';
import type { SetName, Sets } from './swap-sets.ts';

const NAMES: readonly SetName[] = ['one', 'other'];
const FIRST_PERSON = 700_600_000;
/** How long a person looks at an answer: up to this, in ms. */
const LONGEST_LOOK_MS = 600;
const PATIENCE_MS = 60_000;

/** Of every kind that has amounts; some are of both notices, one is of several messages. Each stands alone behind any other. */
const QUESTIONS = [
  '喀什地区明细',
  '莎车和叶城哪个多',
  '库车、沙雅、新和合计',
  '全区最多的前五个县',
  '莎车占喀什多少',
  '莎车历年',
  '莎车比去年增加多少',
  '去年莎车',
  '全区各县排名',
  '全区最少的五个县',
  '南疆四地州一共多少',
  '喀什地区平均每个县多少',
  '昌吉州各县市（奇台县除外）合计',
  '各县市去年今年',
  '全区的救助站合计',
  '莎车占喀什多少；叶城有多少钱',
];
const PICTURE = '喀什地区 图';
/** One in so many asks for a picture, taps an option, turns a page, goes on: else a county. */
const KINDS = ['picture', 'tap', 'page', 'onward', 'onward', 'kind', 'kind', 'county', 'county'] as const;

/** The notices that answered from a moment on; while one takes the other's place, either may. */
interface Swap {
  readonly from: number;
  to: number;
  readonly name: SetName;
}

/** When which set may answer. */
export class Timeline {
  readonly swaps: Swap[] = [{ from: 0, to: 0, name: 'one' }];

  /** The set that may take over at any moment from now on. */
  begin(name: SetName): Swap {
    const swap = { from: Date.now(), to: Number.POSITIVE_INFINITY, name };
    this.swaps.push(swap);
    return swap;
  }

  /** Every set that may have been the current one at some moment between. */
  between(from: number, to: number): SetName[] {
    const begun = this.swaps.filter((swap) => swap.from <= to);
    const settled = begun.findLastIndex((swap) => swap.to <= from);
    return [...new Set(begun.slice(settled).map(({ name }) => name))];
  }

  /** Whether a swap may have fallen between, and whether one did for sure. */
  swapped(from: number, to: number): 'surely' | 'perhaps' | 'no' {
    const touching = this.swaps.filter((swap) => swap.from <= to && swap.to >= from);
    if (touching.some((swap) => swap.from >= from && swap.to <= to)) return 'surely';
    return touching.length > 0 ? 'perhaps' : 'no';
  }
}

/** The texts of the messages that an answer is. */
type Texts = readonly string[];

/** What each set answers, by a desk of this process; a county's total is held against its file besides. */
class Expected {
  private readonly desks: Readonly<Record<SetName, Desk>>;
  private readonly known = new Map<string, Texts>();
  readonly counties: readonly { readonly ask: string; readonly county: string }[];
  private readonly totals: Readonly<Record<SetName, ReadonlyMap<string, string>>>;

  constructor({ folders }: Sets, tables: string) {
    const open = (name: SetName): Desk => {
      const desk = openDeskAt(folders[name], tables);
      if (typeof desk === 'string') throw new Error(desk);
      return desk;
    };
    this.desks = { one: open('one'), other: open('other') };
    const rows = (name: SetName) =>
      readFileSync(`${folders[name]}/2024-xcs35/allocations.csv`, 'utf8')
        .split('\n')
        .map((line) => line.split(','))
        .filter(([, , kind]) => kind === 'county');
    this.counties = rows('one').map(([prefecture, county = '']) => ({
      ask: `${prefecture} ${county}`,
      county,
    }));
    const totals = (name: SetName) =>
      new Map(
        rows(name).map(([prefecture, county, , total]) => [
          `${prefecture} ${county}`,
          `全年合计　${Number(total).toLocaleString('en')} 万元`,
        ]),
      );
    this.totals = { one: totals('one'), other: totals('other') };
    for (const { ask } of this.counties)
      for (const name of NAMES)
        if (
          !this.of(name, ask)
            .join('\n')
            .includes(this.totals[name].get(ask) ?? '?')
        )
          throw new Error(`${ask} is not answered with its file's total`);
    for (const ask of QUESTIONS)
      if (this.of('one', ask).some((text, i) => text === this.of('other', ask)[i]))
        throw new Error(`${ask} is answered the same from both sets`);
  }

  /** @param before what was asked before it, of the same desk */
  of(name: SetName, ask: string, { before, page }: { before?: string; page?: number } = {}): Texts {
    const key = JSON.stringify([name, ask, before, page]);
    const known = this.known.get(key);
    if (known) return known;
    const desk = this.desks[name];
    const { message } = desk.ask(ask, before === undefined ? undefined : desk.ask(before).memory);
    const texts = message.picture
      ? [captionOf(message).text]
      : screensOf(message, page).map(({ text }) => text);
    this.known.set(key, texts);
    return texts;
  }
}

interface Given {
  readonly texts: Texts;
  /** Of a picture, its bytes. */
  readonly picture?: string;
  readonly asked: number;
  readonly at: number;
}

/** What went wrong is kept in words, the first of each kind. */
export class Tally {
  questions = 0;
  answers = 0;
  /** An answer of neither set, or of parts of both. */
  readonly wrong: string[] = [];
  /** Wholly of a set, but one that was not current at any moment between question and answer. */
  readonly stale: string[] = [];
  readonly missing: string[] = [];
  /** More than what was asked for. */
  readonly surplus: string[] = [];
  readonly waits: number[] = [];
  /** Follow-ups that were gone on with, and those that were read alone behind a swap. */
  onward = 0;
  alone = 0;
}

/** People who ask, one question after the other, and hold each answer against both sets. */
export class SwapAskers {
  readonly ids: readonly number[];
  readonly tally = new Tally();
  private readonly expected: Expected;
  private readonly listening = new Map<number, (call: Call) => void>();
  /** The picture of each set, as the bot drew it before the swaps. */
  private readonly pictures: Partial<Record<SetName, string>> = {};
  private open = true;
  private next = 0;

  constructor(
    count: number,
    private readonly telegram: Emulator,
    private readonly timeline: Timeline,
    sets: Sets,
    tables: string,
  ) {
    this.ids = Array.from({ length: count }, (_, index) => FIRST_PERSON + index);
    this.expected = new Expected(sets, tables);
    // Nothing is kept of what is checked: a thousand swaps take long.
    telegram.calls.push = (...calls: Call[]): number => {
      for (const call of calls) this.take(call);
      return 0;
    };
  }

  /** Keeps the current set's picture. */
  async learnPicture(name: SetName): Promise<void> {
    const [id = 0] = this.ids;
    const { picture } = await this.ask(id, PICTURE, () => [this.expected.of(name, PICTURE)]);
    if (picture === undefined || Object.values(this.pictures).includes(picture))
      throw new Error(`no picture of its own of ${name}`);
    this.pictures[name] = picture;
  }

  /** Everybody asks until it is closed. */
  async run(): Promise<void> {
    await Promise.all(
      this.ids.map(async (id) => {
        while (this.open) {
          await sleep(Math.random() * LONGEST_LOOK_MS);
          await this.turn(id);
        }
      }),
    );
  }

  close(): void {
    this.open = false;
  }

  private async turn(id: number): Promise<void> {
    const nth = this.next++;
    const kind = KINDS[nth % KINDS.length] ?? 'county';
    const { counties } = this.expected;
    const county = counties[(nth * 7) % counties.length] ?? { ask: '', county: '' };
    // A picture costs as much as a hundred answers.
    if (kind === 'picture' && nth % 5 === 0) await this.checked(id, PICTURE);
    else if (kind === 'tap') await this.tapped(id, '和田', '和田地区');
    else if (kind === 'page') await this.tapped(id, '全区各县排名', '下一页');
    else if (kind === 'onward') await this.onward(id, `${county.ask} 本次下达`, '那叶城呢');
    else if (kind === 'kind') await this.checked(id, QUESTIONS[nth % QUESTIONS.length] ?? '');
    else await this.checked(id, county.ask);
  }

  private async checked(id: number, ask: string): Promise<Given> {
    const given = await this.ask(id, ask, () => NAMES.map((name) => this.expected.of(name, ask)));
    this.hold(
      ask,
      given,
      NAMES.map((name) => ({ name, texts: this.expected.of(name, ask) })),
      given.asked,
    );
    return given;
  }

  /** What is tapped is asked of the set that answers then, whichever the buttons came from. */
  private async tapped(id: number, ask: string, label: string): Promise<void> {
    await this.checked(id, ask);
    const message = this.telegram.world.chats.get(id)?.at(-1);
    const isPage = label === '下一页';
    const answers = NAMES.map((name) => ({
      name,
      texts: this.expected.of(name, isPage ? ask : label, isPage ? { page: 2 } : {}),
    }));
    if (!message) return;
    const given = await this.given(
      id,
      `${ask} › ${label}`,
      answers.map(({ texts }) => texts),
      () => this.telegram.tap(id, message, label),
    );
    this.hold(`${ask} › ${label}`, given, answers, given.asked);
  }

  /** A follow-up is gone on with by the set that answered before it, and read alone by every later one. */
  private async onward(id: number, before: string, ask: string): Promise<void> {
    const first = await this.checked(id, before);
    const was = NAMES.filter((name) => same(this.expected.of(name, before), first.texts));
    await sleep(Math.random() * LONGEST_LOOK_MS);
    const going = was.map((name) => ({ name, texts: this.expected.of(name, ask, { before }), onward: true }));
    const alone = NAMES.map((name) => ({ name, texts: this.expected.of(name, ask), onward: false }));
    const all = [...going, ...alone];
    const given = await this.ask(id, ask, () => all.map(({ texts }) => texts));
    const swapped = this.timeline.swapped(first.asked, given.at);
    const between = this.timeline.swapped(first.at, given.asked);
    const allowed = between === 'surely' ? alone : swapped === 'no' ? going : all;
    const found = this.hold(`${before} › ${ask}`, given, allowed, given.asked);
    if (found?.onward) this.tally.onward++;
    else if (found) this.tally.alone++;
  }

  /** Holds an answer against those that may be. @returns the one that it is */
  private hold<One extends { readonly name: SetName; readonly texts: Texts }>(
    ask: string,
    { texts, picture, at }: Given,
    answers: readonly One[],
    asked: number,
  ): One | undefined {
    if (texts.length === 0) return undefined;
    const matching = answers.filter((one) => same(one.texts, texts));
    if (matching.length === 0) {
      this.tally.wrong.push(`${ask}: ${texts.join(' / ')}`);
      return undefined;
    }
    const current = this.timeline.between(asked, at);
    const found = matching.find(({ name }) => current.includes(name));
    if (!found) this.tally.stale.push(`${ask}: of ${matching[0]?.name}, not of ${current}`);
    else if (picture !== undefined && picture !== this.pictures[found.name])
      this.tally.wrong.push(`${ask}: not the picture of ${found.name}`);
    return found;
  }

  private ask(id: number, ask: string, answers: () => readonly Texts[]): Promise<Given> {
    return this.given(id, ask, answers(), () => this.telegram.say(id, ask));
  }

  /** Takes messages for as long as they may become one of the answers. */
  private given(id: number, what: string, answers: readonly Texts[], put: () => unknown): Promise<Given> {
    return new Promise((resolve) => {
      const texts: string[] = [];
      let picture: string | undefined;
      const asked = Date.now();
      this.tally.questions++;
      const end = (): void => {
        clearTimeout(timer);
        this.listening.delete(id);
        const at = Date.now();
        if (texts.length > 0) {
          this.tally.answers++;
          this.tally.waits.push(at - asked);
        }
        resolve({ texts, asked, at, ...(picture !== undefined && { picture }) });
      };
      const timer = setTimeout(() => {
        this.tally.missing.push(what);
        end();
      }, PATIENCE_MS);
      this.listening.set(id, ({ payload }) => {
        // A form's lines end in two characters.
        texts.push(String(payload.text ?? payload.caption ?? '').replaceAll('\r\n', '\n'));
        picture ??= pictureIn(payload);
        const whole = answers.some((one) => same(one, texts));
        const begun = answers.some(
          (one) => one.length > texts.length && texts.every((text, i) => text === one[i]),
        );
        if (whole || !begun) end();
      });
      put();
    });
  }

  private take(call: Call): void {
    if (!['sendmessage', 'sendphoto', 'editmessagetext'].includes(call.method) || call.code !== 200) return;
    const chat = Number(call.payload.chat_id);
    if (!this.ids.includes(chat)) return;
    // What a tap needs is the last message; the rest would only fill the memory.
    this.telegram.world.chats
      .get(chat)
      ?.splice(0, Math.max(0, (this.telegram.world.chats.get(chat)?.length ?? 0) - 2));
    const listen = this.listening.get(chat);
    if (listen) listen(call);
    else this.tally.surplus.push(String(call.payload.text ?? call.payload.caption));
  }
}

const same = (one: Texts, other: Texts): boolean =>
  one.length === other.length && one.every((text, i) => text === other[i]);

const pictureIn = (payload: object): string | undefined => {
  const upload = Object.values(payload).find(
    (value) => typeof value === 'object' && value !== null && 'content' in value,
  );
  return upload === undefined ? undefined : (upload as { content: Buffer }).content.toString('base64');
};
