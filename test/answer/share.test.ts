import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/notice/model.js';
import { ask, asked, columns, d, drawn, given, holds, idsOf, rowsOf, sumOf, wholeOf } from './ask.ts';
import { naivePercent, samples } from './notices.ts';

describe('a share', () => {
  it('of one or several places in another, in any column', () => {
    fc.assert(
      fc.property(drawn(2, 5), asked, (sample, column) => {
        const [whole, ...parts] = sample.rows as [Row, ...Row[]];
        fc.pre(parts.length > 0);
        const by = column ?? 'total';
        const found = ask(sample.notice, {
          rows: rowsOf(parts),
          operation: { is: 'share', whole: whole.id },
          ...given(column),
        });
        const part = sumOf(sample, parts, by);
        expect(idsOf(found.parts)).toEqual(idsOf(parts));
        expect(found.whole).toEqual({ name: whole.name, rows: [whole] });
        expect([found.by, found.column, found.part.toNumber()]).toEqual([by, column, part]);
        holds(found, 'column', column);
        expect(found.value?.toFixed(2)).toBe(naivePercent(part, wholeOf(sample, whole)[by]));
        if (!found.value) expect(found).not.toHaveProperty('value');
      }),
      { numRuns: 300 },
    );
  });

  it('of one place in several', () => {
    fc.assert(
      fc.property(drawn(2, 5), columns, (sample, column) => {
        const [part, ...others] = sample.rows as [Row, ...Row[]];
        const wholes = [part, ...others];
        const found = ask(sample.notice, {
          rows: rowsOf([part]),
          operation: { is: 'share', whole: { ...rowsOf(wholes), label: '南疆' } },
          column,
        });
        expect([found.whole?.name, idsOf(found.whole?.rows ?? [])]).toEqual(['南疆', idsOf(wholes)]);
        expect(found.value?.toFixed(2)).toBe(
          naivePercent(sumOf(sample, [part], column), sumOf(sample, wholes, column)),
        );
      }),
    );
  });

  it('holds a stated amount against its first part', () => {
    fc.assert(
      fc.property(drawn(2, 4), fc.integer({ min: -1, max: 1 }), (sample, off) => {
        const [whole, part, ...rest] = sample.rows as [Row, Row, ...Row[]];
        const asked = { is: 'share', whole: whole.id } as const;
        const amount = wholeOf(sample, part).total + off;
        const claims = [{ place: part.id, column: 'total', amount: d(amount) }] as const;
        const rows = rowsOf([part, ...rest]);
        const found = ask(sample.notice, { rows, operation: { ...asked, claims } });
        expect(found.claims.map(({ row, right }) => [row.id, right])).toEqual([[part.id, off === 0]]);
        expect(ask(sample.notice, { rows, operation: asked }).claims).toEqual([]);
      }),
    );
  });

  it('of a column in its own year', () => {
    fc.assert(
      fc.property(drawn(1, 5), columns, (sample, column) => {
        const found = ask(sample.notice, {
          rows: rowsOf(sample.rows),
          operation: { is: 'share', whole: 'year' },
          column,
        });
        expect(found).not.toHaveProperty('whole');
        expect(found.part.toNumber()).toBe(sumOf(sample, sample.rows, column));
        expect(found.value?.toFixed(2)).toBe(
          naivePercent(sumOf(sample, sample.rows, column), sumOf(sample, sample.rows, 'total')),
        );
      }),
    );
  });

  it('is called as its parts were asked for', () => {
    fc.assert(
      fc.property(samples, fc.option(fc.constant('南疆'), { nil: undefined }), ({ notice }, label) => {
        const [region] = notice.rows as [Row];
        const found = ask(notice, {
          rows: { ids: [region.id], ...(label && { label }) },
          operation: { is: 'share', whole: region.id },
        });
        holds(found, 'label', label);
      }),
    );
  });
});
