import { isElse } from './asked-else.js';
import { hasRole, isA, type Token } from './token.js';
import { yearsAway } from './year-away.js';

type Bare = Pick<Token, 'text' | 'roles' | 'concepts' | 'number'>;

/** Marks that end a sentence, and those that end a clause of it. */
const ENDS_SENTENCE = /^[。;；!！?？\n】]$/u;
const ENDS_CLAUSE = /^[,，:： ]$/u;

/** Where nothing ends or begins, all is one clause, and it is asked. */
const parts = (token: Bare): boolean => PARTS.test(token.text) || opens(token);
const PARTS = /^[。;；!！?？\n】,，:： (（)）]$/u;

/** So many words that tell of something else, or that nobody knows, make a clause a story. */
const STORY = 2;

/** A stretch between two marks, as indexes of its first token and of the one behind its last. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Which tokens are told by the way: whole sentences before the one that asks, clauses that tell a story before the clause
 * that asks, and what stands in brackets. What is told is no part of the question.
 */
export function toldOf(tokens: readonly Bare[]): boolean[] {
  const told = new Array<boolean>(tokens.length).fill(false);
  if (!tokens.some(parts)) return told;
  const sentences = stretches(tokens, 0, tokens.length, ENDS_SENTENCE);
  const last =
    sentences.findLast((sentence) => some(tokens, sentence, asks)) ??
    sentences.findLast((sentence) => some(tokens, sentence, hasMeaning)) ??
    sentences.at(-1);
  // 【转】请把去年的情况再核一遍。——和静今年多少: what a letter wants done is asked of somebody else.
  // 绩效目标须年内完成。请查于田2023年数: nor is it asked of what names its place and its year itself.
  const isOwn =
    tokens.some((token) => isA(token, 'forward')) ||
    (last !== undefined && some(tokens, last, isPlace) && some(tokens, last, isYear));
  const isAsking = (sentence: Stretch): boolean =>
    some(tokens, sentence, isOwn && !some(tokens, sentence, isPlace) ? asksFigure : asksPlainly);
  for (const sentence of sentences) {
    const before = last !== undefined && sentence.from < last.from;
    const tellsOf = before && (isStory(tokens, sentence) || isStay(tokens, sentence, last));
    if (tellsOf && !isAsking(sentence)) tell(tokens, sentence, last, told);
    else if (last !== undefined && sentence.from > last.from && !some(tokens, sentence, hasMeaning))
      tell(tokens, sentence, last, told);
    else clausesTold(tokens, sentence, told);
  }
  bracketsTold(tokens, told);
  return told;
}

/**
 * Other ways to part what is asked from what is told: all before one of the marks is a story or was forwarded, or all
 * behind one is an afterthought. The least that is told comes first. What is left has to name a place and to ask.
 */
export function* retold(tokens: readonly Bare[]): Generator<boolean[]> {
  if (tokens.length > LONGEST_LETTER) return;
  const starts = tokens.flatMap((token, i) =>
    i > 0 && (BOUNDARY.test(tokens[i - 1]?.text ?? '') || opens(token)) ? [i] : [],
  );
  const wasForwarded = tokens.some((token) => isA(token, 'forward'));
  const all = tokens.length;
  const letters = starts.filter(
    (at) =>
      asksOfSlot(tokens, { from: at, to: all }) &&
      !isCodeAskedOf(tokens, { from: 0, to: at }, { from: at, to: all }) &&
      (wasForwarded ||
        isMostlyStory(tokens, { from: 0, to: at }) ||
        (ENDS_SENTENCE.test(tokens[at - 1]?.text ?? '') && !some(tokens, { from: 0, to: at }, wants))),
  );
  for (const at of letters.slice(-MOST_LETTERS)) {
    const rest = toldOf(tokens.slice(at));
    yield tokens.map((_, i) => i < at || rest[i - at] === true);
  }
  const afterthoughts = starts.filter(
    (at) =>
      asksOfSlot(tokens, { from: 0, to: at }) &&
      !some(tokens, { from: at, to: all }, (token) => isPlace(token) || asksPlainly(token)) &&
      isMostlyStory(tokens, { from: at, to: all }),
  );
  for (const at of afterthoughts.slice(-MOST_AFTERTHOUGHTS).toReversed()) {
    const rest = toldOf(tokens.slice(0, at));
    yield tokens.map((_, i) => i >= at || rest[i] === true);
  }
}

/** A longer text is no letter with a question, and so many ways to part one are tried: each is a reading of its own. */
const LONGEST_LETTER = 120;
const MOST_LETTERS = 3;
const MOST_AFTERTHOUGHTS = 1;

/** 我看伊吾才那么点。全疆…: a sentence that wants nothing is a remark. */
const wants = (token: Bare): boolean =>
  hasRole(token, 'ask', 'topic', 'column', 'unit', 'number') || (asks(token) && !isA(token, 'only'));

const BOUNDARY = /^[。;；!！?？\n】,，:： —-]$/u;

const asksOfSlot = (tokens: readonly Bare[], stretch: Stretch): boolean =>
  some(
    tokens,
    stretch,
    (token) => isPlace(token) || isCode(token) || hasRole(token, 'fact', 'subject', 'indicator'),
  ) && some(tokens, stretch, (token) => asks(token) || hasRole(token, 'ask'));

/** At least as many words tell as do something in a question. */
const isMostlyStory = (tokens: readonly Bare[], { from, to }: Stretch): boolean => {
  const stretch = tokens.slice(from, to);
  const does = stretch.filter((token) => hasRole(token, 'operator', 'scope', 'beyond', 'column', 'number'));
  return stretch.filter(tells).length >= Math.max(STORY, does.length);
};

function clausesTold(tokens: readonly Bare[], sentence: Stretch, told: boolean[]): void {
  const clauses = stretches(tokens, sentence.from, sentence.to, ENDS_CLAUSE, opens);
  // 便于与系统比对: what the answer is for asks nothing, whatever it does with it.
  const isFor = (clause: Stretch): boolean =>
    some(tokens, clause, isPurpose) && !some(tokens, clause, asksPlainly);
  const asking = clauses.filter((clause) => some(tokens, clause, asks));
  const last = asking.findLast((clause) => !isFor(clause)) ?? asking.at(-1);
  const meant = clauses.findLast((clause) => some(tokens, clause, hasMeaning));
  for (const clause of clauses) {
    if (isLead(tokens, clause) && leadsTo(tokens, clause, clauses)) {
      fill(told, clause);
      continue;
    }
    if (last && last !== clause && isFor(clause) && some(tokens, last, saysWhat)) {
      fill(told, clause);
      continue;
    }
    if (!last || some(tokens, clause, asks)) continue;
    // 前三个 啊不 前四个: a denial between two that mean something takes one of them back.
    const denies = meant !== undefined && clause.from < meant.from && some(tokens, clause, isDenial);
    // 加起来，不对，是减: what is done with the places is put right behind a denial.
    const rights =
      some(tokens, clause, isStep) && some(tokens, { from: last.from, to: clause.from }, isCorrection);
    const trailing = clause.from > last.from && !some(tokens, clause, hasMeaning) && !denies && !rights;
    const elsewhere = isElsewhere(tokens, clause, last) || isStay(tokens, clause, last);
    if (trailing || isStory(tokens, clause) || elsewhere) tell(tokens, clause, sentence, told);
  }
}

/** 核对一组数：, 领导要个比例：: before a colon something is said of what follows, and nothing is named or asked for. */
const isLead = (tokens: readonly Bare[], clause: Stretch): boolean =>
  /^[:：]$/u.test(tokens[clause.to]?.text ?? '') &&
  // 单位统一成亿元：: what figures are counted in is called so too.
  !some(
    tokens,
    clause,
    (token) =>
      (hasRole(token, ...NAMED) && !isA(token, 'unitLevel')) || isA(token, 'howMuch', 'who', 'most', 'least'),
  );

/** What stands behind a lead asks by itself. */
function leadsTo(tokens: readonly Bare[], lead: Stretch, clauses: readonly Stretch[]): boolean {
  const behind = clauses.filter(({ from }) => from > lead.to);
  return saysThatMore(tokens, lead)
    ? behind.some((clause) => some(tokens, clause, saysWhat))
    : isSaidAgain(tokens, lead, behind);
}

/** 核对一组数：, 复核两个占比：, 两个比重一起要：: how much of it follows, or what is done with it. */
const saysThatMore = (tokens: readonly Bare[], clause: Stretch): boolean =>
  some(tokens, clause, (token) => isA(token, 'check', 'pair') || token.number !== undefined);

/** 领导要个比例：…占全年百分之几, 单位统一成亿元：…是多少亿元: all that it asks for is asked for behind it. */
function isSaidAgain(tokens: readonly Bare[], clause: Stretch, behind: readonly Stretch[]): boolean {
  const asked = tokens
    .slice(clause.from, clause.to)
    .filter((token) => hasRole(token, 'operator', 'unit', 'scope'));
  return (
    asked.length > 0 &&
    behind.some((other) => some(tokens, other, asksPlainly)) &&
    asked.every((one) => behind.some((other) => some(tokens, other, (token) => isA(token, ...one.concepts))))
  );
}

/** What is asked about, or by what. */
const NAMED = [
  'place',
  'absent',
  'column',
  'indicator',
  'category',
  'subject',
  'level',
  'suffix',
  'topic',
] as const;

/** A stretch that the question needs is told but for its figures and names. */
function tell(tokens: readonly Bare[], stretch: Stretch, asking: Stretch, told: boolean[]): void {
  const needed = isNeeded(tokens, stretch, asking);
  for (let i = stretch.from; i < stretch.to; i++)
    told[i] = !needed || tokens[i]?.roles.includes('unknown') === true;
}

const isStep = (token: Bare): boolean => isA(token, 'plus', 'minus');
const isCorrection = (token: Bare): boolean => isA(token, 'insteadOf', 'slip', 'negation', 'not');
const isDenial = (token: Bare): boolean => isA(token, 'negation', 'slip');

const isStory = (tokens: readonly Bare[], { from, to }: Stretch): boolean =>
  tokens.slice(from, to).filter((token, i) => tells(token) && !isOfYear(tokens, from + i)).length >= STORY;

/** 2024年较2023年增幅: the 年 of a year that is named tells of nothing. */
const isOfYear = (tokens: readonly Bare[], at: number): boolean =>
  /^年/u.test(tokens[at]?.text ?? '') && tokens[at - 1]?.number !== undefined;

/** 我是西安过来的，…喀什…: a place elsewhere before a clause that names one of ours. */
const isElsewhere = (tokens: readonly Bare[], clause: Stretch, asking: Stretch): boolean =>
  some(tokens, clause, (token) => hasRole(token, 'absent')) &&
  !some(tokens, clause, isPlace) &&
  some(tokens, asking, isPlace);

/**
 * 我们处长在喀什挂职，他问叶城县…; 昌吉市已经报了，…; 去年经开区没有单列，…: what somebody does in a place, or how it stands in a
 * table, beside a clause that names its own.
 */
const isStay = (tokens: readonly Bare[], clause: Stretch, asking: Stretch): boolean =>
  clause.from !== asking.from &&
  some(tokens, clause, (token) => isA(token, 'activity', 'setApart')) &&
  some(tokens, clause, isPlace) &&
  some(tokens, asking, isPlace) &&
  !some(tokens, asking, relates);

/** …在昌吉州里排第几: asked of a place that was named before. */
const relates = (token: Bare): boolean => isA(token, 'rankOf', 'share', 'within', 'than');

/** A word that nobody knows, or that tells when, where or what somebody does. */
export const tells = (token: Bare): boolean =>
  hasRole(token, 'unknown', 'entity') ||
  isElse(token) ||
  isA(token, 'time', 'activity', 'setApart', 'label', 'tenure', 'cites');

/** 图 asks for the same in another form: nothing that is told by the way. */
const hasMeaning = ({ roles, concepts }: Bare): boolean =>
  concepts.includes('picture') ||
  roles.some((role) => !['unknown', 'idle', 'mark', 'hint', 'link', 'talk', 'ask'].includes(role));

/** A remark in brackets behind the question; what leaves something out binds there too. */
function bracketsTold(tokens: readonly Bare[], told: boolean[]): void {
  let open = -1;
  tokens.forEach(({ text }, i) => {
    if (/^[(（]$/u.test(text)) open = i;
    else if (/^[)）]$/u.test(text) && open >= 0) {
      const inside = { from: open, to: i };
      const outside = tokens.some((token, j) => (j < open || j > i) && asks(token));
      // 开发区、口岸也算 takes in what is in anyway.
      if (
        outside &&
        !explains(tokens, inside) &&
        (!some(tokens, inside, binds) || some(tokens, inside, takesIn))
      )
        fill(told, inside);
      open = -1;
    }
  });
}

/** 红字（即负数）, 头一批（也就是提前下达）: what says in other words what stands before it is as good as that. */
const explains = (tokens: readonly Bare[], { from }: Stretch): boolean => isA(tokens[from + 1], 'thatIs');

/** 你给我查一下…: what is dictated without a mark leads up to the word that opens the question. */
const opens = (token: Bare): boolean => isA(token, 'opener');

const asks = (token: Bare): boolean =>
  hasRole(token, 'operator', 'column', 'topic', 'unit') || isA(token, 'amount', 'howMuch', 'who');

/** A question about a target or a value needs the one that was told of: …413人，满意366人。够不够？ */
function isNeeded(tokens: readonly Bare[], stretch: Stretch, asking: Stretch): boolean {
  const within = asking.from <= stretch.from && stretch.to <= asking.to;
  const lacks = (test: (token: Bare) => boolean): boolean =>
    (within || !some(tokens, asking, test)) && some(tokens, stretch, test);
  if (some(tokens, asking, verifies) && lacks(isFigure)) return true;
  // …有一笔23344万元，是哪个县的: whose it is is asked of the figure that was told of.
  if (some(tokens, asking, seeksHolder) && lacks(isFigure) && !some(tokens, asking, names)) return true;
  // …在尼勒克县放过电影，你看看他们县排第几: it is asked about the place that the story told of.
  if (some(tokens, asking, refers) && lacks(isPlace) && !within) return true;
  // 凭证摘要是临时救助，科目那一栏填什么: the code is asked of what was told of.
  if (some(tokens, asking, wantsSubject) && lacks(isSubject)) return true;
  return some(tokens, asking, wantsTarget) && lacks(isTarget);
}

const verifies = (token: Bare): boolean => isA(token, 'met', 'check', 'target', 'actual');
const seeksHolder = (token: Bare): boolean => isA(token, 'who');
const names = (token: Bare): boolean => hasRole(token, 'place') || isA(token, 'most', 'least', 'order');
/** 想写“有几个县与上年持平”，请问是哪几个县: a clause that only asks is asked of what was to be written. */
const saysWhat = (token: Bare): boolean => hasMeaning(token) && !hasRole(token, 'level', 'suffix');
/** 标题要用, 我记账用: what the answer is for. */
const isPurpose = (token: Bare): boolean => isA(token, 'purpose');
const refers = (token: Bare): boolean => isA(token, 'reference');
const isPlace = (token: Bare): boolean => hasRole(token, 'place');
const isFigure = ({ number }: Bare): boolean => number !== undefined;
const wantsTarget = (token: Bare): boolean => isA(token, 'met', 'target', 'whichTarget');
const wantsSubject = (token: Bare): boolean => isA(token, 'subject');
/** 市民报了个2081107，是哪个科目: the code is asked of what stands before. */
const isCodeAskedOf = (tokens: readonly Bare[], letter: Stretch, asking: Stretch): boolean =>
  some(tokens, asking, wantsSubject) && !some(tokens, asking, isSubject) && some(tokens, letter, isSubject);

const isSubject = (token: Bare): boolean => hasRole(token, 'subject') || isCode(token);
/** 市民报了个2081107，是哪个科目: as many digits as a code has. */
const isCode = ({ number }: Bare): boolean =>
  number?.unit === null && number.digits.length >= CODE && number.value.isInteger();
const CODE = 7;
const isTarget = (token: Bare): boolean => hasRole(token, 'indicator', 'category');

const asksFigure = (token: Bare): boolean => isA(token, 'howMuch', 'who', 'rankOf', 'most', 'least');

const isYear = (token: Bare): boolean =>
  yearsAway(token) !== undefined || /^(?:19|20)\d\d$/.test(token.number?.digits ?? '');

/** A question that cannot be mistaken for part of a story. */
const asksPlainly = (token: Bare): boolean =>
  isA(
    token,
    'howMuch',
    'who',
    'rankOf',
    'met',
    'check',
    'share',
    'compare',
    'sum',
    'list',
    'most',
    'least',
    'subject',
  );

const takesIn = (token: Bare): boolean => isA(token, 'also');

const binds = (token: Bare): boolean => hasRole(token, 'scope', 'place', 'number', 'column', 'unit');

/** The stretches between marks, and before words that open a new one. */
function stretches(
  tokens: readonly Bare[],
  from: number,
  to: number,
  mark: RegExp,
  opens?: (token: Bare) => boolean,
): Stretch[] {
  const found: Stretch[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Bare;
    const ends = mark.test(token.text);
    if (!ends && !opens?.(token)) continue;
    if (i > start) found.push({ from: start, to: i });
    start = ends ? i + 1 : i;
  }
  if (to > start) found.push({ from: start, to });
  return found;
}

const some = (tokens: readonly Bare[], { from, to }: Stretch, test: (token: Bare) => boolean): boolean =>
  tokens.slice(from, to).some(test);

const fill = (told: boolean[], { from, to }: Stretch): void => void told.fill(true, from, to);
