import type { Random } from '../match/random.js';
import { callIt, callRegion } from './names.js';
import { byId, counties, countiesOf, prefectures, type Row, region } from './notice.js';
import type { Slots } from './phrase.js';

// Places taken together: the counties of a prefecture or of the region, the prefectures, and groups that have a name.

/** Places that are ranked, searched or averaged side by side. */
export interface Scope {
  /** The prefecture, or the region. */
  readonly place: Row;
  readonly rows: readonly Row[];
  readonly level: 'county' | 'prefecture';
}

export const countyScope = (place: Row): Scope => ({ place, rows: countiesOf(place), level: 'county' });

const PREFECTURES: Scope = { place: region, rows: prefectures, level: 'prefecture' };

export function drawScope(random: Random): Scope {
  const at = random.below(10);
  if (at < 6) return countyScope(random.pick(prefectures));
  return at < 9 ? countyScope(region) : PREFECTURES;
}

/** What the counties of a place are called together. */
export function unitsOf({ place, level }: Scope): readonly string[] {
  if (level === 'prefecture') return ['地州', '地州', '地州市'];
  if (place === region) return ['县市', '县市区', '区县'];
  const ending = (end: string): boolean =>
    countiesOf(place).some(({ name }) => name.endsWith(end) && !name.endsWith('开发区'));
  if (!ending('区')) return ['县市'];
  return ending('县') ? ['区县'] : ['区'];
}

/**
 * `{W}` the whole, `{w}` the same or, where it is the region, nothing; `{units}` and `{unit}` what it consists of.
 * @param strict asks the same of fewer places; where it answers the same for the counties proper, 县 alone may be said
 */
export function scopeSlots(random: Random, scope: Scope, strict?: (rows: readonly Row[]) => unknown): Slots {
  const units = unitsOf(scope);
  const proper = scope.rows.filter(({ name }) => name.endsWith('县'));
  const same =
    scope.level === 'county' &&
    proper.length > 0 &&
    strict !== undefined &&
    JSON.stringify(strict(proper)) === JSON.stringify(strict(scope.rows));
  const whole = (): string => (scope.place === region ? callRegion(random) : callIt(random, scope.place));
  return {
    W: whole,
    w: () => (scope.place === region && random.below(2) === 0 ? '' : whole()),
    units: random.pick(units),
    unit: same && random.below(3) > 0 ? '县' : random.pick(units),
  };
}

/** Groups of prefectures as officials name them, and all 救助站. */
export const GROUPS: Readonly<Record<string, readonly Row[]>> = Object.fromEntries(
  Object.entries({
    南疆四地州: ['阿克苏地区', '克州', '喀什地区', '和田地区'],
    南疆三地州: ['克州', '喀什地区', '和田地区'],
    北疆: ['乌鲁木齐市', '伊犁州', '塔城地区', '阿勒泰地区', '克拉玛依市', '博州', '昌吉州'],
    东疆: ['哈密市', '吐鲁番市'],
  }).map(([name, ids]) => [name, ids.map((id) => byId.get(id) as Row)]),
);

export function drawGroup(random: Random): readonly [name: string, members: readonly Row[]] {
  return random.pick(Object.entries(GROUPS));
}

/** A county now and then a prefecture, all of one level: what people set side by side. */
export function drawPeers(random: Random): readonly Row[] {
  return random.below(4) === 0 ? prefectures : counties;
}
