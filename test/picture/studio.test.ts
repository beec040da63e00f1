import { execFileSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { createStudio } from '../../src/picture/studio.ts';
import { ranking, stacked } from './samples.ts';

const script = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; let n = 0; ${body}`)}`,
  );

/** Answers with how many pictures it was asked for. */
const COUNTING = script(
  "parentPort.on('message', () => parentPort.postMessage({ png: Uint8Array.of(++n) }));",
);
/** Does what the title says. */
const MOODY = script(`parentPort.on('message', (text) => {
  const { title } = JSON.parse(text);
  if (title === 'silent') return;
  if (title === 'ends') process.exit(3);
  if (title === 'throws') throw new Error('broken');
  parentPort.postMessage(title === 'fault' ? { fault: 'no such glyph' } : { png: Uint8Array.of(++n) });
});`);

const chart = (title: string) => stacked(title, [['莎车县', 46660, 18808]]);
/** Long enough for a busy machine. */
const PATIENT = 60_000;

describe('the cache', () => {
  it('draws the same chart once, also while it is being drawn', async () => {
    const studio = createStudio({ worker: COUNTING, deadline: PATIENT });
    const drawn = await Promise.all([
      studio.draw(chart('甲')),
      studio.draw(chart('甲')),
      studio.draw(chart('乙')),
    ]);
    expect(drawn.map((png) => png[0])).toEqual([1, 1, 2]);
    expect((await studio.draw(chart('甲')))[0]).toBe(1);
  });

  it('tells charts apart by all that they show', async () => {
    const studio = createStudio({ worker: COUNTING, deadline: PATIENT });
    const charts = [
      chart('甲'),
      { ...chart('甲'), year: 2023 },
      stacked('甲', [['莎车县', 46660, 18809]]),
      ranking('甲', [['莎车县', 46660, 18808]]),
    ];
    const drawn = await Promise.all(charts.map((each) => studio.draw(each)));
    expect(drawn.map((png) => png[0])).toEqual([1, 2, 3, 4]);
  });

  it('is bounded: what was asked for longest ago goes first', async () => {
    const studio = createStudio({ worker: COUNTING, deadline: PATIENT, kept: 2 });
    const first = async (title: string) => (await studio.draw(chart(title)))[0];
    expect(await first('甲')).toBe(1);
    expect(await first('乙')).toBe(2);
    expect(await first('甲')).toBe(1);
    expect(await first('丙')).toBe(3);
    expect(await first('甲')).toBe(1);
    expect(await first('乙')).toBe(4);
  });
});

describe('a picture that cannot be drawn', () => {
  it.each(['fault', 'throws', 'ends'])(
    'is refused (%s), not kept, and the next one is drawn',
    async (title) => {
      const studio = createStudio({ worker: MOODY, deadline: PATIENT });
      await expect(studio.draw(chart(title))).rejects.toThrow('could not be drawn');
      await expect(studio.draw(chart(title))).rejects.toThrow('could not be drawn');
      expect((await studio.draw(chart('甲'))).length).toBe(1);
    },
  );

  it('is given up at the deadline, and the next one is drawn', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const studio = createStudio({ worker: MOODY, deadline: PATIENT });
      const silent = expect(studio.draw(chart('silent'))).rejects.toThrow('could not be drawn');
      const next = studio.draw(chart('甲'));
      await vi.advanceTimersByTimeAsync(PATIENT);
      await silent;
      expect((await next).length).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends its worker where that takes ever more memory, and the next one is drawn', async () => {
    const greedy = script(`parentPort.on('message', (text) => {
      const { title } = JSON.parse(text);
      const held = [];
      // A gigabyte where nothing stops it, in objects that are all in use.
      if (title === 'greedy') for (let i = 0; i < 130e6; i += 1000) held.push(Array.from({ length: 1000 }, () => i));
      parentPort.postMessage({ png: Uint8Array.of(held.length > 0 ? 2 : 1) });
    });`);
    const studio = createStudio({ worker: greedy, deadline: PATIENT });
    await expect(studio.draw(chart('greedy'))).rejects.toThrow('could not be drawn');
    expect((await studio.draw(chart('甲')))[0]).toBe(1);
  });

  it('is refused at once where too many wait', async () => {
    const studio = createStudio({ worker: COUNTING, deadline: PATIENT, queue: 2 });
    const drawn = await Promise.allSettled(['甲', '乙', '丙'].map((title) => studio.draw(chart(title))));
    expect(drawn.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await studio.draw(chart('丙')))[0]).toBe(3);
  });
});

describe('as compiled', () => {
  it('a worker draws, and does not keep the process alive', () => {
    const studio = new URL('../../dist/picture/studio.js', import.meta.url);
    const program = `
      const { drawPicture } = await import('${studio}');
      const chart = { kind: 'compliance', title: '绩效目标', year: 2024, source: '附件3', rows: [] };
      process.stdout.write((await drawPicture(chart)).subarray(1, 4).toString());`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], { timeout: PATIENT });
    expect(out.toString()).toBe('PNG');
  });
});
