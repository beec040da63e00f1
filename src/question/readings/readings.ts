import { boundSum } from './amounts/bound-sum.js';
import { boundsApart } from './amounts/bounds-apart.js';
import { check } from './amounts/check.js';
import { columnsLess } from './amounts/columns-less.js';
import { compare, either } from './amounts/compare.js';
import { countsClaimed } from './amounts/counts-claimed.js';
import { cutCounted } from './amounts/cut-counted.js';
import { cutRest } from './amounts/cut-rest.js';
import { cutShare } from './amounts/cut-share.js';
import { cutSum } from './amounts/cut-sum.js';
import { endsApart } from './amounts/ends-apart.js';
import { find } from './amounts/find.js';
import { foundSum } from './amounts/found-sum.js';
import { inEachPrefecture } from './amounts/in-each-prefecture.js';
import { leftShare } from './amounts/left-share.js';
import { list } from './amounts/list.js';
import { NEAR } from './amounts/near-place.js';
import { neighbours } from './amounts/neighbours.js';
import { ofChosen } from './amounts/of-chosen.js';
import { order } from './amounts/order.js';
import { orderOfEach } from './amounts/order-of-each.js';
import { premised } from './amounts/premised.js';
import { rank } from './amounts/rank.js';
import { ranksApart } from './amounts/ranks-apart.js';
import { reached } from './amounts/reached.js';
import { regionStated } from './amounts/region-stated.js';
import { report } from './amounts/report.js';
import { setsApart } from './amounts/sets-apart.js';
import { setsEach } from './amounts/sets-each.js';
import { share } from './amounts/share.js';
import { oneOf, show, wholeRegion } from './amounts/show.js';
import { standingsClaimed } from './amounts/standings-claimed.js';
import { sumsAgainst } from './amounts/sums-against.js';
import { total } from './amounts/total.js';
import { whose } from './amounts/whose.js';
import { beyond, elsewhere, missingAnnex, NOT_HELD } from './beyond.js';
import { compliance } from './compliance.js';
import { document } from './document.js';
import { indicator } from './indicator.js';
import { otherEvent } from './other-event.js';
import { otherTarget } from './other-target.js';
import type { Proposal, Propose } from './proposal.js';
import { subject } from './subject.js';
import { talk } from './talk.js';

const NONE: readonly Proposal[] = [];

const LEVELS = ['countyLevel', 'prefectureLevel', 'institutionLevel'];
const ENDS = ['first', 'lastRank', 'most', 'least', 'front', 'frontSome', 'rear', 'rearSome'];
const SIDES = ['above', 'below', 'than', 'more', 'less'];
const HALVES = ['half', 'halfAbove', 'halfAtLeast'];
const TARGETS = ['target', 'whichTarget', 'allTargets', 'firstLevel', 'secondLevel'];

/** A kind of question, and what one word of a text has to say or to be, if the text may be of that kind at all. */
interface Kind {
  readonly propose: Propose;
  /** Concepts and roles; left out where places alone, or no word at all, may be enough. */
  readonly needs?: readonly string[];
}

/** Every kind of question. Their order means nothing but where two readings cost the same. */
const KINDS: readonly Kind[] = [
  { propose: talk },
  { propose: show },
  { propose: reached, needs: ['number'] },
  { propose: oneOf },
  { propose: wholeRegion, needs: ['column', 'unit'] },
  { propose: list, needs: ['list', 'within', 'each', 'all', 'compare', 'number', ...LEVELS] },
  { propose: total },
  { propose: columnsLess, needs: ['minus', 'except', 'exceptAfter'] },
  { propose: compare },
  { propose: setsApart, needs: ['difference', 'compare', 'times', 'more', 'less'] },
  { propose: setsEach, needs: ['howMuch', 'apiece', 'each'] },
  { propose: either },
  { propose: share, needs: ['share', 'percent', 'rate'] },
  { propose: rank, needs: ['rankOf', 'order'] },
  { propose: order, needs: ['number', 'shareApart', 'each', 'ascending', 'order', ...ENDS] },
  { propose: cutSum, needs: ['sum', 'altogether', 'average'] },
  { propose: cutCounted },
  { propose: cutRest, needs: ['except'] },
  { propose: cutShare, needs: ['share'] },
  { propose: leftShare, needs: ['share'] },
  { propose: ranksApart, needs: ['difference', 'than', 'more', 'less'] },
  { propose: standingsClaimed, needs: ['number', ...ENDS] },
  { propose: countsClaimed, needs: ['number'] },
  { propose: orderOfEach, needs: ENDS },
  { propose: endsApart, needs: ENDS },
  { propose: inEachPrefecture },
  { propose: foundSum, needs: ['sum', 'altogether'] },
  { propose: boundSum, needs: ['sum', 'altogether', 'average'] },
  { propose: ofChosen },
  { propose: neighbours, needs: ['ahead', 'front', 'behind', 'rear'] },
  { propose: sumsAgainst, needs: ['sum', 'altogether', 'plus'] },
  {
    propose: find,
    needs: ['number', 'average', 'zero', 'positive', 'negative', ...NEAR, ...HALVES, ...SIDES],
  },
  { propose: boundsApart, needs: ['above', 'atLeast', 'below', 'atMost'] },
  { propose: check, needs: ['number'] },
  { propose: premised, needs: ['number'] },
  { propose: whose, needs: ['who', 'or'] },
  { propose: report, needs: ['number'] },
  { propose: regionStated, needs: ['check'] },
  { propose: compliance, needs: ['indicator'] },
  { propose: indicator, needs: ['indicator', 'category', 'quota', 'who', ...TARGETS] },
  { propose: otherTarget, needs: ['indicator'] },
  { propose: subject, needs: ['subject', 'allSubjects', 'fact', 'number'] },
  { propose: document, needs: ['fact'] },
  { propose: otherEvent, needs: ['fact', 'deadline'] },
  { propose: beyond, needs: ['howMuch', 'howMany', ...NOT_HELD] },
  { propose: elsewhere },
  { propose: missingAnnex, needs: ['indicator', 'met', 'subject', 'allSubjects', ...TARGETS] },
];

/** Most texts hold a word or two, and most kinds need another: those are passed over before they look for anything. */
export const READINGS: readonly Propose[] = KINDS.map(
  ({ propose, needs }): Propose =>
    needs ? (evidence) => (evidence.holds(needs) ? propose(evidence) : NONE) : propose,
);
