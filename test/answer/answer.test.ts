import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerKind, AnswerOf } from '../../src/answer/model.js';
import type { Notice } from '../../src/notice/model.js';
import type { Operation, Question } from '../../src/question/model.js';
import { answered, d, drawn, idsOf } from './ask.ts';
import { type Sample, samples } from './notices.ts';

type Given<K extends Question['kind']> = Omit<Extract<Question, { kind: K }>, 'understood'>;

const sampleOf = (): Sample => fc.sample(samples, 1)[0] as Sample;

/** What a question of a kind answers, and that it is of that kind. */
function ask<K extends Question['kind'] & AnswerKind>(notice: Notice, question: Given<K> & { kind: K }) {
  const found = answered(notice, { ...question, understood: [] } as Question);
  expect(found.kind).toBe(question.kind);
  return found as AnswerOf<K>;
}

const shows = (place: string, more: object = {}): Question => ({
  kind: 'amounts',
  rows: { ids: [place] },
  operation: { is: 'show' },
  ...more,
  understood: [],
});

describe('whatever is answered', () => {
  const questions = fc.constantFrom<Question[]>(
    shows('全区'),
    { kind: 'subject', codes: ['2081902'], understood: [] },
    { kind: 'indicator', indicators: ['满意度'], understood: [] },
    { kind: 'document', topics: ['use'], understood: [] },
    { kind: 'compliance', check: { indicator: '满意度', actual: { percent: d(90) } }, understood: [] },
    { kind: 'none', gap: { why: 'unknown' }, suggestions: [], understood: [] },
    { kind: 'choice', of: 'place', options: ['全区'], behind: [shows('全区')], understood: [] },
    { kind: 'several', questions: [shows('全区')], understood: [] },
    { kind: 'help', understood: [] },
    { kind: 'thanks', understood: [] },
    // No row has it: what was understood is said of none too.
    {
      kind: 'amounts',
      rows: { ids: [] },
      operation: { is: 'find', test: { is: 'zero' } },
      understood: [],
    },
  );

  it('says what was understood and left out, what else was likely, and whether a picture was asked for', () => {
    fc.assert(
      fc.property(drawn(1), questions, fc.boolean(), ({ notice, rows }, question, full) => {
        const more = full
          ? {
              understood: ['“甲”按“乙”理解'],
              alternatives: idsOf(rows),
              ignored: ['丙', '丁'],
              picture: true as const,
            }
          : { understood: [] };
        const found = answered(notice, { ...question, ...more });
        expect(found.understood).toEqual(more.understood);
        expect(idsOf(found.alternatives)).toEqual(full ? idsOf(rows) : []);
        expect(found.ignored).toEqual(full ? ['丙', '丁'] : []);
        expect(found.picture).toBe(full);
      }),
    );
  });
});

describe('an id of another notice', () => {
  const place = '第9州';
  const rows = { ids: ['全区'] };
  const operations: readonly Operation[] = [
    { is: 'show' },
    { is: 'list' },
    { is: 'compare' },
    { is: 'total', measure: 'sum' },
    { is: 'share', whole: '全区' },
    { is: 'rank', among: rows },
    { is: 'order', from: 1, end: 'most', by: 'amount' },
    { is: 'find', test: { is: 'zero' } },
  ];
  const strangers: readonly Question[] = [
    ...operations.map(
      (operation): Question => ({ kind: 'amounts', rows: { ids: [place] }, operation, understood: [] }),
    ),
    ...[
      { is: 'compare', claims: [{ place, amount: d(1) }] } as const,
      { is: 'total', measure: 'sum', minus: [place] } as const,
      { is: 'total', measure: 'sum', covered: [place] } as const,
      { is: 'share', whole: place } as const,
      { is: 'rank', among: { ids: [place] } } as const,
      { is: 'rank', among: { ids: [], scope: place } } as const,
    ].map((operation): Question => ({ kind: 'amounts', rows, operation, understood: [] })),
    shows('全区', { rows: { ids: [] } }),
    {
      kind: 'amounts',
      rows: { ...rows, scope: place },
      operation: { is: 'order', from: 1, end: 'most', by: 'amount' },
      understood: [],
    },
    {
      kind: 'amounts',
      rows: { ...rows, scope: place },
      operation: { is: 'total', measure: 'sum' },
      understood: [],
    },
    { ...shows('全区'), alternatives: [place] },
    { kind: 'choice', of: 'place', options: [place], behind: [], understood: [] },
    { kind: 'choice', of: 'subject', options: ['999'], behind: [], understood: [] },
    { kind: 'choice', of: 'indicator', options: ['没有'], behind: [], understood: [] },
    { kind: 'choice', of: 'reading', options: [], behind: [shows(place)], understood: [] },
    { kind: 'subject', codes: ['999'], understood: [] },
    { kind: 'indicator', indicators: ['没有'], understood: [] },
    { kind: 'indicator', indicators: [], place, understood: [] },
    {
      kind: 'compliance',
      check: { indicator: '没有', actual: { words: '是', met: [], unmet: [] } },
      understood: [],
    },
    {
      kind: 'compliance',
      check: { indicator: '满意度', actual: { words: '是', met: [], unmet: [] } },
      place,
      understood: [],
    },
    { kind: 'several', questions: [shows('全区'), shows(place)], understood: [] },
    { kind: 'none', gap: { why: 'unknown' }, suggestions: [place], understood: [] },
    { kind: 'none', gap: { why: 'unknown' }, suggestions: [], place, understood: [] },
  ];

  it.each(strangers.map((question) => [JSON.stringify(question), question] as const))(
    'is refused, never guessed: %s',
    (_, question) => {
      const { notice } = sampleOf();
      expect(() => answered(notice, question)).toThrow(/not in this notice/);
    },
  );
});

describe('a choice', () => {
  it('has its options as rows, codes or indicators, each with the answer behind it', () => {
    fc.assert(
      fc.property(drawn(1), ({ notice, rows }) => {
        const behind = rows.map((row) => shows(row.id));
        const found = ask(notice, { kind: 'choice', of: 'place', options: idsOf(rows), behind });
        expect(found.rows).toEqual(rows);
        expect([found.subjects, found.indicators]).toEqual([[], []]);
        expect(found.behind.map((one) => one.kind === 'allocation' && one.row.id)).toEqual(idsOf(rows));
        expect(found).not.toHaveProperty('column');
      }),
    );
    const { notice } = sampleOf();
    const codes = notice.subjects.map(({ code }) => code);
    const ofSubject = ask(notice, {
      kind: 'choice',
      of: 'subject',
      options: codes,
      behind: [],
      column: 'current',
    });
    expect([ofSubject.subjects, ofSubject.rows, ofSubject.indicators]).toEqual([notice.subjects, [], []]);
    expect(ofSubject.column).toBe('current');
    const names = notice.indicators.map(({ name }) => name);
    const ofIndicator = ask(notice, { kind: 'choice', of: 'indicator', options: names, behind: [] });
    expect([ofIndicator.indicators, ofIndicator.rows, ofIndicator.subjects]).toEqual([
      notice.indicators,
      [],
      [],
    ]);
  });

  it('between readings has what each would answer', () => {
    const { notice } = sampleOf();
    const behind: Question[] = [shows('全区'), { kind: 'subject', codes: ['2081902'], understood: [] }];
    const found = ask(notice, { kind: 'choice', of: 'reading', options: [], behind });
    expect(found.behind.map(({ kind }) => kind)).toEqual(['allocation', 'subject']);
    expect([found.rows, found.subjects, found.indicators]).toEqual([[], [], []]);
  });
});

describe('the other kinds', () => {
  const { notice } = sampleOf();
  const region = notice.rows[0];

  it('give the subjects, targets and facts that were asked for, in order', () => {
    const codes = ['2081901', '2081902'];
    expect(ask(notice, { kind: 'subject', codes }).subjects.map(({ code }) => code)).toEqual(codes);
    const indicators = ['保障', '满意度'];
    const found = ask(notice, { kind: 'indicator', indicators, place: '全区' });
    expect(found.indicators.map(({ name }) => name)).toEqual(indicators);
    expect(found.place).toBe(region);
    expect(ask(notice, { kind: 'indicator', indicators })).not.toHaveProperty('place');
    expect(
      ask(notice, { kind: 'document', topics: ['issued', 'number'] }).facts.map(({ topic }) => topic),
    ).toEqual(['number', 'issued']);
  });

  it('hold a value against its target, of a place where one was named', () => {
    const check = { indicator: '满意度', actual: { percent: d('87.99') } };
    expect(ask(notice, { kind: 'compliance', check })).toMatchObject({
      indicator: notice.indicators[0],
      actual: '87.99',
      isPercent: true,
      met: false,
    });
    expect(ask(notice, { kind: 'compliance', check })).not.toHaveProperty('place');
    expect(ask(notice, { kind: 'compliance', check, place: '全区' }).place).toBe(region);
  });

  it('answer several in their order', () => {
    const questions: Question[] = [
      { kind: 'document', topics: ['use'], understood: [] },
      shows('全区'),
      { kind: 'thanks', understood: [] },
    ];
    expect(ask(notice, { kind: 'several', questions }).answers.map(({ kind }) => kind)).toEqual([
      'document',
      'allocation',
      'thanks',
    ]);
  });

  it('say what is missing, and what may have been meant', () => {
    const gap = { why: 'absent', name: '石河子', ours: true } as const;
    expect(ask(notice, { kind: 'none', gap, suggestions: ['全区'], place: '全区' })).toMatchObject({
      gap,
      suggestions: [region],
      place: region,
    });
    expect(ask(notice, { kind: 'none', gap, suggestions: [] })).not.toHaveProperty('place');
  });

  it('are help and thanks', () => {
    ask(notice, { kind: 'help' });
    ask(notice, { kind: 'thanks' });
  });
});
