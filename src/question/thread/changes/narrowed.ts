import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { levelBeside } from '../../evidence/scope/level.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Amounts, Level, Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { contains, isLevel, levelOf, levelWords, prefectureOf } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { withRows } from '../replace.js';
import { kindIn } from '../so-called.js';
import { isFound, type Thread } from '../thread.js';
import { marked, noting, ofCuts, proposal } from './common.js';

/** Beside the kind nothing is asked but which, or how many, they are. */
const ASKING = [
  'who',
  'list',
  'exists',
  'howMany',
  'only',
  'within',
  'check',
  'negation',
  'howMuch',
  'amount',
];

/**
 * 其中属于县的是哪个, 里面是救助站的有几家, 都是机构吗, after a search or a ranking: of what was found those of that kind; 除了机构还有谁: all
 * others.
 */
export function narrowed(evidence: Evidence, thread: Thread): Proposal[] {
  const { last, focus } = thread;
  const kind = narrowingKind(evidence, thread);
  if (!kind || last.kind !== 'amounts' || !NARROWED.includes(last.operation.is)) return [];
  // 把伊犁州底下那些县市列上 names itself what they lie in.
  const { mentions } = evidence;
  if (evidence.of('within').some(({ from }) => mentions.some(({ to }) => to === from))) return [];
  return proposal(
    noting(
      ofKind(last, focus, kind.fits, evidence) ??
        (isAllOf(evidence) || isListOf(evidence) || asksForAny(evidence) ? NONE_OF_THEM : undefined),
      `接上一问：其中的${kind.name}`,
    ),
    using(evidence, {
      mentions: evidence.mentions,
      tokens: kind.tokens,
      concepts: [...PLAIN, ...ASKING, ...ENDS, ...EXCEPT, 'all', 'onward', 'too', 'places', 'copula', 'and'],
    }),
    [{ why: '接上一问，其中一种', cost: 0 }],
  );
}

const NONE_OF_THEM: Question = {
  kind: 'none',
  gap: { why: 'unknown' },
  suggestions: [],
  understood: [],
};

/** What tells of several places that may be narrowed to some. */
const NARROWED = ['find', 'order', 'compare', 'total'];

/** 其中, 只看. */
const PICKING = ['within', 'only', 'narrowing'];

const ENDS = ['most', 'least'];

interface Kind {
  readonly name: string;
  readonly tokens: readonly Token[];
  fits(id: string): boolean;
}

/** The kind of places that the message picks out of several; undefined where it asks something else of them as well. */
export function narrowingKind(evidence: Evidence, { last, focus }: Thread): Kind | undefined {
  const { mentions, live } = evidence;
  const [set, more] = mentions;
  const picks =
    (evidence.has(...PICKING, ...EXCEPT) ||
      deniedLevels(evidence).length > 0 ||
      isAllOf(evidence) ||
      isCountOf(evidence) ||
      (isFound(last) && isListOf(evidence)) ||
      isWhichIn(evidence, last) ||
      asksForAny(evidence)) &&
    focus.length > 1 &&
    evidence.places.excluded.length === 0;
  const denied = deniedLevels(evidence);
  const plain = live.every(
    (token) =>
      denied.includes(token) ||
      isA(token, ...ASKING, ...ENDS, ...EXCEPT, 'all') ||
      !hasRole(token, 'operator', 'column', 'number', 'scope', 'topic', 'beyond'),
  );
  if (!picks || !plain || more) return undefined;
  if (denied.length > 0 && mentions.length === 0) return deniedKind(evidence, denied);
  if (evidence.has(...EXCEPT)) return mentions.length > 0 ? undefined : othersThan(evidence);
  const kind = set ? (groupOf(evidence, set) ?? homeIn(evidence, set)) : levelIn(evidence);
  // 里面哪个县最多: where there are several, they are a set like any other that is put in order.
  const ordered = evidence.has(...ENDS) && focus.filter(kind?.fits ?? (() => false)).length > 1;
  return ordered && !set ? undefined : kind;
}

const EXCEPT = ['except', 'exceptAfter'];

/** 机构不看: the level that is not wanted, with the word that says so. */
const deniedLevels = (evidence: Evidence): readonly Token[] =>
  evidence.of('not').flatMap((word) => {
    const out = levelBeside(word, evidence.live);
    return out ? [word, out] : [];
  });

/** 机构不看，只留县市区: those of the level that is named beside it, else all that are not of the one that is not wanted. */
function deniedKind(evidence: Evidence, denied: readonly Token[]): Kind | undefined {
  const out = ofLevel(denied.filter((token) => !isA(token, 'not')));
  const kind = ofLevel(levelWords(evidence).filter((token) => !denied.includes(token)));
  if (!out) return undefined;
  return {
    name: kind?.name ?? `${out.name}以外的`,
    tokens: [...denied, ...levelWords(evidence)],
    fits: (id) => (kind ? isOfKind(evidence, kind, id) : !isOfKind(evidence, out, id)),
  };
}

/** True where the message can only be about some of what was told, even if there are none. */
export const picksSome = (evidence: Evidence): boolean => isAllOf(evidence) || evidence.has(...EXCEPT);

/** 都是机构吗: whether all of them are of the kind, which those that are tell. */
const isAllOf = (evidence: Evidence): boolean =>
  evidence.has('all') &&
  (evidence.has('copula') || evidence.mentions.length === 1) &&
  evidence.of('all').some(({ to }) => evidence.mentions.every(({ from }) => from >= to)) &&
  evidence.live.every(
    (token) =>
      hasRole(token, 'idle', 'mark', 'talk', 'place', 'level', 'suffix', 'thread') ||
      isA(token, 'all', 'check', 'copula'),
  );

/** 喀什地区的有几个, 有几个在喀什, 有几个县: how many of them; 喀什地区有几个县 asks of the place. */
const isCountOf = (evidence: Evidence): boolean => {
  const [home] = evidence.mentions;
  const next = evidence.tokens.find(({ from }) => home !== undefined && from >= home.to);
  const leads = evidence.of('howMany').some(({ to }) => home !== undefined && to <= home.from);
  return evidence.has('howMany') && (!home || leads || next?.text === '的');
};

/** 有哪些机构, 县有哪些, behind a search: those of what it found, and no list of a place. */
const isListOf = (evidence: Evidence): boolean =>
  evidence.has('list') && evidence.mentions.length === 0 && !evidence.has('each', 'all', 'apiece');

/** 里头有没有县: those of that kind, if there are any. */
const asksForAny = (evidence: Evidence): boolean =>
  evidence.has('exists') && evidence.mentions.length === 0 && levelWords(evidence).length > 0;

/** 乌鲁木齐的是哪几家, behind a search: those of what it found that lie there. Behind a ranking it asks of the place. */
const isWhichIn = ({ mentions, tokens, ...evidence }: Evidence, last: Question): boolean => {
  const [home] = mentions;
  if (last.kind !== 'amounts' || last.operation.is !== 'find') return false;
  const next = tokens.find(({ from }) => home !== undefined && from >= home.to);
  return home !== undefined && next?.text === '的' && evidence.has('who', 'list') && !evidence.has(...ENDS);
};

/** 除了机构: all that are not of the kind. */
function othersThan(evidence: Evidence): Kind | undefined {
  const out = evidence.of(...EXCEPT).flatMap((word) => levelBeside(word, evidence.live) ?? []);
  const kind = ofLevel(out);
  if (!kind || levelWords(evidence).length > 0) return undefined;
  return {
    name: `${kind.name}以外的`,
    tokens: out,
    fits: (id) => !isOfKind(evidence, kind, id),
  };
}

const groupOf = (evidence: Evidence, { group, ids }: Mention): Kind | undefined =>
  group === undefined
    ? undefined
    : { name: group, tokens: levelWords(evidence), fits: (id) => ids.includes(id) };

/** 里面喀什地区的有几个: those that lie there. 其中喀什的呢 asks the same of that place. */
function homeIn(evidence: Evidence, { ids, group }: Mention): Kind | undefined {
  const home = group === undefined && !marked(evidence) ? prefectureOf(evidence, ids) : undefined;
  const name = evidence.catalogue.row(home ?? '')?.name;
  // 范围扩大到全疆 picks nothing out.
  return home && name && home !== evidence.catalogue.region.id
    ? { name, tokens: levelWords(evidence), fits: (id) => contains(evidence, home, id) }
    : undefined;
}

export function levelIn(evidence: Evidence): Kind | undefined {
  const tokens = levelWords(evidence);
  const kind = ofLevel(tokens);
  return kind && { name: kind.name, tokens, fits: (id) => isOfKind(evidence, kind, id) };
}

/** Places of a level; 市 are those that are called so, while 县市 and 地州 are levels. */
interface OfLevel {
  readonly name: string;
  readonly level: Level;
  readonly endings?: readonly string[];
}

function ofLevel(tokens: readonly Token[]): OfLevel | undefined {
  const endings = tokens.map(kindIn);
  const named = levelOf(tokens);
  if (!named) return undefined;
  const suffixes = tokens.every((token) => hasRole(token, 'suffix') && !isA(token, 'prefecture'));
  // 机构, among counties and institutions: what all of them are tells none of them apart.
  const level = suffixes ? 'county' : named === 'unit' ? 'institution' : named;
  return { name: endings.join('、'), level, ...(suffixes && { endings }) };
}

function isOfKind({ catalogue }: Evidence, { level, endings }: OfLevel, id: string): boolean {
  const row = catalogue.row(id);
  if (!row || !isLevel(row, level)) return false;
  return endings === undefined || endings.some((ending) => row.name.endsWith(ending));
}

/** Those that were told of that kind, or how many they are; where a search found none of it, the same search among it. */
function ofKind(
  last: Amounts & Question,
  focus: readonly string[],
  fits: (id: string) => boolean,
  evidence: Evidence,
): Question | undefined {
  const kept = focus.filter(fits);
  const end = evidence.has('most') ? 'most' : 'least';
  if (evidence.has(...ENDS) && kept.length > 1)
    return ofCuts(
      {
        ...last,
        rows: { ids: kept },
        operation: { is: 'order', from: 1, to: 1, end, by: 'amount' },
        understood: [],
      },
      evidence,
      last,
    );
  if (evidence.has('howMany') && kept.length > 0) {
    const { column } = last;
    return {
      kind: 'amounts',
      rows: { ids: kept },
      operation: { is: 'total', measure: 'count' },
      ...(column && { column }),
      understood: [],
    };
  }
  if (kept.length > 0 || last.operation.is !== 'find')
    return withRows({ ...last, operation: { is: 'compare' } }, kept, false);
  const { label: _, level: __, ...rows } = last.rows;
  const ids = rows.ids.filter(fits);
  return ids.length > 0 ? { ...last, rows: { ...rows, ids }, understood: [] } : undefined;
}
