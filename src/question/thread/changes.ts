import { isHan } from '../../text/fold.js';
import type { Evidence } from '../evidence/evidence.js';
import type { Question } from '../model.js';
import type { Proposal, Propose } from '../readings/proposal.js';
import { WEIGHTS } from '../weights.js';
import { added } from './changes/added.js';
import { again } from './changes/again.js';
import { againstSum, againstThose, otherAgainst, sumAgainst } from './changes/against-sum.js';
import { allBut } from './changes/all-but.js';
import { allStated } from './changes/all-stated.js';
import { allTalkedOf } from './changes/all-talked-of.js';
import { otherAmount } from './changes/amount.js';
import { annexAsked } from './changes/annex.js';
import { bestOfEach } from './changes/best-of-each.js';
import { bothSoNamed } from './changes/both-so-named.js';
import { butThose } from './changes/but-those.js';
import { byHowMuch } from './changes/by-how-much.js';
import { carried } from './changes/carried.js';
import { misstated, whoseFigure } from './changes/claims.js';
import { otherColumn } from './changes/column.js';
import { comparedWith } from './changes/compared.js';
import { countsTogether } from './changes/counts.js';
import { deducted } from './changes/deducted.js';
import { otherFact } from './changes/fact.js';
import { beyondFigure } from './changes/figure.js';
import { homeAsked } from './changes/home-asked.js';
import { homesAsked } from './changes/homes-asked.js';
import { inHeldColumn } from './changes/in-held.js';
import { otherKind } from './changes/kind.js';
import { kindOfList } from './changes/kind-of-list.js';
import { leftOutByRank } from './changes/left-out.js';
import { levelSwapped } from './changes/level-swapped.js';
import { membersThere } from './changes/members.js';
import { namedAgain } from './changes/named-again.js';
import { narrowed } from './changes/narrowed.js';
import { theOther } from './changes/offered.js';
import { otherStretch } from './changes/order.js';
import { otherSet } from './changes/other-set.js';
import { partOfYear } from './changes/own-year.js';
import { partOfLast } from './changes/part-of-last.js';
import { partOfLess } from './changes/part-of-less.js';
import { partsApart } from './changes/parts-apart.js';
import { partsTogether } from './changes/parts-together.js';
import { differenceInPercent } from './changes/percent.js';
import { otherPlace } from './changes/place.js';
import { putBack } from './changes/put-back.js';
import { rankedThere } from './changes/ranked-there.js';
import { partOfEach } from './changes/ratios.js';
import { rearSum } from './changes/rear.js';
import { theRest } from './changes/rest.js';
import { someListed } from './changes/some-listed.js';
import { soughtAmong } from './changes/sought.js';
import { statedOfLast } from './changes/stated.js';
import { statedOfSum } from './changes/stated-sum.js';
import { stillMore } from './changes/still-more.js';
import { otherSubject } from './changes/subject.js';
import { sumOfSet } from './changes/sum-of-set.js';
import { swapped } from './changes/swapped.js';
import { takenOut } from './changes/taken-out.js';
import { thoseTalkedOf } from './changes/talked-of.js';
import { fewerTargets, targetThere } from './changes/targets.js';
import { twoFigures } from './changes/two-figures.js';
import { otherValue, sameTarget, shortBy } from './changes/value.js';
import { wholeCorrected } from './changes/whole-corrected.js';
import { whySo } from './changes/why.js';
import { wider } from './changes/wider.js';
import { chosen, stillChoosing } from './choosing.js';
import { turnedToOurs } from './ours.js';
import type { Thread } from './thread.js';

/** What was shown, of another place: all three columns where all were. */
const SAME = [otherPlace, otherSet, otherKind];

/** Every other change of the last question, a file each. */
const CHANGES: readonly ((evidence: Evidence, thread: Thread) => Proposal[])[] = [
  otherColumn,
  added,
  takenOut,
  putBack,
  deducted,
  comparedWith,
  byHowMuch,
  otherValue,
  otherSubject,
  wider,
  swapped,
  otherStretch,
  homeAsked,
  homesAsked,
  someListed,
  rearSum,
  againstSum,
  sumAgainst,
  otherAgainst,
  againstThose,
  twoFigures,
  otherAmount,
  soughtAmong,
  narrowed,
  whySo,
  theOther,
  partOfYear,
  partOfLess,
  beyondFigure,
  misstated,
  allStated,
  statedOfLast,
  statedOfSum,
  countsTogether,
  differenceInPercent,
  theRest,
  allBut,
  butThose,
  partOfEach,
  leftOutByRank,
  whoseFigure,
  sameTarget,
  shortBy,
  fewerTargets,
  targetThere,
  otherFact,
  rankedThere,
  stillMore,
  sumOfSet,
  bestOfEach,
  annexAsked,
  kindOfList,
  allTalkedOf,
  partsTogether,
  partsApart,
  wholeCorrected,
  levelSwapped,
];

/** What a message may mean as a change of the last question. Each says what it took from the thread. */
export function changes(evidence: Evidence, before: Thread, readings: readonly Propose[]): Proposal[] {
  const thread = turnedToOurs(evidence, before);
  const { open } = thread;
  const answered = chosen(evidence, thread);
  const still = answered.length > 0 ? [] : stillChoosing(evidence, thread);
  // A choice that was put is answered, put again, or gone once something else is asked.
  if ((open && thread.last === open) || still.length > 0) return [...answered, ...still].map(threaded);
  if (isApart(thread.last)) return again(evidence, thread).map(threaded);
  const same = { ...thread, last: bare(thread.last) };
  const from = { ...same, last: inHeld(same.last, thread) };
  const direct = [
    // 是尼勒克还是特克斯来着: which of two is meant has nothing to do with the talk.
    ...(evidence.places.either ? [] : CHANGES.flatMap((change) => change(evidence, from))),
    ...(evidence.places.either ? [] : SAME.flatMap((change) => change(evidence, same))),
    ...namedAgain(evidence, from, readings),
    ...partOfLast(evidence, from, readings),
    ...thoseTalkedOf(evidence, from, readings),
    ...bothSoNamed(evidence, from, readings),
    ...membersThere(evidence, from, readings),
    ...again(evidence, thread),
  ];
  if (direct.length === 0) direct.push(...inHeldColumn(evidence, from, readings));
  // The places alone are the least that can be taken from the thread: a change of the question goes before.
  const onlyPlaces = direct.length > 0 ? WEIGHTS.onlyPlaces : 0;
  const found = [...direct, ...carried(evidence, from, readings, onlyPlaces)];
  const priced = namesUnknown(evidence) ? found.map(unsure) : found;
  return [...answered, ...(answered.length > 0 ? priced.map(dearer) : priced)].map(threaded);
}

/** 莎车的提前加叶城的本次: each in a column of its own. In which one what comes next would be asked nobody can tell. */
const isApart = (last: Question): boolean =>
  last.kind === 'amounts' && last.operation.is === 'total' && last.operation.columns !== undefined;

/** Көктоғай呢: letters that nobody knows, where no place is named, may be the place that is asked about. */
const namesUnknown = ({ mentions, live }: Evidence): boolean =>
  mentions.length === 0 &&
  live.some(
    ({ roles, text }) => roles[0] === 'unknown' && text.length >= SHORTEST_NAME && !isHan(text[0] ?? ''),
  );

const SHORTEST_NAME = 3;

const unsure = (one: Proposal): Proposal => ({
  ...one,
  assumed: [...one.assumed, { why: '有不认识的名称', cost: WEIGHTS.story }],
});

const threaded = (one: Proposal): Proposal => ({ ...one, threaded: true });

/** What picks among those that were offered goes before whatever else the message may mean. */
const dearer = (one: Proposal): Proposal => ({
  ...one,
  assumed: [...one.assumed, { why: '不回答上一个选择', cost: WEIGHTS.onlyPlaces }],
});

/** The last question as it is gone on from: what was offered, drawn or left out beside it was that answer's alone. */
function bare({ alternatives: _, picture: __, ignored: ___, ...question }: Question): Question {
  return question;
}

/** 克孜勒苏州？ after 提前下达数 shows all that the place has; what goes on from it is asked in the column that holds. */
const inHeld = (last: Question, { column }: Thread): Question =>
  last.kind === 'amounts' && last.operation.is === 'show' && !last.column && column
    ? { ...last, column }
    : last;
