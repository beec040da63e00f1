import { Decimal } from 'decimal.js';
import type { AnswerOf } from '../answer/model.js';
import type { Notice, Row } from '../notice/model.js';
import { boundOf } from '../notice/target.js';
import { ASK_ALL_TARGETS, askAmount, askChecks, askTargets, offer } from './asks.js';
import type { Line, Offer } from './message.js';
import { annexesOf, block, countyTargets, folded, type Part } from './section.js';
import { say } from './wording.js';

const tableOf = (place: Row | undefined): string =>
  !place ? '' : place.kind === 'region' ? say('regionTable') : (place.prefecture ?? place.name);

const isPart = (place: Row | undefined): boolean => place?.kind === 'county' || place?.kind === 'institution';

/** Target values, grouped as the table groups them. */
export function indicator({ indicators, place }: AnswerOf<'indicator'>, notice: Notice): Part {
  const lines = indicators.map((i): Line => [`${i.name}　`, { strong: i.target }, `（${i.level2}）`]);
  const note = isPart(place) ? [countyTargets(notice)] : [];
  const title = say('targetTitle', { table: tableOf(place) });
  return {
    blocks:
      indicators.length > 6
        ? [
            block([{ strong: `${title}（${indicators.length} 项）` }]),
            folded(...lines),
            ...(note.length ? [block(...note)] : []),
          ]
        : [block([{ strong: title }], ...lines, ...note)],
    next: [
      ...(indicators.length > 1 ? [] : [allTargets(place)]),
      ...(place ? [offer(say('offerAmountOf', { place: place.name }), askAmount(place))] : []),
    ],
    figures: true,
    where: annexesOf(notice, 'indicators'),
  };
}

const allTargets = (place: Row | undefined): Offer =>
  offer(say('offerAllTargets'), place ? askTargets(place) : ASK_ALL_TARGETS);

/** Several values held against their targets: a line each, the verdict first. */
export function complianceTable(answers: readonly AnswerOf<'compliance'>[], notice: Notice): Part {
  const [first] = answers;
  const count = (met: boolean): number => answers.filter((answer) => answer.met === met).length;
  // 莎车87叶城89: of values of several places each says whose it is, and no one table is named above them.
  const apart = new Set(answers.map(({ place }) => place?.id)).size > 1;
  const line = ({
    indicator: { name, target },
    actual,
    isPercent,
    met,
    place,
  }: AnswerOf<'compliance'>): Line => [
    { strong: say(met === null ? 'verdictOpen' : met ? 'verdictMet' : 'verdictUnmet') },
    `　${apart && place ? `${place.name}　` : ''}${name}　实际 ${isPercent ? `${actual}%` : actual}，目标 ${target}`,
  ];
  return {
    blocks: [
      block(
        [
          {
            strong: `${first?.place && !apart ? `${tableOf(first.place)}：` : ''}${say('summaryMet', { met: count(true), unmet: count(false) })}`,
          },
        ],
        ...answers.map(line),
      ),
      ...(answers.some(({ place }) => isPart(place)) ? [block(countyTargets(notice))] : []),
    ],
    next: [allTargets(first?.place)],
    ...(apart ? {} : { pictured: askChecks(answers) }),
    figures: true,
    where: annexesOf(notice, 'indicators'),
  };
}

/** Met, not met, or why that cannot be said. */
export function compliance(answer: AnswerOf<'compliance'>, notice: Notice): Part {
  const {
    indicator: { name, target },
    actual,
    isPercent,
    met,
    lastYear,
    place,
  } = answer;
  const shown = isPercent ? `${actual}%` : actual;
  const values = { indicator: name, actual: shown, target };
  const head = met === null ? say('uncomparable', values) : say(met ? 'met' : 'unmet', values);
  const bound = boundOf(target);
  const figure = isPercent ? (bound?.percent ?? lastYear) : undefined;
  const rest: string[] = [];
  if (lastYear) rest.push(say('lastYear', { lastYear: `${lastYear}%` }));
  if (met === false && figure) {
    const gap = new Decimal(figure).minus(actual).abs();
    rest.push(say(gap.lt(1) ? 'gapUnrounded' : 'gap', { gap: gap.toFixed() }));
  }
  if (met === null)
    rest.push(
      !bound
        ? say('needsWords', { target })
        : bound.percent
          ? say('needsPercent')
          : say('needsLastYear', { example: `${shown}，去年 97%` }),
    );
  if (isPart(place)) rest.push(countyTargets(notice));
  return {
    blocks: [
      block(
        place ? `${tableOf(place)}：` : [{ strong: head }],
        ...(place ? [[{ strong: head }] as Line] : []),
        ...rest,
      ),
    ],
    next: [allTargets(place)],
    figures: true,
    where: annexesOf(notice, 'indicators'),
  };
}
