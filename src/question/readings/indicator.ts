import { sense } from '../../match/term.js';
import type { Catalogue } from '../../notice/catalogue.js';
import { boundOf } from '../../notice/target.js';
import { inPercent } from '../../text/amounts.js';
import type { Evidence } from '../evidence/evidence.js';
import { type Lettered, letteredIn } from '../evidence/lettered.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';
import { all, narrow } from '../narrow.js';
import { WEIGHTS } from '../weights.js';
import { PLAIN } from './amounts/columns.js';
import { resolve } from './amounts/resolve.js';
import { levelWords, prefectureOf } from './amounts/rows.js';
import { atTheEnd, ofValue } from './of-value.js';
import { isOfOthers } from './other-target.js';
import { type Proposal, type Propose, using } from './proposal.js';
import { isBoundTold, isTargetTold } from './value-told.js';

/** Target values: by name, by category, by value (≥88%是哪个指标, 低于90%的目标), or all of them; of a place where one is named. */
export const indicator: Propose = (evidence) => {
  if (isOfOthers(evidence)) return [];
  const names = [...new Set(evidence.catalogue.notice.indicators.map(({ name }) => name))];
  const asks = evidence.has('target', 'whichTarget', 'allTargets', 'firstLevel', 'secondLevel');
  if (!asks && asksOutcome(evidence)) return lackOf(evidence, 'outcome');
  const { names: named, tokens: told } = namedOrTold(evidence, asks);
  const valued =
    named.length === 0 && (asks || evidence.has('quota', 'who'))
      ? (atTheEnd(evidence, asks) ?? ofValue(evidence, asks))
      : undefined;
  const every = asks || (evidence.has('quota') && evidence.mentions.length === 0);
  const stated = statedTargets(evidence);
  const chosen =
    named.length > 0
      ? [...new Set([...named, ...stated.map(({ name }) => name)])]
      : (valued?.names ?? (every ? names : []));
  // A target that the notice does not have is no question for all of them.
  const lacking = named.length === 0 && evidence.withRole('indicator').some(isNamed);
  if (chosen.length === 0 || (lacking && valued === undefined))
    return lacking && asks && evidence.catalogue.has('indicators') ? lackOf(evidence, 'otherIndicator') : [];
  const found = perPlace(evidence, chosen);
  if (!found) return [];
  const said = [
    ...stated.map(({ says }) => says),
    ...alikeEverywhere(evidence, chosen, asks),
    ...levelsOf(evidence),
    ...(every || named.length > 1 ? countStated(evidence, chosen.length) : []),
  ];
  const question = { ...found, understood: [...found.understood, ...said] };
  return [
    {
      question,
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [
          ...evidence.withRole('indicator', 'category'),
          ...(valued?.tokens ?? []),
          ...told,
          // 目标是不是95%: the target itself tells.
          ...(asksTarget(evidence) ? targetsGiven(evidence) : []),
          ...(every || named.length > 1 ? loneCount(evidence) : []),
          ...levelWords(evidence),
          ...(named.length > 0 || asks ? evidence.withRole('subject') : []),
          // 及时送返是哪条: the target of those that are meant.
          ...(evidence.has('whichTarget') ? claimsOf(evidence, chosen) : []),
        ],
        concepts: conceptsBeside(evidence, named, asks, valued !== undefined),
      }),
      assumed: isOutside(evidence)
        ? [{ why: '不在通知内的地方', cost: WEIGHTS.inSlot }]
        : named.length > 0 || valued
          ? []
          : [{ why: '没有写是哪项，列出全部目标', cost: evidence.has('allTargets') ? 0 : WEIGHTS.unasked }],
    },
  ];
};

/** The words that are the target of one of them. */
const claimsOf = ({ of, catalogue }: Evidence, names: readonly string[]): readonly Token[] =>
  of('claim').filter(({ text }) => names.some((name) => catalogue.indicator(name)?.target === text));

/** Words beside targets that ask for nothing more. */
const BESIDE = [
  'target',
  'standard',
  'whichTarget',
  'allTargets',
  'quota',
  'who',
  'each',
  'apiece',
  'places',
  'list',
  'howMany',
  'within',
  'check',
  ...PLAIN,
  'atLeast',
];

/** Those, and what says nothing more beside targets that are named, valued or asked for. */
const conceptsBeside = (
  evidence: Evidence,
  named: readonly string[],
  asks: boolean,
  valued: boolean,
): readonly string[] => [
  ...BESIDE,
  ...(valued ? ['above', 'atMost', 'claim'] : []),
  ...(evidence.has('claim') || evidence.live.some(isValue) ? [] : ['met', 'actual']),
  ...(named.length > 0 ? ['percent', 'least', 'less', 'more', 'average'] : []),
  // 比例 is part of a target's name; 塔城地区占全区 asks something else.
  ...(named.length > 0 && evidence.mentions.length < 2 ? ['share'] : []),
  ...(valued || named.length > 0 ? ['below', 'negation'] : []),
  // 满意度目标比按时发放率低多少, 莎车和博乐的目标一样吗: what stands side by side tells.
  ...(asks && isSideBySide(evidence, named) ? ['than', 'compare', 'difference', 'more', 'less'] : []),
  // 是不是要求不低于上年: the target itself tells.
  ...(named.length > 0 && asksTarget(evidence) ? ['claim', 'or'] : []),
  // 目标一共几项: all of them are shown.
  ...(asks && named.length === 0 && (evidence.has('howMany') || loneCount(evidence).length > 0)
    ? ['altogether']
    : []),
  // 低保对象人数目标多少人: so many are what the target is of.
  ...(asks && named.length > 0 && named.every((name) => COUNTED.test(name)) ? ['people'] : []),
  'firstLevel',
  'secondLevel',
];

/** What a target that counts people is called. */
const COUNTED = /人[数次]$/u;

/** Two targets, or the targets of several places. */
const isSideBySide = (evidence: Evidence, named: readonly string[]): boolean =>
  named.length > 1 || ofSeveralPlaces(evidence);

const ofSeveralPlaces = ({ mentions, has }: Evidence): boolean =>
  mentions.length > 1 || (has('each', 'apiece', 'all') && has('prefectureLevel', 'countyLevel'));

/** 各地州指标值一样吗: whether the tables differ in what is asked. */
function alikeEverywhere(evidence: Evidence, chosen: readonly string[], asks: boolean): readonly string[] {
  if (!asks || !evidence.has('compare', 'same') || !ofSeveralPlaces(evidence)) return [];
  const { indicators } = evidence.catalogue.notice;
  const differs = indicators.some(
    ({ name, prefecture }) => prefecture !== undefined && chosen.includes(name),
  );
  return differs ? [] : [`${annexOf(evidence)}各表的指标值相同`];
}

const annexOf = ({ catalogue }: Evidence): string => catalogue.notice.annexes.indicators ?? '';

/** 一级指标有哪几个: what the headings are called that the targets stand under. */
function levelsOf({ has, catalogue }: Evidence): readonly string[] {
  const { indicators } = catalogue.notice;
  const levels = [
    ['firstLevel', '一级指标', indicators.map(({ level1 }) => level1)],
    ['secondLevel', '二级指标', indicators.map(({ level2 }) => level2)],
  ] as const;
  return levels.flatMap(([concept, word, all]) => {
    const own = [...new Set(all)];
    return has(concept) ? [`${word} ${own.length} 个：${own.join('、')}`] : [];
  });
}

/** 满意度目标是90%对吧; 满意度88%，按时发放率95%，目标抄对没: whether the targets that are told are so, each behind what it is of. */
function statedTargets(evidence: Evidence): readonly { readonly says: string; readonly name: string }[] {
  if (!asksTarget(evidence) || evidence.has('above', 'below', 'atMost', 'or')) return [];
  const values = evidence.live.filter(isValue);
  const owners = values.map((value, i) => {
    const since = values[i - 1]?.to ?? 0;
    const words = evidence
      .withRole('indicator')
      .filter(
        ({ from, to }) =>
          from >= (values.length > 1 ? since : 0) && (values.length === 1 || to <= value.from),
      );
    return { value, words, names: indicatorsNamed(evidence, { tokens: words, cues: true }) };
  });
  const alone = owners.flatMap(({ names }) => (names.length === 1 ? names : []));
  return owners.flatMap(({ value, words, names }) => {
    const own = names.length > 1 ? names.filter((name) => !alone.includes(name)) : names;
    const [name = ''] = own;
    const target = own.length === 1 && evidence.catalogue.indicator(name)?.target;
    const percent = value.number && inPercent(value.number)?.toFixed();
    if (!target || percent === undefined) return [];
    const agrees = boundOf(target)?.percent === percent ? '一致' : '不一致';
    const of = values.length > 1 ? `${words.map(({ text }) => text).join('')} ` : '';
    return [{ says: `${of}${percent}% 与${annexOf(evidence)}${agrees}`, name }];
  });
}

/** 兵团目标: a place that the notice does not have, and none that it has beside it. */
const isOutside = ({ mentions, withRole }: Evidence): boolean =>
  mentions.length === 0 && withRole('absent').length > 0;

/** A name that points at targets by itself. */
const isNamed = ({ span }: Token): boolean => sense(span, 'indicator')?.cue === false;

/** 满意度目前多少, 满意度最低的县, 有几个县录入率达标: how far a target is reached, or where, is in no notice. */
function asksOutcome(evidence: Evidence): boolean {
  const { has, live, withRole } = evidence;
  const names = withRole('indicator').some(isNamed) || (has('quota') && has('outcome'));
  if (!names || !evidence.catalogue.has('indicators') || has('standard', 'atLeast')) return false;
  // 应纳入50个，实际纳了46个: what it came to is told.
  const told = live.some(({ number, as }) => number && as !== 'year' && as !== 'time' && as !== 'small');
  if (told || withRole('subject').some(isOwn)) return false;
  const seeks = has('who', 'howMany', 'list', 'most', 'least') && withRole('level', 'suffix').length > 0;
  return has('outcome') || seeks || has('average');
}

/** 2081901, and no 低保, which is in the names of targets too. */
const isOwn = ({ roles }: Token): boolean => !roles.includes('indicator');

const lackOf = (evidence: Evidence, why: 'otherIndicator' | 'outcome'): readonly Proposal[] => [
  {
    question: {
      kind: 'none',
      gap: { why },
      suggestions: [],
      understood: evidence.places.understood,
    },
    used: new Set(evidence.live.map(({ index }) => index)),
    assumed: [{ why: '通知里没有', cost: WEIGHTS.beyond }],
  },
];

/** The indicators that the text names, or tells a part of whose names; 低保 alone points at one where nothing else does. */
function namedOrTold(
  evidence: Evidence,
  asks: boolean,
): { readonly names: readonly string[]; readonly tokens: readonly Token[] } {
  const lettered = asks || evidence.has('quota') ? letteredIn(evidence.tokens) : undefined;
  const all = new Set(evidence.catalogue.notice.indicators.map(({ name }) => name));
  const told = lettered ? [...all].filter((name) => isSo(name, lettered)) : [];
  if (lettered && told.length > 0) return { names: told, tokens: lettered.tokens };
  const plain = indicatorsNamed(evidence);
  return { names: plain.length > 0 ? plain : indicatorsNamed(evidence, { cues: asks }), tokens: [] };
}

/** 带孤儿两个字的指标. */
const isSo = (name: string, { text, begins }: Lettered): boolean =>
  begins ? name.startsWith(text) : name.includes(text);

/** 目标是不是95%: a target is held against what somebody thinks that it is, and no value against a target. */
export const asksTarget = (evidence: Evidence): boolean =>
  !evidence.has('met', 'actual') &&
  !isHeldAgainst(evidence) &&
  (isEitherOf(evidence) ||
    (evidence.has('check') && areQuoted(evidence)) ||
    (evidence.has('target') &&
      (evidence.has('check') ||
        isEither(evidence) ||
        isAskedFor(evidence) ||
        evidence.live.some((t) => isValue(t) && isTargetTold(evidence, t)))));

/** 满意度89，目标是88，对吧: a value stands with what it is of, and the target apart from it. */
export function isHeldAgainst(evidence: Evidence): boolean {
  const values = evidence.live.filter(isValue);
  const told = values.filter((value) => isTargetTold(evidence, value));
  const [held] = values.filter((value) => hasRole(evidence.tokens[value.index - 1], 'indicator'));
  return told.length === 1 && held !== undefined && !told.includes(held);
}

/** 录入率90还是95: which of two a target is, where one of them is the target that is named. */
function isEitherOf(evidence: Evidence): boolean {
  const { live, tokens } = evidence;
  const [first, second, third] = live.filter(({ as }) => as === 'percent' || as === 'value');
  if (!first || !second || third) return false;
  const isBetween = tokens.slice(first.index + 1, second.index).every((token) => isA(token, 'or'));
  const told = [first, second].map(({ number }) => number && inPercent(number)?.toFixed());
  return (
    isBetween &&
    indicatorsNamed(evidence).some((name) =>
      told.includes(boundOf(evidence.catalogue.indicator(name)?.target ?? '')?.percent),
    )
  );
}

/** 发放率≥95%，录入率≥90%，对不对: every value is written as targets are. */
function areQuoted(evidence: Evidence): boolean {
  const values = evidence.live.filter(isValue);
  return values.length > 0 && values.every(({ from }) => QUOTED.test(evidence.text.slice(0, from)));
}

const QUOTED = /≥\s?$/u;

/** The values that somebody thinks are targets; of 上级要求95%，我们93% the second is none. */
function targetsGiven(evidence: Evidence): readonly Token[] {
  const values = evidence.live.filter(isValue);
  const told = values.filter((value) => isTargetTold(evidence, value));
  return told.length > 0 && !evidence.has('or', 'check') ? told : values;
}

/** 力争不低于九成——目标到底是多少: how much it is is asked, and every value that is told is a bound. */
function isAskedFor(evidence: Evidence): boolean {
  const asked = evidence.of('target').some(({ index }) => {
    const next = evidence.tokens.find((token) => token.index > index && !hasRole(token, 'idle'));
    return isA(next, 'howMuch');
  });
  const values = evidence.live.filter(isValue);
  return asked && values.length > 0 && values.every((value) => isBoundTold(evidence, value));
}

/** 定的是88%还是90%. */
const isEither = ({ live, has }: Evidence): boolean =>
  has('or') && live.filter(({ as }) => as === 'percent').length > 1;

/** A value that somebody gives, or one of the two counts that make one. */
const isValue = ({ as }: Token): boolean => as === 'percent' || as === 'value' || as === 'things';

/** 14项指标; two counts are a value: 孤儿50个，纳入45个. */
function loneCount({ live, tokens }: Evidence): readonly Token[] {
  const counts = live.filter(
    ({ as, index }) => as === 'count' || (as === 'things' && tokens[index + 1]?.text === '项'),
  );
  return counts.length === 1 ? counts : [];
}

/** 绩效指标15项没错吧: how many somebody thinks that there are. */
function countStated(evidence: Evidence, all: number): readonly string[] {
  const [count] = loneCount(evidence);
  if (!count?.number || !evidence.has('check', 'confirm', 'yesNo')) return [];
  const stated = count.number.value.toFixed();
  return [stated === String(all) ? `共 ${all} 项，一致` : `共 ${all} 项，不是 ${stated} 项`];
}

/** Two places with one indicator are two answers, where each has a table of its own; one place says whose table it is. */
function perPlace(evidence: Evidence, indicators: readonly string[]): Question | undefined {
  const places: string[] = [];
  const notes: string[] = [];
  for (const mention of evidence.mentions) {
    if (mention.group) continue;
    const question = resolve(
      evidence,
      [mention],
      ([one], understood) =>
        one?.ids[0] ? { kind: 'indicator', indicators, place: one.ids[0], understood } : undefined,
      // The targets of a prefecture and its counties are the same, so a name they share needs no question back.
      (_, ids) => [prefectureOf(evidence, ids) ?? ''].filter(Boolean),
    );
    if (question?.kind === 'choice') return question;
    if (question?.kind !== 'indicator' || question.place === undefined) continue;
    places.push(question.place);
    notes.push(...question.understood);
  }
  const questions = tablesOf(evidence.catalogue, places).map(
    ({ place, shared }): Question => ({
      kind: 'indicator',
      indicators,
      place,
      understood: [...new Set([...notes, ...shared])],
    }),
  );
  const [only] = questions;
  if (questions.length > 1) return { kind: 'several', questions, understood: evidence.places.understood };
  return only ?? { kind: 'indicator', indicators, understood: evidence.places.understood };
}

/** Whose tables are asked for: several places of one prefecture have its table, which is shown once and said to be theirs. */
function tablesOf(
  { row }: Catalogue,
  places: readonly string[],
): readonly { readonly place: string; readonly shared: readonly string[] }[] {
  const home = (id: string): string => row(id)?.prefecture ?? id;
  return [...new Set(places.map(home))].map((prefecture) => {
    const own = [...new Set(places.filter((id) => home(id) === prefecture))];
    const names = own.map((id) => row(id)?.name ?? id).join('、');
    // What holds for counties is said with the table of one.
    const place = own.find((id) => id !== prefecture) ?? prefecture;
    return { place, shared: own.length > 1 ? [`${names}适用同一份目标`] : [] };
  });
}

/**
 * Official names of the indicators that the text names.
 *
 * @param tokens the part of the text that is looked at
 * @param cues words that may mean an indicator, or something else (临时救助), count too
 */
export function indicatorsNamed(
  evidence: Evidence,
  {
    tokens = evidence.live,
    cues = false,
  }: { readonly tokens?: readonly Token[]; readonly cues?: boolean } = {},
): string[] {
  const { indicators } = evidence.catalogue.notice;
  const pointers = tokens.flatMap(({ span }) => {
    const named = sense(span, 'indicator');
    if (named) return [{ to: inTable(evidence, named.names, span?.term ?? ''), cue: named.cue && !cues }];
    const category = sense(span, 'category');
    const members = category
      ? indicators.filter((i) => i.level1 === category.name || i.level2 === category.name)
      : [];
    return members.length > 0 ? [{ to: members.map((i) => i.name), cue: false }] : [];
  });
  return all(narrow(pointers)).filter((name) => hasAnywhere(evidence.catalogue, name));
}

/** The names that the notice's table has; where it has none of them, its own that hold the word: 满意度. */
function inTable({ catalogue }: Evidence, names: readonly string[], word: string): readonly string[] {
  const own = names.filter((name) => hasAnywhere(catalogue, name));
  // A name in full is that target and no other.
  if (own.length > 0 || names.includes(word)) return own;
  const all = [...new Set(catalogue.notice.indicators.map(({ name }) => name))];
  for (let length = word.length; length >= SHORTEST; length--)
    for (let at = 0; at + length <= word.length; at++) {
      const holding = all.filter((name) => name.includes(word.slice(at, at + length)));
      if (holding.length > 0) return holding;
    }
  return [];
}

/** So much of a word at least has to stand in a target's name. */
const SHORTEST = 3;

/** A target that only some of the tables have. */
const hasAnywhere = ({ notice }: Catalogue, name: string): boolean =>
  notice.indicators.some((indicator) => indicator.name === name);
