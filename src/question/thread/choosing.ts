import type { Catalogue } from '../../notice/catalogue.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';
import { COLUMN_WORDS, columnOf, PLAIN, unitOf } from '../readings/amounts/columns.js';
import { levelWords } from '../readings/amounts/rows.js';
import { type Proposal, using } from '../readings/proposal.js';
import { allOffered } from './all-offered.js';
import { unitNamed } from './changes/common.js';
import { withColumn } from './replace.js';
import { kindIn, onlyKind } from './so-called.js';
import type { Thread } from './thread.js';

type Choice = Extract<Question, { kind: 'choice' }>;

/** An open choice answered: by number, by name, or by a word that tells the options apart (县, 市那个, 农村的). */
export function chosen(evidence: Evidence, thread: Thread): Proposal[] {
  const open = thread.open ?? reopened(evidence, thread);
  if (!open || open.behind.length === 0) return [];
  const all = thread.open ? allOffered(evidence, open) : [];
  if (all.length > 0) return all;
  const picked = bySide(evidence, open) ?? byNumber(evidence, open.behind.length) ?? byWord(evidence, open);
  if (!picked) return [];
  const option = open.behind[picked.index];
  if (!option) return [];
  // 县的本次下达: the column is named beside the option; 市的呢, after 提前的呢 or 换成亿, goes on in the last one.
  const { last } = thread;
  const kept = thread.open || last.kind !== 'amounts' ? undefined : last;
  const column = columnOf(evidence.live) ?? kept?.column;
  const unit = unitNamed(evidence) ?? kept?.unit;
  const question = (column || unit ? withColumn(option, column, unit) : undefined) ?? option;
  return [
    {
      question: { ...question, understood: [...question.understood, ...evidence.places.understood] },
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: picked.tokens,
        concepts: [...COLUMN_WORDS, ...PLAIN, ...BESIDE],
      }),
      assumed: [{ why: '回答上一个选择', cost: 0 }],
    },
  ];
}

/** What stands beside the option that is taken and says nothing else. */
const BESIDE = ['places', 'ordinal', 'who', 'within', 'filler', 'counter', 'insteadOf'];

/** 本次下达, 换成亿元, where which place is meant is still open: the same choice in that column or unit. */
export function stillChoosing(evidence: Evidence, { open, last }: Thread): Proposal[] {
  const column = columnOf(evidence.live);
  const unit = unitOf(evidence);
  if (open?.of !== 'place' || !(column || unit) || evidence.mentions.length > 0) return [];
  // Those that are offered beside an answer leave nothing open.
  const answered = last.kind === 'amounts' && last.rows.ids[0] === open.options[0];
  if (answered || levelWords(evidence).length > 0) return [];
  const behind = open.behind.flatMap((one) => withColumn(one, column, unit) ?? []);
  if (behind.length < open.behind.length) return [];
  return [
    {
      question: { ...open, behind, ...(column && { column }) },
      used: using(evidence, { concepts: [...COLUMN_WORDS, ...PLAIN] }),
      assumed: [{ why: '上一个选择，换一列或单位', cost: 0 }],
    },
  ];
}

/** 我弄错了，是县: another of the options that were offered. */
function reopened(evidence: Evidence, { offered, shown, singles }: Thread): Thread['open'] {
  // 地区的呢, after 市 was chosen: nothing but what kind of place.
  const bare =
    onlyKind(evidence) !== undefined ||
    isNothingElse(evidence) ||
    (evidence.has('onward', 'too') &&
      levelWords(evidence).length > 0 &&
      evidence.live.every((token) =>
        hasRole(token, 'thread', 'idle', 'mark', 'suffix', 'level', 'ask', 'column', 'unit'),
      ));
  // 第一个呢, 最后一个, after the second of those that were offered was taken.
  const numbers = shown.length < 2 && singles.length < 2 && isOnlyNumber(evidence);
  if (!(evidence.has('insteadOf') || bare || numbers) || offered.length === 0 || evidence.mentions.length > 0)
    return undefined;
  const options = offered.flatMap((one) => (one.kind === 'amounts' ? one.rows.ids.slice(0, 1) : []));
  return options.length === offered.length
    ? { kind: 'choice', of: 'place', options, behind: offered, understood: [] }
    : undefined;
}

/** 第一个呢, 最后那个: nothing but a number. */
const isOnlyNumber = ({ live }: Evidence): boolean =>
  live.some((token) => token.as === 'rank' || isA(token, 'first', 'lastOfThem')) &&
  live.every(
    (token) =>
      token.as === 'rank' ||
      isA(token, 'first', 'lastOfThem', 'places', 'ordinal') ||
      hasRole(token, 'idle', 'mark', 'thread', 'talk'),
  );

/** 地区: the whole message is a kind of place. */
const isNothingElse = ({ tokens }: Evidence): boolean =>
  tokens.filter((token) => !hasRole(token, 'mark')).length === 1 &&
  tokens.some((token) => hasRole(token, 'suffix'));

interface Picked {
  readonly index: number;
  readonly tokens: readonly Token[];
}

/** 后面说的那个, 前者: of two. */
function bySide({ live, mentions }: Evidence, { behind }: Choice): Picked | undefined {
  const tokens = live.filter((token) => isA(token, 'former', 'latter'));
  const [only, more] = tokens;
  if (!only || more || behind.length !== 2 || mentions.length > 0) return undefined;
  return { index: isA(only, 'former') ? 0 : 1, tokens };
}

/** 2, 二, 第二个, ②, 最后那个: nothing else of meaning stands in the text. */
function byNumber({ live }: Evidence, count: number): Picked | undefined {
  const words = live.filter(
    (token) =>
      !hasRole(token, 'idle', 'mark', 'thread', 'link', 'talk') && !isA(token, 'places', 'ordinal', 'who'),
  );
  const [only] = words;
  // 最后一个, after the first of them was taken: the last of those that were offered.
  const [end, other] = live.filter((token) => isA(token, 'lastOfThem'));
  if (end && !other && words.every((token) => token === end)) return { index: count - 1, tokens: [end] };
  if (words.length !== 1 || !only) return undefined;
  if (isA(only, 'rear', 'least') && only.text.startsWith('最后')) return { index: count - 1, tokens: [only] };
  // 两个 of three counts them, and picks none.
  if (only.as === 'count' && !live.some((token) => isA(token, 'ordinal'))) return undefined;
  if (isA(only, 'first')) return { index: 0, tokens: [only, ...live.filter((t) => isA(t, 'ordinal'))] };
  const n = only.number?.unit === null ? only.number.value.toNumber() : Number.NaN;
  return Number.isInteger(n) && n >= 1 && n <= count
    ? { index: n - 1, tokens: [only, ...live.filter((t) => isA(t, 'ordinal'))] }
    : undefined;
}

/** The one option that the words fit. */
function byWord(evidence: Evidence, open: Choice): Picked | undefined {
  const { catalogue, mentions } = evidence;
  const tokens = [
    ...levelWords(evidence),
    ...evidence.withRole('subject', 'suffix', 'place'),
    ...evidence.of('seat', 'ownWhole'),
  ];
  if (tokens.length === 0 && mentions.length === 0) return undefined;
  const fits = open.options.map((option) => fitsOption(option, evidence, catalogue));
  const index = fits.indexOf(true);
  const denials = evidence.of('not').filter((word) => deniedBy(word, evidence));
  return index >= 0 && fits.lastIndexOf(true) === index
    ? { index, tokens: [...tokens, ...denials, ...numberBeside(evidence, index)] }
    : undefined;
}

/** 第一个和静县: the number of the option whose name is said as well. */
const numberBeside = ({ live }: Evidence, index: number): readonly Token[] =>
  live.filter(
    (token) =>
      (isA(token, 'first') && index === 0) ||
      ((token.as === 'rank' || token.as === 'small') && token.number?.value.eq(index + 1) === true),
  );

function fitsOption(option: string, evidence: Evidence, catalogue: Catalogue): boolean {
  const row = catalogue.row(option);
  const { mentions } = evidence;
  if (mentions.length > 0)
    return mentions.every(
      (m) =>
        (row?.name.startsWith(evidence.text.slice(m.from, m.to)) ||
          m.ids.some((id) => id === option || option.startsWith(`${id}/`))) &&
        (m.ids.includes(option) ||
          row?.name.startsWith(evidence.text.slice(m.from, m.to)) ||
          !m.ids.some((id) => id.includes('/')) ||
          m.ids.length > 1),
    );
  const suffixes = [...evidence.withRole('suffix'), ...evidence.of('seat')];
  const denied = evidence.of('not').flatMap((word) => deniedBy(word, evidence) ?? []);
  const isCalled = (kind: Token): boolean => row?.name.replace(/[）)]$/u, '').endsWith(kindIn(kind)) === true;
  if (row && suffixes.length > 0) return suffixes.every((kind) => isCalled(kind) !== denied.includes(kind));
  // 我说的是整个地区: of a name that is a county's as well.
  if (row && evidence.has('ownWhole')) return row.kind === 'prefecture';
  const subject = evidence
    .withRole('subject')
    .flatMap((token) => token.span?.senses.flatMap((s) => (s.is === 'subject' ? s.codes : [])) ?? []);
  return !row && subject.includes(option);
}

/** 是市不是地区, 不是那个市: the kind of place right behind the word that denies it. */
function deniedBy(word: Token, evidence: Evidence): Token | undefined {
  const next = evidence.tokens.find((token) => token.index > word.index && !hasRole(token, 'mark'));
  return next && (hasRole(next, 'suffix') || isA(next, 'reference')) ? next : undefined;
}
