import { describe, expect, it } from 'vitest';
import { boundOf } from '../../src/notice/target.js';

describe('a target', () => {
  it.each([
    ['≥88%', { is: 'atLeast', percent: '88' }],
    ['≥99.5%', { is: 'atLeast', percent: '99.5' }],
    ['≤3%', { is: 'atMost', percent: '3' }],
    ['不低于上年', { is: 'atLeast' }],
    ['不少于上年度', { is: 'atLeast' }],
    ['不低于去年水平', { is: 'atLeast' }],
    ['不高于上年', { is: 'atMost' }],
    ['不超过上一年', { is: 'atMost' }],
  ])('%s sets a bound', (target, bound) => {
    expect(boundOf(target)).toEqual(bound);
  });

  it.each(['应保尽保', '有所提升', '88%', '≥88', '≥88%以上', '低于上年', '不低于', '持平'])(
    '%s sets none in figures',
    (target) => {
      expect(boundOf(target)).toBeUndefined();
    },
  );
});
