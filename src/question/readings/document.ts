import { type Sense, sense } from '../../match/term.js';
import type { Catalogue } from '../../notice/catalogue.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import { narrow } from '../narrow.js';
import { WEIGHTS } from '../weights.js';
import { PLAIN } from './amounts/columns.js';
import { undatedIn } from './other-event.js';
import { type Propose, using } from './proposal.js';

/** What the body of the notice says: number, dates, use, booking, rules. */
export const document: Propose = (evidence) => {
  const topics = topicsNamed(evidence);
  if (topics.length === 0 || undatedIn(evidence).length > 0) return [];
  const stated = statedCodes(evidence);
  return [
    {
      question: {
        kind: 'document',
        topics,
        understood: [
          ...evidence.places.understood,
          ...stated.map((code) => verdictOn(code, bookedAs(code, topics, evidence), evidence)),
          ...dateStated(topics, evidence),
          ...countsStated(topics, evidence),
          ...numbersStated(topics, evidence).map(({ said }) => `${said} 与正文不一致`),
        ],
      },
      used: using(evidence, {
        // What the notice says holds for every place; subjects and targets beside a fact are what it speaks of.
        mentions: evidence.mentions.filter((m) => m.ids.some((id) => id === evidence.catalogue.region.id)),
        tokens: [
          ...evidence.withRole('fact', 'subject'),
          // 绩效目标表中的年度总体目标: where it stands.
          ...evidence.of('targetTable'),
          ...stated,
          ...numbersStated(topics, evidence).map(({ token }) => token),
          ...quoted(topics, evidence),
          ...monthsStated(topics, evidence),
          // 最后抄送了哪些单位; 最后这个数能不能用 asks of a figure.
          ...evidence.of('rear').filter(({ index }) => hasRole(evidence.tokens[index + 1], 'fact')),
          // Beside 目标 an indicator is what is asked for.
          ...(evidence.has('target', 'whichTarget')
            ? []
            : evidence.withRole('indicator', 'category').filter((token) => !isAskedApart(evidence, token))),
          ...evidence.live.filter(
            (t) => t.as === 'count' || t.as === 'time' || (t.as === 'year' && !isA(t, 'otherYear')),
          ),
        ],
        concepts: conceptsBeside(evidence),
      }),
      assumed: isBeside(evidence) ? [{ why: '还提到别的', cost: WEIGHTS.besides }] : [],
    },
  ];
};

/** Words beside a fact that ask for nothing more. */
const conceptsBeside = (evidence: Evidence): readonly string[] => [
  'each',
  'apiece',
  ...PLAIN,
  'who',
  'list',
  'check',
  'subject',
  'target',
  'quota',
  ...(isBeside(evidence) ? [] : ['spent']),
  'or',
  'unitLevel',
  'negation',
  'time',
  'within',
  'county',
  'howMany',
  'met',
  'prefectureLevel',
  'countyLevel',
  'actual',
  'except',
  'rest',
  // 此次下达资金所依据的文件: no amount is asked for.
  ...(evidence.has('howMuch') ? [] : ['advance', 'current', 'total']),
];

/** 绩效目标有几项，满意度多少: in a clause of its own something is asked of a target, and of no fact. */
const isAskedApart = ({ live }: Evidence, { clause }: Token): boolean => {
  const words = live.filter((token) => token.clause === clause);
  return (
    !words.some((token) => hasRole(token, 'fact')) && words.some((token) => isA(token, 'howMuch', 'percent'))
  );
};

/** 标识要保持不变吗: words of the notice's own, which say elsewhere what it does not have. */
function quoted(topics: readonly string[], { catalogue, withRole }: Evidence): readonly Token[] {
  const texts = catalogue.notice.facts.filter(({ topic }) => topics.includes(topic)).map(({ text }) => text);
  return withRole('beyond').filter(
    ({ text, number }) => !number && texts.some((said) => said.includes(text)),
  );
}

/** 此项收入列1100249，与正文是否一致: a code that is held against what the body says. */
const statedCodes = ({ live, has }: Evidence): readonly Token[] =>
  has('check')
    ? live.filter(({ as, number }) => as === 'value' && number?.unit === null && number.digits.length >= CODE)
    : [];

/** A number this long beside what the body says is meant as a code. */
const CODE = 5;

/** 收入列1100248，支出列2081901: what is right before a code says of which of the two it is stated. */
function bookedAs(code: Token, topics: readonly string[], { live }: Evidence): readonly string[] {
  const before = live.findLast((token) => token.to <= code.from && hasRole(token, 'fact'));
  const own = sense(before?.span, 'fact')?.topics ?? [];
  return own.length === 1 && BOOKED.includes(own[0] ?? '') ? own : topics;
}

const BOOKED: readonly string[] = ['income', 'expenditure'];

function verdictOn({ number }: Token, topics: readonly string[], { catalogue }: Evidence): string {
  const digits = number?.digits ?? '';
  const annex = catalogue.notice.annexes.subjects ?? '';
  const said = catalogue.notice.facts.some(
    ({ topic, text }) => topics.includes(topic) && text.includes(digits),
  );
  // 支出列2081902对吗: what the body says of all of them the annex says of each.
  const listed =
    topics.includes('expenditure') &&
    catalogue.notice.subjects.find(({ code, kind }) => kind === 'expenditure' && code.startsWith(digits));
  if (!said && listed)
    return listed.code === digits
      ? `${digits} 是${annex}所列支出功能科目（${listed.name}）`
      : `${digits} 下的项级科目在${annex}所列支出功能科目之内`;
  return said ? `${digits} 与正文一致` : `${digits} 与正文不一致`;
}

/** 是5月28日印发的吧, 是不是5月发的: a day or month that is stated beside the day of issue is held against it. */
function dateStated(topics: readonly string[], { text, catalogue }: Evidence): readonly string[] {
  const issued = topics.includes('issued') && catalogue.notice.facts.find(({ topic }) => topic === 'issued');
  const [said, month, , date] = (issued && /(\d{1,2})月(份|(\d{1,2})[日号])?/u.exec(text)) || [];
  if (!issued || !said) return [];
  const day = `${Number(month)}月${date === undefined ? '' : `${Number(date)}日`}`;
  return [`${said} 与正文${new RegExp(`(?<!\\d)${day}`, 'u').test(issued.text) ? '一致' : '不一致'}`];
}

/** The number of a month that is stated beside the day of issue. */
const monthsStated = (topics: readonly string[], { live, tokens }: Evidence): readonly Token[] =>
  topics.includes('issued')
    ? live.filter(
        ({ number, to, index }) =>
          number && tokens[index + 1]?.from === to && /^月/u.test(tokens[index + 1]?.text ?? ''),
      )
    : [];

/** 附件有四个吧, 附件2有10个科目: how many there are is held against what is counted so in what the notice says. */
function countsStated(topics: readonly string[], { live, text, catalogue }: Evidence): readonly string[] {
  const said = catalogue.notice.facts.filter(({ topic }) => topics.includes(topic));
  return live.flatMap(({ number, as, from, to }) => {
    const counter = text[to] ?? '';
    if (!number || (as !== 'count' && as !== 'things') || !COUNTERS.test(counter)) return [];
    const counts = said.flatMap((fact) => countsIn(fact.text, counter));
    if (counts.length === 0) return [];
    const agrees = counts.includes(number.value.toFixed());
    return agrees || counts.length === 1
      ? [`${text.slice(from, to)}${counter} 与${said[0]?.paragraph ?? ''}${agrees ? '一致' : '不一致'}`]
      : [];
  });
}

const COUNTERS = /[个项条张份]/u;
const NUMERALS = '零一二三四五六七八九十';

/** How many of what is counted so a text speaks of. */
const countsIn = (text: string, counter: string): readonly string[] =>
  [...text.matchAll(/(\d+|[一二三四五六七八九十])([个项条张份])/gu)].flatMap(([, count = '', unit]) =>
    unit === counter ? [NUMERALS.includes(count) ? String(NUMERALS.indexOf(count)) : count] : [],
  );

/** 文号是〔2024〕53号，没写反吧: the number of no document that the notice speaks of is held against its own. */
function numbersStated(
  topics: readonly string[],
  { has, of, text }: Evidence,
): readonly { readonly token: Token; readonly said: string }[] {
  if (!topics.includes('number') || !has('check')) return [];
  return of('otherDocument').map((token) => {
    const [, last = token.text] = /(\S*)$/u.exec(text.slice(0, token.to)) ?? [];
    return { token, said: `${last.replace(SAID, '')}号` };
  });
}

/** 文号是: what leads in to the number that is stated. */
const SAID = /^.*[是为写:：]/u;

/** True where something else is named too, or the fact may be just how the money or the table is called. */
const isBeside = (evidence: Evidence): boolean =>
  evidence.withRole('subject', 'indicator', 'category').length > 0 ||
  (evidence.has('subject') && evidence.has('all')) ||
  evidence.has('altogether') ||
  (evidence.mentions.length > 0 &&
    evidence.withRole('fact').every((token) => token.concepts.includes('money')));

/** What a word names of the notice: the number of a document only where this notice speaks of that. */
const factHere = (
  senses: readonly Sense[],
  { notice }: Catalogue,
): Extract<Sense, { is: 'fact' }> | undefined =>
  senses.find(
    (one): one is Extract<Sense, { is: 'fact' }> =>
      one.is === 'fact' && (one.of === undefined || one.of === notice.id),
  );

/** 通知第三条: all that stands in the part of the body; 第四条里提到的管理办法 is the one that is named there. */
function partNamed(named: readonly Extract<Sense, { is: 'fact' }>[]): string[] | undefined {
  const part = named.flatMap(({ whole, topics }) => (whole ? topics : []));
  if (part.length === 0) return undefined;
  const others = named.flatMap(({ whole, topics }) => (whole ? [] : topics));
  const both = part.filter((topic) => others.includes(topic));
  return [...new Set(both.length > 0 ? both : part)];
}

/** The topics that the text is about: of each group of words the likeliest that all of them allow. */
export function topicsNamed({ live, tokens, catalogue }: Evidence): string[] {
  const named = live.flatMap(({ span }) => factHere(span?.senses ?? [], catalogue) ?? []);
  if (named.length === 0) return [];
  const part = partNamed(named);
  if (part) return part;
  const known = new Set(catalogue.notice.facts.map((fact) => fact.topic));
  // 适用的管理办法，文号为何: the clause before tells which of several it is.
  const asked = live.find(({ span }) => sense(span, 'fact'))?.clause ?? 0;
  const before = tokens.filter((token) => token.told && token.clause === asked - 1);
  const told = before.flatMap(({ span }) => factHere(span?.senses ?? [], catalogue) ?? []);
  const groups = narrow(
    [...named, ...told.map(({ topics }) => ({ topics, cue: true }))].map(({ topics, cue }) => ({
      to: topics.filter((topic) => known.has(topic)),
      cue,
    })),
  );
  return [...new Set(groups.flatMap(([topic]) => topic ?? []))];
}
