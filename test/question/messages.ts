import fc from 'fast-check';
import {
  column,
  county,
  distinct,
  fewer,
  inFull,
  more,
  otherColumn,
  otherPlace,
  type Talk,
} from './threads.js';

/** What is asked of one place. */
export const single = fc.constantFrom('show', 'share', 'rank').map((op) => op as Talk['op']);

/** Any message at all: whole questions of any shape, changes, choices, refusals. */
export const anyMessage = fc.oneof(
  fc.tuple(single, county, column).chain(([op, a, c]) => inFull({ op, places: [a], column: c })),
  distinct(3).chain((places) => inFull({ op: 'sum', places, column: 'total' })),
  distinct(2).chain((places) => inFull({ op: 'compare', places, column: 'current' })),
  county.chain(otherPlace),
  county.chain(more),
  county.chain(fewer),
  column.chain(otherColumn),
  fc.constantFrom(
    ...[
      '和田',
      '高新区和经开区',
      '满意度目标',
      '按时发放率89%达标吗',
      '农村低保科目',
      '什么时候印发的',
      '前三名是谁',
    ],
    ...[
      '哪个县最多',
      '第二个呢',
      '它占多少',
      '下面各县',
      '谢谢',
      '1',
      '2',
      '石河子',
      '人均多少',
      '这两个加起来',
      '换成亿',
    ],
    ...['喀什地区', '超过3亿的县', '核减的有哪些', '莎车全年65468对吗', '全区多少', '那个地区呢', '再发一次'],
  ),
);
