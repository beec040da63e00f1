import { sense } from '../../match/term.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';
import { WEIGHTS } from '../weights.js';
import { PLAIN } from './amounts/columns.js';
import {
  askedBeside,
  codesBegun,
  codesNamed,
  codesStated,
  isLikeCode,
  isNamed,
  isUnknownCode,
  type StatedCode,
} from './codes.js';
import { type Assumption, type Propose, using } from './proposal.js';

/** Subject codes: by name, by everyday name, by code or the beginning of one, or all of them. */
export const subject: Propose = (evidence) => {
  const { live, mentions } = evidence;
  // 20819下面的: what begins so is asked for, not the code itself.
  const below = evidence.has('allSubjects', 'within', 'beginning');
  const typed = live.filter((token) => codesBegun(evidence, token, below).length > 0);
  const codes = [...new Set(typed.flatMap((token) => codesBegun(evidence, token, below)))];
  const byName = codesNamed(evidence, live, cuesCount(evidence));
  const asks =
    evidence.has('subject', 'allSubjects') || ((byName.length > 0 || below) && live.some(asksBooking));
  // 临时救助65468是哪个县: a number that is like no code is one only where a code is asked for.
  const unknown = live.filter(
    (token) => isUnknownCode(evidence, token) && (asks || isLikeCode(evidence, token)),
  );
  const stated = codesStated(evidence);
  const pointed = meant(codes, byName, stated);
  const since = live.find((token) => typed.includes(token) || isNamed(token))?.clause ?? 0;
  const found = [...new Set([...pointed, ...askedBeside(evidence, pointed, since)])];
  const chosen =
    found.length > 0 || !meansAll(evidence, asks && unknown.length === 0) ? found : expenditure(evidence);
  const isStrange = mentions.length === 0 && unknown.some((token) => isLikeCode(evidence, token));
  if (chosen.length === 0 && !(unknown.length > 0 && (asks || isStrange))) return [];
  const used = using(evidence, {
    // A place beside 科目 is told by the way: codes are the same everywhere.
    mentions:
      (asks && !asksAmountApart(evidence)) || (typed.length > 0 && !evidence.has('amount', 'howMuch'))
        ? mentions
        : [],
    tokens: [
      ...typed,
      ...unknown,
      ...stated.flatMap((one) => one.tokens),
      ...evidence.withRole('subject'),
      ...live.filter((t) => asks && t.as === 'count'),
      // 收入科目1100248名称; 支出列2081902对吗 holds the code against what the body says.
      ...live.filter((t) => (asks || (typed.length > 0 && !evidence.has('check'))) && isBooking(t)),
      // 2081902是干啥的, …叫什么名字: of a code that is typed it asks what it stands for.
      ...live.filter((t) => typed.length > 0 && isAbout(t, ['title', 'purpose'])),
    ],
    concepts: [
      ...BESIDE,
      // 2082501 vs 2082502: what two codes stand for.
      ...(chosen.length > 1 ? ['compare', 'difference'] : []),
      ...(asks || below ? ['target', 'within'] : []),
    ],
  });
  if (chosen.length === 0) return [{ question: noSuchCode(evidence), used, assumed: asks ? [] : [NOWHERE] }];
  const [place] = mentions[0]?.ids ?? [];
  return [
    {
      question: {
        kind: 'subject',
        codes: chosen,
        understood: [...evidence.places.understood, ...corrections(evidence, unknown, stated)],
        ...(place && { place }),
      },
      used,
      assumed: assumedBy(evidence, found.length > 0 || asks, found.length > 0),
    },
  ];
};

/** 低保用什么科目，莎车有多少钱: in a clause of its own the amount of a place is asked for. */
const asksAmountApart = ({ live, mentions }: Evidence): boolean =>
  mentions.some(({ from }) => {
    const clause = live.find((token) => token.from === from)?.clause;
    const words = live.filter((token) => token.clause === clause);
    return (
      words.some((token) => isA(token, 'howMuch')) &&
      !words.some((token) => hasRole(token, 'topic', 'subject'))
    );
  });

/** Words beside a subject that ask for nothing more. */
const BESIDE = [
  ...PLAIN,
  'subject',
  'allSubjects',
  'each',
  'apiece',
  'who',
  'list',
  'howMany',
  'or',
  'pair',
  'beginning',
  // 支付的时候挂哪个科目
  'spent',
];

/** The codes that the text points at: those that it types before those that it names. */
function meant(
  typed: readonly string[],
  byName: readonly string[],
  stated: readonly StatedCode[],
): readonly string[] {
  // Beside the right code the stated one is shown too, with what it stands for.
  if (stated.some((one) => !isWhole(one))) return [...new Set([...byName, ...typed])];
  return typed.length > 0 ? typed : byName;
}

/** A code that is right for all that it is stated for: 低保 is two. */
const isWhole = ({ agrees, codes }: StatedCode): boolean => agrees && codes.length === 1;

/** Where nothing points at a code all of them are meant, unless a name stands there that the notice does not have. */
const meansAll = (evidence: Evidence, asks: boolean): boolean =>
  evidence.has('allSubjects') || (asks && !evidence.withRole('subject').some(isNamed));

/** What is said of codes that the notice does not have, has for something else, or has as they are stated. */
function corrections(
  { catalogue }: Evidence,
  unknown: readonly Token[],
  stated: readonly StatedCode[],
): readonly string[] {
  const annex = catalogue.notice.annexes.subjects ?? '';
  const verdicts = stated.map((one) => {
    const own = one.codes.join('、');
    if (!one.agrees) return `${one.words}的科目代码不是 ${one.code}，是 ${own}`;
    if (!isWhole(one)) return `${one.words}的科目代码是 ${own}，${one.code} 是其中一个`;
    return `${one.words} ${one.code} 与${annex}一致`;
  });
  return [...unknown.map(({ number }) => `${annex}没有科目代码 ${number?.digits}`), ...verdicts];
}

/** Another notice may have it. */
const NOWHERE = { why: '附件里没有这个代码', cost: WEIGHTS.besides };

const noSuchCode = ({ places }: Evidence): Question => ({
  kind: 'none',
  gap: { why: 'code' },
  suggestions: [],
  understood: places.understood,
});

/** What it takes to read a text as asking for codes: which are meant, and what a place and 金额 are doing beside them. */
function assumedBy(evidence: Evidence, narrowed: boolean, named: boolean): Assumption[] {
  if (!narrowed) return [{ why: '全部科目', cost: WEIGHTS.region }];
  // 所有支出科目: all of them are what is asked for.
  if (!named && evidence.has('subject') && evidence.has('all')) return [];
  const booking = evidence.live.some(isBooking);
  const amount = evidence.mentions.length > 0 && evidence.has('amount', 'howMuch');
  return [
    ...(named
      ? []
      : [{ why: '没有写是哪项，列出全部科目', cost: booking ? WEIGHTS.besides : WEIGHTS.unasked }]),
    // 艾滋娃娃的生活费走啥科目: what is asked for is a word that nobody knows.
    ...(!named && evidence.withRole('unknown').length > 1
      ? [{ why: '有不认识的词', cost: WEIGHTS.story }]
      : []),
    ...(amount ? [{ why: '还提到地方和金额', cost: WEIGHTS.besides }] : []),
  ];
}

/** Facts about booking expenditure: beside a subject that is named, the subject is what is asked for. */
const BOOKING = ['expenditure', 'attachment2', 'system', 'purpose', 'income'];

const isBooking = (token: Token): boolean => isAbout(token, BOOKING);

/** 支出列哪个: beside a subject that is named it asks for the code. */
const asksBooking = (token: Token): boolean => isAbout(token, ['expenditure', 'attachment2']);

const isAbout = (token: Token, topics: readonly string[]): boolean => {
  const fact = sense(token.span, 'fact');
  return fact?.cue === false && fact.topics.every((topic) => topics.includes(topic));
};

/** Words that only narrow down point at codes where a subject is asked for. */
const cuesCount = (evidence: Evidence): boolean =>
  evidence.has('subject', 'allSubjects') || evidence.live.some(asksBooking);

const expenditure = ({ catalogue }: Evidence): string[] =>
  catalogue.notice.subjects.filter((s) => s.kind === 'expenditure').map((s) => s.code);
