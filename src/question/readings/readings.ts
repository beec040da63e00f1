import { boundSum } from './amounts/bound-sum.js';
import { check } from './amounts/check.js';
import { columnsLess } from './amounts/columns-less.js';
import { compare, either } from './amounts/compare.js';
import { cutRest } from './amounts/cut-rest.js';
import { cutShare } from './amounts/cut-share.js';
import { cutSum } from './amounts/cut-sum.js';
import { find } from './amounts/find.js';
import { foundSum } from './amounts/found-sum.js';
import { list } from './amounts/list.js';
import { neighbours } from './amounts/neighbours.js';
import { order } from './amounts/order.js';
import { orderOfEach } from './amounts/order-of-each.js';
import { rank } from './amounts/rank.js';
import { ranksApart } from './amounts/ranks-apart.js';
import { reached } from './amounts/reached.js';
import { regionStated } from './amounts/region-stated.js';
import { setsApart } from './amounts/sets-apart.js';
import { setsEach } from './amounts/sets-each.js';
import { share } from './amounts/share.js';
import { oneOf, show, wholeRegion } from './amounts/show.js';
import { sumsAgainst } from './amounts/sums-against.js';
import { total } from './amounts/total.js';
import { beyond, elsewhere, missingAnnex } from './beyond.js';
import { compliance } from './compliance.js';
import { document } from './document.js';
import { indicator } from './indicator.js';
import { otherEvent } from './other-event.js';
import { otherTarget } from './other-target.js';
import type { Propose } from './proposal.js';
import { subject } from './subject.js';
import { talk } from './talk.js';

/** Every kind of question. Their order means nothing but where two readings cost the same. */
export const READINGS: readonly Propose[] = [
  talk,
  show,
  reached,
  oneOf,
  wholeRegion,
  list,
  total,
  columnsLess,
  compare,
  setsApart,
  setsEach,
  either,
  share,
  rank,
  order,
  cutSum,
  cutRest,
  cutShare,
  ranksApart,
  orderOfEach,
  foundSum,
  boundSum,
  neighbours,
  sumsAgainst,
  find,
  check,
  regionStated,
  compliance,
  indicator,
  subject,
  document,
  otherEvent,
  otherTarget,
  beyond,
  elsewhere,
  missingAnnex,
];
