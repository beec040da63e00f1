import { sense } from '../../../match/term.js';
import { isHan } from '../../../text/fold.js';
import { crossedByWord, isOneWord } from '../../../text/words.js';
import { isPerson } from '../persons.js';
import { hasRole, isA, type Token } from '../token.js';
import type { Draft } from './draft.js';

/** Every city has a zone so called: what stands before it tells whose it is. */
const ZONE = /(?:开发区|高新区)$/u;

/** An address names something by at least so many characters (米夏镇); one alone is a verb (修路, 下乡). */
const SHORTEST_NAME = 2;

/** So many words at most stand in a name behind the one that begins it. */
const LONGEST_REST = 4;

/** A stretch behind a place that makes it part of something else's name. */
export interface Belonging {
  readonly to: number;
  /** A township, village or street: the place is where it lies. Anything else (a hospital) is another thing. */
  readonly isAddress: boolean;
}

/** The name of something that lies in a place, joined to it: 莎车县人民医院, 莎车县米夏镇1村2组. */
export function belongingBehind(tokens: readonly Token[], index: number): Belonging | undefined {
  const start = tokens[index] as Token;
  let found: Belonging | undefined;
  let named = 0;
  for (let i = index + 1; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (i === index + 1 && (isTownship(token) || isZoneOf(start, token))) {
      found = { to: token.to, isAddress: true };
      continue;
    }
    if (hasRole(token, 'entity') && !hasRole(token, 'place')) {
      const isAddress = isA(token, 'address');
      // 先拜巴扎镇: what was a thing itself is the beginning of the name of where it stands.
      const goesOn = found?.isAddress || (isAddress && found?.to === token.from);
      if (isAddress ? named >= SHORTEST_NAME || goesOn : named > 0 || i === index + 1) {
        found = { to: token.to, isAddress };
        // 艾力西湖镇: one character of another kind goes on with the name.
        named = isAddress || token.text.length > 1 ? 0 : named + 1;
        continue;
      }
      if (i === index + 1) return { to: token.to, isAddress: false };
    }
    if (beginsName(tokens, i, index)) {
      named += token.text.length;
      continue;
    }
    if (hasRole(token, 'mark') || isA(token, 'and') || /^[的呢吗]$/u.test(token.text)) break;
    // Behind a prefecture a county is a place of its own; behind a county its name goes on (和静县巴音布鲁克镇).
    if (!found && hasRole(token, 'place') && isPrefecture(start)) break;
    if (hasRole(token, 'number')) {
      // 1村2组 goes on with an address; 86% is the question.
      if (token.as === 'percent' || !isA(tokens[i + 1], 'address')) break;
      named += SHORTEST_NAME;
      continue;
    }
    if (hasRole(token, 'operator', 'column', 'topic', 'scope', 'unit') && token.text.length > 1) break;
    if (hasRole(token, 'ask') && !isNamePart(tokens, i)) break;
    named += token.to - token.from;
  }
  return found && found.to > start.to ? found : undefined;
}

/**
 * 巴楚县三岔口镇, 伽师县和夏阿瓦提镇: a numeral or a joining word right behind the county begins a name, where nothing but what
 * nobody knows or a place stands between it and the word of an address.
 */
function beginsName(tokens: readonly Token[], at: number, index: number): boolean {
  const token = tokens[at] as Token;
  if (at !== index + 1 || !isHan(token.text) || !(token.number || isA(token, 'and'))) return false;
  const rest = tokens.slice(at + 1, at + 1 + LONGEST_REST);
  const end = rest.findIndex((one) => isA(one, 'address'));
  const between = rest.slice(0, Math.max(0, end));
  return (
    between.some((one) => hasRole(one, 'unknown')) &&
    between.every((one, i) => one.from === tokens[at + i]?.to && hasRole(one, 'unknown', 'hint', 'place'))
  );
}

/** 鄯善县南山矿区, 阿克苏市经济技术开发区: behind a county in full a zone or an old name elsewhere is a part of the county. */
function isZoneOf(start: Token, token: Token): boolean {
  const county = start.span && sense(start.span, 'place');
  const place = token.span && sense(token.span, 'place');
  if (!county || !place || token.from !== start.to || !FULL.test(start.text)) return false;
  if (!county.ids.every((id) => id.includes('/'))) return false;
  const homes = county.ids.map((id) => id.split('/')[0]);
  const elsewhere = place.ids.every((id) => !homes.includes(id.split('/')[0] ?? ''));
  return elsewhere && (place.kind === 'former' || ZONE.test(token.text));
}

const FULL = /[县市区]$/u;

const isPrefecture = ({ span }: Token): boolean =>
  span?.senses.some((s) => s.is === 'place' && s.ids.some((id) => !id.includes('/'))) === true;

/** 富蕴县可可托海镇: a township that the tables know by name. */
const isTownship = ({ span }: Token): boolean => {
  const absent = span && sense(span, 'absent');
  return absent?.ours === true && /[镇乡]$/u.test(absent.name);
};

/** A short word of another kind directly before the word of a thing may be part of its name. */
const isNamePart = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]?.text.length === 1 &&
  tokens[index + 1]?.from === tokens[index]?.to &&
  hasRole(tokens[index + 1], 'entity', 'unknown');

/**
 * Unknown characters joined to a name may make it part of a longer one (库尔勒香梨, 西和静, 茶叶城): then it is not
 * taken. Words that a dictionary knows as verbs or particles do not; before a name in full, or before any name in a text
 * that plainly asks something, they are ordinary words, unless an ordinary word runs across the name's beginning.
 */
export function isPartOfLonger(
  draft: Draft,
  tokens: readonly Token[],
  text: string,
  isOrdinary: (word: string) => boolean,
): boolean {
  const before = tokens[draft.index - 1];
  const after = tokens[draft.index + 1];
  if (isPerson(tokens, draft.index)) return true;
  if (hasRole(after, 'unknown') && isHan(text[(after as Token).from] ?? '')) {
    const run = unknownFrom(tokens, draft.index + 1);
    const word = run.map((token) => token.text).join('');
    // A name of three characters that ends in its level is whole, unless a word runs across its end (和田市场).
    const whole = draft.full && draft.to - draft.from >= 3 && !crossedByWord(text, draft.to);
    if (!whole && !run.every((token) => isOrdinary(token.text)) && (!draft.full || word.length > 1))
      return true;
  }
  if (isThingItself(draft, tokens, text)) return true;
  const name = text.slice(draft.from, draft.to);
  const foreign = hasRole(before, 'absent') && !hasRole(before, 'place');
  const glued =
    before !== undefined &&
    before.to === draft.from &&
    (hasRole(before, 'unknown', 'entity') ? isHan(before.text) : isBareNumeral(before));
  if ((glued || foreign) && ZONE.test(name)) return true;
  if (!glued || (draft.full && isOrdinary(before.text))) return false;
  // 三水区, 灯塔县: of a name with one character of its own nothing is left where another stands before it.
  if (name.replace(LEVEL, '').length < 2) return true;
  const crossed = crossedByWord(text, draft.from);
  if (draft.mended) return crossed || !tokens.some(isAsking);
  if (hasRole(before, 'number', 'unit')) return false;
  if (draft.full) return crossed && text.length > draft.to;
  return !tokens.some(isAsking) || crossed;
}

/**
 * 轮胎多少钱, 舒服吗: a word that only sounds like a name is the thing itself, unless something says that a row of the table is
 * meant: 轮胎本次多少, 巴州轮胎, 轮胎县, 那轮胎呢.
 */
const isThingItself = ({ mended, from, to, index }: Draft, tokens: readonly Token[], text: string): boolean =>
  mended !== undefined &&
  isOneWord(text, from, to) &&
  // Alone it is a name, as any word that is sent here.
  tokens.some((token) => token.index !== index && !hasRole(token, 'mark')) &&
  !tokens.some(
    (token) =>
      hasRole(token, 'column', 'level', 'suffix', 'thread', 'operator', 'topic', 'indicator') ||
      (token.index !== index && hasRole(token, 'place')),
  );

const LEVEL = /[县市区州]$/u;

/** 三水区, 万全区: a numeral or unit in Han joined to a name, with nothing that it counts. */
const isBareNumeral = ({ roles, number, text }: Token): boolean =>
  (number ? number.unit === null && isHan(text) : roles.includes('unit')) && text.length === 1;

/** Words that make a text a question about figures. */
const isAsking = (token: Token): boolean =>
  hasRole(token, 'ask', 'column', 'operator', 'unit', 'topic') && token.text.length > 1;

function unknownFrom(tokens: readonly Token[], index: number): Token[] {
  const run: Token[] = [];
  for (let i = index; hasRole(tokens[i], 'unknown'); i++) run.push(tokens[i] as Token);
  return run;
}
