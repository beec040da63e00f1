import type { Catalogue } from '../../../notice/catalogue.js';
import { hasRole, isA, type Token } from '../token.js';
import type { Lack } from './distributed.js';
import { areInstitutions, type Draft, prefectureIn } from './draft.js';
import { between, isPassing } from './neighbours.js';

/** The drafts with their heads carried on, and what of a kind some of the places lack. */
interface Headed {
  readonly drafts: readonly Draft[];
  readonly lacking: readonly Lack[];
}

/** What the rules need to know of a text. */
interface Given {
  readonly drafts: readonly Draft[];
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly catalogue: Catalogue;
}

/**
 * 救助站：乌市115，哈密326，巴州145: a kind of institution at the head of a list of figures is said of each prefecture in it;
 * 乌市：救助站115、儿童福利院41 and 伊犁救助站27，福利院62: and a prefecture of each kind.
 */
export function underHeads(
  drafts: readonly Draft[],
  tokens: readonly Token[],
  text: string,
  catalogue: Catalogue,
): Headed {
  const isKind = (draft: Draft): boolean => draft.group !== undefined && areInstitutions(draft, catalogue);
  if (drafts.length < 2 || !drafts.some(isKind)) return { drafts, lacking: [] };
  const given: Given = { drafts, tokens, text, catalogue };
  const lacking: Lack[] = [];
  const placed = (draft: Draft, kind: Draft, home: string): Draft => {
    const ids = kind.ids.filter((id) => id.startsWith(`${home}/`));
    if (ids.length === 0) lacking.push({ place: home, group: text.slice(kind.from, kind.to) });
    const { usual: _, group: __, ...bare } = draft;
    return { ...bare, ids: ids.length > 0 ? ids : draft.ids, sure: true, full: true };
  };
  const heads = drafts.filter((draft, at) => isKind(draft) && listBehind(given, at).length > 0);
  const found = drafts.flatMap((draft, at): Draft[] => {
    if (heads.includes(draft)) return [];
    const head = heads.find((one) => listBehind(given, drafts.indexOf(one)).includes(draft));
    const home = head ? prefectureIn(draft, catalogue) : isKind(draft) ? homeBefore(given, at) : undefined;
    if (home === undefined) return [draft];
    const led = head && listBehind(given, drafts.indexOf(head))[0] === draft;
    const own = placed(draft, head ?? draft, home);
    return [led ? { ...own, covers: [...own.covers, ...head.covers] } : own];
  });
  return { drafts: found, lacking };
}

/**
 * The prefectures of the list that the kind heads, each with its figure, or each in one breath behind the kind and a pause (救助站
 * 乌鲁木齐 哈密); none where it heads no list.
 */
function listBehind({ drafts, tokens, catalogue }: Given, at: number): readonly Draft[] {
  const head = drafts[at] as Draft;
  const behind = drafts.slice(at + 1);
  const lead = behind[0] ? between(tokens, head, behind[0]) : [];
  if (!lead.every((token) => isPassing(token) || isHeadMark(token))) return [];
  const isBare =
    lead.some(({ text }) => OPENS_LIST.test(text)) && !behind.some((one) => hasFigure(tokens, one));
  const goesOn = (draft: Draft, i: number): boolean =>
    prefectureIn(draft, catalogue) !== undefined &&
    (isBare
      ? i === 0 || between(tokens, behind[i - 1] as Draft, draft).every(isPause)
      : hasFigure(tokens, draft));
  const end = behind.findIndex((draft, i) => !goesOn(draft, i));
  const run = end < 0 ? behind : behind.slice(0, end);
  return run.length > 1 ? run : [];
}

/** A colon, a comma, the end of a line, the column that all are of. */
const isHeadMark = (token: Token): boolean => /^[:：,，\n]$/u.test(token.text) || hasRole(token, 'column');

const OPENS_LIST = /^[:： \n]$/u;

const isPause = (token: Token): boolean => /^[、,， \n]$/u.test(token.text) || isA(token, 'and');

/** The prefecture whose kinds are listed, each with its figure, where this is one behind the first. */
function homeBefore({ drafts, tokens, catalogue }: Given, at: number): string | undefined {
  const kind = drafts[at] as Draft;
  if (!hasFigure(tokens, kind)) return undefined;
  const before = drafts.slice(0, at);
  const led = before.findLastIndex(({ group }) => group === undefined);
  const first = before[led];
  if (!first || before.slice(led + 1).some((draft) => !areInstitutions(draft, catalogue))) return undefined;
  if (between(tokens, first, kind).some((token) => isA(token, 'sum', 'altogether', 'all', 'each', 'than')))
    return undefined;
  const prefecture = prefectureIn(first, catalogue);
  // 乌市救助站115: the first kind stands right behind its place, which no list has to say.
  if (prefecture) {
    const within = between(tokens, first, kind).some((token) => isA(token, 'within'));
    return before.length > led + 1 || (within && hasFigure(tokens, first)) ? prefecture : undefined;
  }
  const isOther = areInstitutions(first, catalogue) && !kind.ids.some((id) => first.ids.includes(id));
  return isOther ? (catalogue.row(first.ids[0] ?? '')?.prefecture ?? undefined) : undefined;
}

/** A figure stands right behind the name, or behind its column. */
function hasFigure(tokens: readonly Token[], { to }: Draft): boolean {
  const next = tokens.find(
    (token) =>
      token.from >= to && !isPassing(token) && !hasRole(token, 'column') && !/^[:：=]$/u.test(token.text),
  );
  return next?.number !== undefined && (next.as === 'value' || next.as === 'small');
}
