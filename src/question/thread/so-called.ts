import { stemOf } from '../../match/stem.js';
import type { Row } from '../../notice/model.js';
import type { Evidence } from '../evidence/evidence.js';
import { isPassing } from '../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Thread } from './thread.js';

/**
 * The word for a kind of place that stands alone for one that is so called: 市里的提前下达数呢, 州下面各县市, 县的也看一下. What
 * asks about a kind of place (哪个县, 各县, 县市) stands for none.
 */
export function kindAlone(evidence: Evidence): Token | undefined {
  const { mentions, places, live } = evidence;
  if (mentions.length + places.excluded.length > 0) return undefined;
  const kinds = live.filter((token) => isA(token, 'seat') || hasRole(token, 'suffix'));
  const [kind] = kinds;
  return kind && opens(evidence, kind) && isOwner(evidence, kind) ? kind : undefined;
}

/** Before it stands nothing that asks or counts. */
const opens = ({ tokens }: Evidence, kind: Token): boolean =>
  tokens
    .slice(0, kind.index)
    .every(
      (token) =>
        (isPassing(token) || isA(token, 'only')) &&
        !isA(token, 'who', 'places', 'these', 'others', 'reference'),
    );

/** Behind it stands what is asked of it, or what lies in it; 市里让我问 and 县合计 are another thing. */
function isOwner({ tokens }: Evidence, kind: Token): boolean {
  const next = tokens.find(({ index, text }) => index > kind.index && text !== ' ');
  const inside = isA(next, 'within', 'list');
  if (isA(kind, 'seat'))
    return (
      inside ||
      next?.text === '的' ||
      hasRole(next, 'column', 'subject') ||
      isA(next, 'howMuch', 'particle', 'who') ||
      // 州里第二的是谁, 市里最少的: the ends and ranks of what lies in it.
      isA(next, 'ordinal', 'first', 'most', 'least', 'front', 'frontSome', 'rear', 'rearSome')
    );
  return (
    (isA(kind, 'prefecture') && (inside || isA(next, 'altogether', 'subtotal'))) ||
    (next?.text === '的' && hasRole(tokens[kind.index + 2], 'column'))
  );
}

/** What may stand beside a lone word for a kind of place: what is asked of the one that is so called. */
const ASKED_OF_IT = ['howMuch', 'amount', 'give', 'insteadOf', 'swap', 'only'];

/** What asks about kinds of places, or counts them. */
const OF_MANY = [
  'who',
  'each',
  'shareApart',
  'all',
  'these',
  'others',
  'reference',
  'referenceWhole',
  'places',
  'list',
];

/** 地区呢, 我说的是州, 市的也念一下: nothing but one word for a kind of place, which stands for one that is so called. */
export function onlyKind(evidence: Evidence): Token | undefined {
  const { mentions, places, live, tokens } = evidence;
  const denied = deniedKinds(evidence);
  const kinds = live.filter(
    (token) => (isA(token, 'seat') || hasRole(token, 'suffix')) && !denied.includes(token),
  );
  const [kind, more] = kinds;
  if (!kind || more || mentions.length + places.excluded.length > 0) return undefined;
  const points =
    evidence.has('onward', 'too', ...ASKED_OF_IT) ||
    isA(tokens[kind.index - 1], 'copula') ||
    tokens[kind.index + 1]?.text === '的';
  const plain = live.every(
    (token) =>
      token === kind ||
      denied.includes(token) ||
      (!isA(token, ...OF_MANY) &&
        (isPause(token) ||
          hasRole(token, 'thread', 'idle', 'mark', 'talk', 'column', 'unit') ||
          isA(token, ...ASKED_OF_IT))),
  );
  return points && plain ? kind : undefined;
}

/** 不是市 of 不是市 是地区, with the word that says no. */
export const deniedKinds = ({ live, tokens }: Evidence): readonly Token[] =>
  live.flatMap((token) => {
    const next = tokens[token.index + 1];
    return isA(token, 'not') && next && hasRole(next, 'suffix') ? [token, next] : [];
  });

/** A comma, which may join places as well. */
const isPause = ({ text }: Token): boolean => !/[\p{L}\p{N}]/u.test(text);

/** 市, of 市里 and 市里头 as well. */
export const kindIn = (kind: Token): string =>
  isA(kind, 'seat') ? kind.text.slice(0, kind.text.indexOf(INSIDE)) : kind.text;

/** What makes a seat of a kind of place. */
const INSIDE = '里';

/** The one place of the talk that ends in the word: those that were offered or talked of, and the prefectures they lie in. */
export const soCalled = (evidence: Evidence, kind: Token, thread: Thread): string | undefined =>
  endingIn(evidence, kindIn(kind), thread);

/** The same by what the name ends in. */
export function endingIn(
  { catalogue }: Evidence,
  ending: string,
  { focus, recent, offered }: Thread,
): string | undefined {
  const options = offered.flatMap((one) => (one.kind === 'amounts' ? one.rows.ids.slice(0, 1) : []));
  const talked = [...focus, ...recent.toReversed(), ...options];
  const homes = talked.flatMap((id) => catalogue.row(id)?.prefecture ?? []);
  const named = (ids: readonly string[]) => [
    ...new Set(ids.filter((id) => isCalled(catalogue.row(id), ending))),
  ];
  const [first, second] = named(talked);
  // Of two that are so called nobody can tell which is meant.
  if (first && second) return named(options).length === 1 ? named(options)[0] : undefined;
  const [home, other] = named(homes);
  return first ?? (other ? undefined : home);
}

/** 喀什地区 is called 地区, and no 区. */
const isCalled = (row: Row | undefined, ending: string): boolean =>
  row?.name.endsWith(ending) === true &&
  (row.kind !== 'prefecture' ||
    row.name === `${stemOf(row.name) ?? row.name.slice(0, -ending.length)}${ending}`);

/** 喀什地区, of 喀什市: what else is called so. */
export function namesake({ catalogue }: Evidence, ending: string, here: string): string | undefined {
  const stem = stemOf(catalogue.row(here)?.name ?? '');
  const alike = catalogue.notice.rows.filter(
    ({ id, name }) => id !== here && name.endsWith(ending) && stemOf(name) === stem,
  );
  return stem !== undefined && alike.length === 1 ? alike[0]?.id : undefined;
}
