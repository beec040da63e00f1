import type { Column, Row } from '../../../notice/model.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Level, Measure, Rows } from '../../model.js';
import { columnNamed } from './columns.js';
import { measureFor, type ShareSought, shareSought } from './ordered-by.js';
import { poolOf } from './pool.js';
import { levelOf, levelWords, rowsOfLevel } from './rows.js';
import { isOfShare } from './standing-places.js';

/** The rows among which a place is said to stand, by what they are put in order, and the words that say so. */
export interface Among {
  readonly rows: Rows;
  readonly by: Measure;
  readonly column: Column | undefined;
  readonly tokens: readonly Token[];
}

/** 在南疆, 在伊犁州, 全区救助站里: among the rows of its own level in the places that are named; undefined where it is none of them. */
export function amongNamed(evidence: Evidence, row: Row, scopes: readonly Mention[]): Among | undefined {
  const sets = scopes.filter(({ group }) => group);
  return amongIn(evidence, row, sets.length > 0 ? sets : scopes);
}

/** Among all of its level. */
export const amongAll = (evidence: Evidence, row: Row): Among | undefined => amongIn(evidence, row, []);

/** A place as if it were named before all else. */
export const placeOf = (id: string): Mention => ({ from: -1, to: -1, ids: [id], sure: true, covers: [] });

function amongIn(evidence: Evidence, row: Row, scopes: readonly Mention[]): Among | undefined {
  const pool = poolOf(evidence, levelOfRow(row), scopes) ?? NO_POOL;
  const rows = pool.rows?.ids.includes(row.id) ? pool.rows : membersOf(evidence, row, scopes);
  if (!rows) return undefined;
  // 县 and 单位 say other rows than those that a level is for.
  const said = levelOf(levelWords(evidence));
  if (said === 'prefecture' && row.kind !== 'prefecture') return undefined;
  const sought = shareMeant(evidence, scopes);
  if (!sought && evidence.has('share', 'rate') && !statesPart(evidence)) return undefined;
  const by = sought ? measureFor(sought, rows, evidence.catalogue.region.id) : 'amount';
  return by && { rows, by, column: sought?.column, tokens: pool.tokens };
}

/** 占全区7.18%: a part is stated beside, and is not what is put in order. */
const statesPart = ({ live }: Evidence): boolean => live.some(({ as }) => as === 'percent');

/** The share by which they are put in order: 提前占比是阿克苏地区最高的 is of each one's own year, whatever stands behind it. */
function shareMeant(evidence: Evidence, scopes: readonly Mention[]): ShareSought | undefined {
  if (statesPart(evidence) && evidence.mentions.some((one) => isOfShare(one, evidence))) return undefined;
  const [operator] = evidence.of('share', 'rate');
  const before = operator && evidence.tokens[operator.index - 1];
  const isOwn = before !== undefined && columnNamed(before) !== undefined;
  return shareSought({ ...evidence, mentions: isOwn ? [] : scopes });
}

const NO_POOL = { rows: undefined, tokens: [] };

/** 莎车在南疆: a county is ranked among those that lie in the prefectures of the set. */
function membersOf(evidence: Evidence, row: Row, [set, second]: readonly Mention[]): Rows | undefined {
  if (!set?.group || second || levelWords(evidence).length > 0) return undefined;
  const level = levelOfRow(row);
  const ids = set.ids.flatMap((id) => evidence.catalogue.idsOf(rowsOfLevel(evidence, id, level)));
  return ids.includes(row.id) ? { ids, level, label: set.group } : undefined;
}

const levelOfRow = ({ kind }: Row): Level =>
  kind === 'prefecture' || kind === 'county' ? kind : 'institution';

/** 97个县市区里, 所有县, 全部机构里: of all that there are, though no place says so. */
export function isOfAll(evidence: Evidence, { rows }: Among): boolean {
  const counts = evidence.live.filter(({ as }) => as === 'count');
  return (
    counts.some(({ number }) => number?.value.eq(rows.ids.length)) ||
    levelWords(evidence).some(({ index }) => isA(evidence.tokens[index - 1], 'all'))
  );
}
