import { type Bare, CLAUSE_END, hasRole, isA } from './token.js';

/** A clause, as indexes of its first token and of the one behind its last. */
interface Clause {
  readonly from: number;
  readonly to: number;
}

const NOTHING: ReadonlySet<number> = new Set();

/**
 * Which words of a letter say what is to be done with the money, where an amount is asked for: 请按时发放，疏勒县多少 asks for no rate,
 * and 资金已到账，岳普湖本次 for nothing that was spent.
 */
export function bidden(tokens: readonly Bare[]): ReadonlySet<number> {
  if (!tokens.some(isPlace)) return NOTHING;
  const found = new Set<number>();
  const clauses = clausesOf(tokens);
  // 6个已建立核对机制，…算达标不: what was done is held against its target.
  const isAsked = (token: Bare, at: number): boolean =>
    isA(token, 'met', 'target') || (isA(token, 'claim') && !isUrged(tokens, at));
  if (tokens.some(isAsked)) return NOTHING;
  for (const clause of clauses)
    if (isDeed(tokens, clause) && clauses.some((other) => other !== clause && asksAmount(tokens, other)))
      for (let at = clause.from; at < clause.to; at++) found.add(at);
  return found;
}

function clausesOf(tokens: readonly Bare[]): Clause[] {
  const found: Clause[] = [];
  let from = 0;
  tokens.forEach((token, at) => {
    if (token.number || !ENDS.test(token.text)) return;
    if (at > from) found.push({ from, to: at });
    from = at + 1;
  });
  if (tokens.length > from) found.push({ from, to: tokens.length });
  return found;
}

const ENDS = new RegExp(`${CLAUSE_END.source}|^[:： ]$`, 'u');

/** 请按时发放, 请尽快支付到人, 资金已到账: what is to be done, or was, and nothing is asked of it. */
function isDeed(tokens: readonly Bare[], { from, to }: Clause): boolean {
  const words = tokens.slice(from, to);
  const urged = words.some(
    (token, at) => (hasRole(token, 'indicator') || isA(token, 'paidOut', 'claim')) && isUrged(words, at),
  );
  return (
    urged &&
    !words.some(
      (token) =>
        isPlace(token) ||
        (hasRole(token, 'topic', 'operator', 'column') && !isA(token, 'claim')) ||
        token.number?.unit != null ||
        isA(token, 'howMuch', 'howMany', 'who', 'rate', 'particle', 'yesNo', 'check'),
    )
  );
}

/** 请务必尽快 right before the deed. */
function isUrged(words: readonly Bare[], at: number): boolean {
  let before = at - 1;
  while (isA(words[before], 'urges')) before--;
  return before < at - 1;
}

/** A place is named, and its amount is asked for. */
const asksAmount = (tokens: readonly Bare[], { from, to }: Clause): boolean => {
  const words = tokens.slice(from, to);
  return (
    words.some(isPlace) &&
    words.some((token) => namesAmount(token) || isA(token, 'howMuch')) &&
    !words.some((token) => isOfTargets(token) || (hasRole(token, 'beyond') && !isA(token, 'label')))
  );
};

const namesAmount = (token: Bare): boolean =>
  hasRole(token, 'column', 'level', 'unit') || isA(token, 'amount', 'list', 'each', 'altogether');

/** What is said of a target, or asked instead of an amount. */
const isOfTargets = (token: Bare): boolean =>
  hasRole(token, 'indicator', 'category', 'subject') ||
  isA(token, 'target', 'met', 'whichTarget', 'allTargets', 'subject', 'allSubjects');

const isPlace = (token: Bare): boolean => hasRole(token, 'place');
