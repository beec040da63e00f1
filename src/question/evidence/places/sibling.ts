import type { Catalogue } from '../../../notice/catalogue.js';
import { printedName } from '../../../notice/model.js';
import { hasRole, isA, type Token } from '../token.js';
import type { Draft } from './draft.js';

const ENDING = /(?:地区|[县市区州])$/u;

/** 伊宁市、县: a level word in a list stands for the place of the same name at that level. */
export function siblingOf(
  token: Token,
  tokens: readonly Token[],
  last: Draft | undefined,
  catalogue: Catalogue,
): Draft | undefined {
  const before = tokens[token.index - 1];
  if (
    !last ||
    !hasRole(token, 'suffix') ||
    !isA(before, 'and', 'or') ||
    hasRole(tokens[token.index + 1], 'suffix')
  )
    return undefined;
  const between = tokens.slice(last.index + 1, token.index - 1);
  if (between.some((t) => !hasRole(t, 'suffix'))) return undefined;
  const [id = ''] = last.ids;
  const row = catalogue.row(id);
  const name = row ? printedName(row) : '';
  const wanted = `${name.replace(ENDING, '')}${token.text}`;
  const home = catalogue.row(row?.prefecture ?? '');
  const near = home ? [home, ...catalogue.within(home.id)] : [];
  const twin = near.find((other) => printedName(other) === wanted && other.id !== id);
  if (!twin || last.ids.length > 1) return undefined;
  return {
    ...last,
    from: token.from,
    to: token.to,
    index: token.index,
    covers: [token.from],
    ids: [twin.id],
    full: true,
    sure: true,
  };
}
