import { sense } from '../../match/term.js';
import type { Evidence } from '../evidence/evidence.js';
import { between, isPassing } from '../evidence/places/neighbours.js';
import type { Token } from '../evidence/token.js';
import { all, narrow } from '../narrow.js';
import { WEIGHTS } from '../weights.js';
import { PLAIN } from './amounts/columns.js';
import { type Assumption, type Propose, using } from './proposal.js';

/** The shortest beginning of a code that is taken for one. */
const SHORTEST_CODE = 3;
/** A number this long beside 科目 is meant as a code. */
const WHOLE_CODE = 5;

/** Subject codes: by name, by everyday name, by code or the beginning of one, or all of them. */
export const subject: Propose = (evidence) => {
  const { live } = evidence;
  // 20819下面的: what begins so is asked for, not the code itself.
  const below = evidence.has('allSubjects', 'within', 'beginning');
  const typed = evidence.live.filter((token) => codesBegun(evidence, token, below).length > 0);
  const codes = [...new Set(typed.flatMap((token) => codesBegun(evidence, token, below)))];
  const byName = codesNamed(evidence);
  const asks =
    evidence.has('subject', 'allSubjects') || ((byName.length > 0 || below) && live.some(asksBooking));
  const unknown = live.filter((token) => isUnknownCode(evidence, token));
  const stated = statedFor(evidence, byName);
  // Beside the right code the stated one is shown too, with what it stands for.
  const found =
    stated && !stated.agrees ? [...new Set([...byName, ...codes])] : codes.length > 0 ? codes : byName;
  const chosen =
    found.length > 0
      ? found
      : evidence.has('allSubjects') ||
          (asks && unknown.length === 0 && !evidence.withRole('subject').some(isNamed))
        ? expenditure(evidence)
        : [];
  if (chosen.length === 0 && !(unknown.length > 0 && asks)) return [];
  const [mention] = evidence.mentions;
  const used = using(evidence, {
    // A place beside 科目 is told by the way: codes are the same everywhere.
    mentions: asks || typed.length > 0 ? evidence.mentions : [],
    tokens: [
      ...typed,
      ...unknown,
      ...(stated?.tokens ?? []),
      ...evidence.withRole('subject'),
      ...live.filter((t) => asks && (t.as === 'count' || isBooking(t))),
      // 2081902是干啥的, …叫什么名字: of a code that is typed it asks what it stands for.
      ...live.filter((t) => typed.length > 0 && isAbout(t, ['title', 'purpose'])),
    ],
    concepts: [
      'subject',
      'allSubjects',
      'each',
      'apiece',
      'who',
      'list',
      'thisYear',
      ...PLAIN,
      'check',
      'howMany',
      'or',
      'pair',
      'beginning',
      // 2082501 vs 2082502: what two codes stand for.
      ...(codes.length > 1 ? ['compare', 'difference'] : []),
      ...(asks || below ? ['target', 'within'] : []),
    ],
  });
  if (chosen.length > 0) {
    const notes = unknown.map((token) => `附件2没有科目代码 ${token.number?.digits}`);
    if (stated && !stated.agrees && notes.length === 0) notes.push(`科目代码不是 ${stated.code}`);
    const narrowed = found.length > 0 || asks;
    return [
      {
        question: {
          kind: 'subject',
          codes: chosen,
          understood: [...evidence.places.understood, ...notes],
          ...(mention?.ids[0] && { place: mention.ids[0] }),
        },
        used,
        assumed: assumedBy(evidence, narrowed, found.length > 0),
      },
    ];
  }
  const lacking = byName.length === 0 && evidence.withRole('subject').some(isNamed);
  if ((unknown.length > 0 || lacking) && asks)
    return [
      {
        question: {
          kind: 'none',
          gap: { why: 'code' },
          suggestions: [],
          understood: evidence.places.understood,
        },
        used,
        assumed: [],
      },
    ];
  return [];
};

/** 流浪乞讨人员救助写成2082003，对不对: a code is stated for what is named, as the notice has it or not. */
function statedFor(
  evidence: Evidence,
  byName: readonly string[],
): { readonly code: string; readonly agrees: boolean; readonly tokens: readonly Token[] } | undefined {
  const codes = evidence.tokens.filter(
    (token) => codesBegun(evidence, token).length > 0 || isUnknownCode(evidence, token),
  );
  const [code] = codes;
  const names = evidence.withRole('subject').filter(isNamed);
  if (codes.length !== 1 || !code?.number || names.length === 0 || byName.length === 0) return undefined;
  const written = evidence
    .of('not')
    .filter((word) => word.to <= code.from && between(evidence.tokens, word, code).every(isPassing));
  const told = names.some((name) => name.to <= code.from);
  const agrees = codesBegun(evidence, code).some((one) => byName.includes(one));
  return told && evidence.has('check', 'insteadOf', 'misstated')
    ? { code: code.number.digits, agrees, tokens: [code, ...written] }
    : undefined;
}

/** A name that points at codes by itself: where the notice has none of them, all of its codes are no answer. */
const isNamed = ({ span }: Token): boolean => sense(span, 'subject')?.cue === false;

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

const expenditure = ({ catalogue }: Evidence): string[] =>
  catalogue.notice.subjects.filter((s) => s.kind === 'expenditure').map((s) => s.code);

/** Codes typed whole (208-20-01 too) or in part: 20820 is both that begin so, 208 the class itself. */
function codesBegun({ catalogue }: Evidence, { number }: Token, below = false): string[] {
  const { subjects } = catalogue.notice;
  if (!number || number.digits.length < SHORTEST_CODE || number.unit !== null) return [];
  const whole = subjects.filter((s) => s.code === number.digits);
  const longer = subjects.filter((s) => s.code.startsWith(number.digits) && s.code !== number.digits);
  if (below && longer.length > 0) return longer.map((s) => s.code);
  return (whole.length > 0 ? whole : subjects.filter((s) => s.code.startsWith(number.digits))).map(
    (s) => s.code,
  );
}

const isUnknownCode = (evidence: Evidence, token: Token): boolean =>
  token.number !== undefined &&
  token.number.digits.length >= WHOLE_CODE &&
  token.number.unit === null &&
  codesBegun(evidence, token).length === 0;

/** Codes that names point at; 城市 or 农村 alone point at nothing, unless a subject is asked for. */
export function codesNamed(evidence: Evidence): string[] {
  const named = evidence.live.flatMap((token) => sense(token.span, 'subject') ?? []);
  const cuesCount = evidence.has('subject', 'allSubjects') || evidence.live.some(asksBooking);
  const codes = all(
    narrow(
      named.map(({ codes: to, cue }) => ({ to, cue })),
      cuesCount,
    ),
  );
  return [...new Set(codes.flatMap((code) => evidence.catalogue.subjectLike(code)?.code ?? []))];
}
