import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { phrasesOf } from '../../src/match/patterns.js';
import { WORD_ROLES } from '../../src/match/term.js';
import type { Words } from '../../src/match/vocabulary.js';
import { WEIGHTS } from '../../src/question/weights.js';
import { conceptsAsked, namedInCode } from './concepts.js';

const text = readFileSync(new URL('../../data/words.json', import.meta.url), 'utf8');
const { words: roles, claims, classes }: Words = JSON.parse(text);
/** Claims are words of a concept; what they claim stands with them. */
const words = { ...roles, topic: { ...roles.topic, claim: claims.flatMap(({ names }) => names) } };

interface Entry {
  readonly role: string;
  readonly concept: string;
  /** The word, or the pattern that makes it. */
  readonly entry: string;
  readonly word: string;
}

/** Every phrase of the table with the entry that makes it. */
const entries: readonly Entry[] = Object.entries(words).flatMap(([role, concepts]) =>
  Object.entries(concepts).flatMap(([concept, list]) =>
    list.flatMap((entry) =>
      phrasesOf(entry, classes).map((word) => ({ role, concept, entry, word: word.toLowerCase() })),
    ),
  ),
);
/** What the notices themselves name beside the table: a column that one of them has alone. */
const OF_NOTICES: readonly string[] = ['column'];
const concepts = new Set([...entries.map(({ concept }) => concept), ...OF_NOTICES]);
const idle = entries.filter(({ role }) => role === 'idle');

/** Roles and concepts without which a figure, its place or its year would be another; 就 and 只 say hardly anything. */
const heavy = entries.filter(
  ({ role, concept }) =>
    (['operator', 'scope', 'unit', 'beyond', 'column'].includes(role) && concept !== 'only') ||
    ['negation', 'time', 'thisYear'].includes(concept),
);

/**
 * Words that are idle and mean something.
 *
 * open: 核一下 asks for a check, 他们 points back, 结果 is an actual value, 报个 asks for a figure; a pattern of looking up
 * makes them idle too.
 */
const BOTH: readonly string[] = ['他们', '结果', '帮核', '核一下', '核实一下', '报个'];

/** Idle words that hold a word of meaning, by why it means nothing in them. */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  'what somebody bears or answers for, and nothing below zero': [
    ...['负责', '我负责', '我来负责', '负责人', '负担', '负荷'],
  ],
  'how look it up is typed by ear: 查一下': ['差一下', '差下', '差一差'],
  'another unit, and no other place': ['换算'],
  'somebody insists, and leaves nothing out': ['非要', '非说', '非得', '非让', '非问'],
  'very much, and nothing left out': ['非常', '非常之'],
  'how long a figure is, or that somebody worked it out': [
    ...['几个零', '后面几个零', '算了下', '算了一下', '我算了下', '我算了一下', '算了算'],
  ],
  'care is asked for, no place denied': [
    ...['别搞反', '别搞反了', '别搞混', '别搞混了', '别弄混', '别弄反', '别弄混了', '别搞错了', '别弄错了'],
    ...['别给我搞错', '别搞错', '不要搞错', '别弄错'],
  ],
  'what the figure is wanted for': [
    ...['想拿来对比', '想拿来比较', '想拿来比一比', '要拿来对比', '要拿来比较', '好拿来对比', '好拿来比较'],
    ...['做对比用', '作对比用', '做比较用'],
  ],
  'whether it can be done, or was heard': [
    '算不算',
    '听到没',
    '能不能',
    '会不会',
    '有没有',
    '里有没有',
    '里头有没有',
    '里面有没有',
    '有没',
    '有无',
    '收到没',
    '没文',
    '没办法',
  ],
  'that is, that will do': ['也就是', '就行', '就好', '就是说', '也就是说', '只是'],
  'a turn of speech': [
    ...[
      '此外',
      '另外',
      '不过',
      '一块',
      '一点',
      '有点',
      '不好意思',
      '不知道',
      '要不',
      '到时候',
      '这块',
      '那块',
      '一块儿',
    ],
    ...['都问', '都要', '都给', '都给我', '三个数都', '眼花了'],
  ],
  'an office, a journey, a page': ['社保股', '社保科', '出差', '第几页', '第1页', '第2页', '第3页', '第4页'],
  'what the asker wants the figure for': [
    '要汇总',
    '核对下',
    '核对一下数',
    '想核对',
    '数据核对',
    '经核对',
    '帮核算',
    '核一下子',
    '核实一下子',
    '帮核',
    '核一下',
    '核实一下',
  ],
};

/** What stands above: 以上各数, 上述的几个数. */
const ABOVE = /^(?:以上|上述|上面|前述|上列)的?(?:数|金额|各数|这些数|几个数)/u;

describe('the words of data/words.json', () => {
  it('have a role that the program knows', () => {
    expect(Object.keys(words).filter((role) => !(WORD_ROLES as readonly string[]).includes(role))).toEqual(
      [],
    );
  });

  it('stand under one role a concept; weak words for the same may be hints', () => {
    const roles = (concept: string) => [
      ...new Set(entries.filter((e) => e.concept === concept && e.role !== 'hint').map((e) => e.role)),
    ];
    expect([...concepts].filter((concept) => roles(concept).length > 1)).toEqual([]);
  });

  it('are listed once a concept, and none that a pattern makes', () => {
    const makers = new Map<string, string>();
    const twice = entries.flatMap(({ role, concept, word, entry }) => {
      const key = `${role} ${concept} ${word}`;
      const maker = makers.get(key);
      makers.set(key, entry);
      return maker === undefined ? [] : [`${key}: ${maker}, ${entry}`];
    });
    expect(twice).toEqual([]);
  });

  it('combine from classes that are all used, each word once', () => {
    const used = new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(Object.keys(classes).filter((name) => !used.has(name))).toEqual([]);
    for (const list of Object.values(classes)) expect(list).toEqual([...new Set(list)]);
  });

  it('are idle or mean something, never both', () => {
    const others = new Set(entries.filter(({ role }) => role !== 'idle').map(({ word }) => word));
    const both = idle.filter(({ word }) => others.has(word)).map(({ word }) => word);
    expect(both.filter((word) => !BOTH.includes(word))).toEqual([]);
  });

  it('are not idle where they hold an operator, a denial, a unit, a time or a head, but for those listed', () => {
    const known = new Set(Object.values(HARMLESS).flat());
    const han = heavy.filter(({ word }) => /\p{Script=Han}/u.test(word));
    const found = idle.flatMap(({ word }) => {
      const inside = han.find((other) => word.includes(other.word));
      return inside && !known.has(word) && !ABOVE.test(word)
        ? [`${word} holds ${inside.word} (${inside.concept})`]
        : [];
    });
    expect(found).toEqual([]);
  });

  it('that are listed as harmless mean nothing elsewhere', () => {
    const others = new Set(
      entries.filter(({ role }) => role !== 'idle' && role !== 'hint').map(({ word }) => word),
    );
    expect(
      Object.values(HARMLESS)
        .flat()
        .filter((word) => others.has(word) && !BOTH.includes(word)),
    ).toEqual([]);
  });
});

/** Concepts that are asked for and that the table lacks. */
const LACKING: readonly string[] = [
  // open: choosing.ts asks for `last`, changes.ts for `onlyThat`, columns.ts for `unitWord`, references.ts for `level`
  // (a role), and subject.ts for `year` (a number's role), two more for `suffix` (a role): each
  // does nothing.
  ...['last', 'level', 'onlyThat', 'suffix', 'unitWord', 'year'],
];

describe('the concepts', () => {
  it('are found in the code', () => {
    expect(conceptsAsked()).toEqual(
      expect.arrayContaining(['sum', 'than', 'altogether', 'lastYear', 'filler', 'also']),
    );
    expect(conceptsAsked().length).toBeGreaterThan(80);
  });

  it.each(conceptsAsked().filter((concept) => !LACKING.includes(concept)))('%s has words', (concept) => {
    expect(concepts).toContain(concept);
  });

  it.fails.each(LACKING)('%s has words', (concept) => {
    expect(concepts).toContain(concept);
  });

  it('that have words mean something to the program; a hint may just have its price', () => {
    const named = entries
      .filter(({ role }) => role !== 'idle' && role !== 'hint')
      .map(({ concept }) => concept);
    expect([...new Set(named)].filter((concept) => !namedInCode.has(concept))).toEqual([]);
  });
});

describe('the weights', () => {
  it.each(WORD_ROLES)('%s has its price', (role) => {
    expect(WEIGHTS.left[role]).toBeTypeOf('number');
  });

  it('forbid a confident answer that leaves an operator, a value, a column, a unit or another topic out', () => {
    const { left, sure } = WEIGHTS;
    const meaningful = (['operator', 'scope', 'beyond', 'column', 'unit', 'topic'] as const).map(
      (r) => left[r],
    );
    const named = [
      left.place,
      left.absent,
      left.number,
      left.subject,
      left.indicator,
      left.category,
      left.fact,
    ];
    expect(Math.min(...meaningful, ...named)).toBeGreaterThan(sure);
  });

  it('let what says nothing go for nothing or little', () => {
    const { left, sure } = WEIGHTS;
    expect([left.idle, left.ask, left.mark]).toEqual([0, 0, 0]);
    expect(Math.max(left.hint, left.suffix, left.talk)).toBeLessThan(sure / 3);
  });

  it('make the region the dearest thing to assume where no place is named', () => {
    const { region, regionOfLevel, unasked, goesOn, goesOnUnsaid } = WEIGHTS;
    expect(region).toBeGreaterThan(Math.max(regionOfLevel, unasked, goesOn, goesOnUnsaid));
    expect(region).toBeLessThan(WEIGHTS.sure);
  });
});
