import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../src/notice/catalogue.js';
import { loadNotices } from '../../src/notice/load.js';
import { openDeskAt } from '../../src/open.js';
import * as asks from '../../src/reply/asks.js';
import { EXAMPLES, GREETING_EXAMPLES } from '../../src/reply/wording.js';

const opened = openDeskAt('data', 'data');
const loaded = loadNotices('data');
if (typeof opened === 'string' || !loaded.ok || !loaded.notices[0]) throw new Error('the data is damaged');
const desk = opened;
const notice = loaded.notices[0];
const { prefectures, region, counties } = catalogueOf(notice);

/** The question behind an ask, without the words about how it was understood: those must be empty. */
function questionOf(ask: string) {
  const { question } = desk.trace(ask);
  expect(question.understood, ask).toEqual([]);
  return question;
}

describe.each(notice.rows.map((row) => [row.id, row] as const))('the buttons about %s', (id, row) => {
  it('ask for its amounts, all and one', () => {
    expect(questionOf(asks.askAmount(row))).toEqual({ kind: 'allocation', place: id, understood: [] });
    for (const column of ['advance', 'current'] as const) {
      expect(questionOf(asks.askAmount(row, column))).toMatchObject({
        kind: 'allocation',
        place: id,
        column,
      });
    }
  });

  it('ask for its targets', () => {
    const question = questionOf(asks.askTargets(row));
    expect(question).toMatchObject({ kind: 'indicator', place: id });
    expect(question.kind === 'indicator' && question.indicators).toHaveLength(notice.indicators.length);
  });

  it('ask for it beside every other of its prefecture, in columns and as a picture', () => {
    const others = notice.rows.filter(
      (other) =>
        other !== row &&
        other.kind === row.kind &&
        (row.kind === 'prefecture' || other.prefecture === row.prefecture),
    );
    for (const other of others) {
      const places = [id, other.id];
      const ask = asks.askComparison([row, other]);
      expect(questionOf(ask)).toMatchObject({ kind: 'compare', places });
      expect(questionOf(asks.askComparison([row, other], 'current'))).toMatchObject({
        kind: 'compare',
        places,
        column: 'current',
      });
      expect(questionOf(asks.askPicture(ask))).toMatchObject({ kind: 'compare', places, picture: true });
      expect(questionOf(asks.askPicture(asks.askSum([row, other])))).toMatchObject({
        kind: 'aggregate',
        places,
        picture: true,
      });
    }
  });
});

describe.each([region, ...prefectures].map((row) => [row.id, row] as const))(
  'the buttons about all of %s',
  (id, row) => {
    it('ask for its list', () => {
      expect(questionOf(asks.askBreakdown(row))).toMatchObject({ kind: 'breakdown', place: id });
      expect(questionOf(asks.askBreakdown(row, 'current'))).toMatchObject({
        kind: 'breakdown',
        place: id,
        column: 'current',
      });
      expect(questionOf(asks.askPicture(asks.askBreakdown(row)))).toMatchObject({
        kind: 'breakdown',
        place: id,
        picture: true,
      });
      expect(questionOf(asks.askPicture(asks.askAmount(row)))).toMatchObject({
        kind: 'allocation',
        place: id,
        picture: true,
      });
    });

    it.each(['prefecture', 'county', 'institution', 'unit'] as const)(
      'ask for its ranking by %s',
      (level) => {
        if (level === 'prefecture' && row !== region) return;
        const peers = notice.rows.filter(
          (r) =>
            (level === 'unit' ? r.kind === 'county' || r.kind === 'institution' : r.kind === level) &&
            (row === region || r.prefecture === id),
        );
        if (peers.length === 0) return;
        for (const order of ['most', 'least'] as const)
          for (const column of [undefined, 'advance', 'current'] as const) {
            const ask = asks.askRanking(row, level, column, order);
            const question = questionOf(ask);
            expect(question, ask).toMatchObject({
              kind: 'ranking',
              scope: id,
              level,
              order,
              by: 'amount',
              ...(column && { column }),
            });
            expect(
              question.kind === 'ranking' && [question.among.length, question.count, question.column],
              ask,
            ).toEqual([peers.length, undefined, column]);
            expect(questionOf(asks.askPicture(ask))).toEqual({ ...question, picture: true });
          }
      },
    );
  },
);

it('compares and adds up many', () => {
  for (let n = 3; n <= 30; n += 9) {
    const rows = counties.slice(n, n * 2);
    expect(questionOf(asks.askComparison(rows))).toMatchObject({
      kind: 'compare',
      places: rows.map((r) => r.id),
    });
    expect(questionOf(asks.askSum(rows, 'advance'))).toMatchObject({
      kind: 'aggregate',
      places: rows.map((r) => r.id),
      column: 'advance',
    });
  }
});

it.each([...EXAMPLES.map(([, example]) => example), ...GREETING_EXAMPLES])(
  'the example %s is answered',
  (example) => {
    expect(desk.ask(example).outcome).toBe('answered');
  },
);
