import type { Random } from '../match/random.js';
import { once } from './chance.js';
import { type Row, region } from './notice.js';

// How officials call the places. Nothing here stands for two places at once: where a short name is shared, or is a word
// of its own (温泉, 天山), only the full name is said.

/** Where the name without its last character is no good name, or there are more. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  全区: ['全区', '全疆', '全自治区', '新疆'],
  伊犁州: ['伊犁州', '伊犁'],
  博州: ['博州', '博尔塔拉州', '博尔塔拉蒙古自治州'],
  昌吉州: ['昌吉州', '昌吉回族自治州'],
  巴州: ['巴州', '巴音郭楞州', '巴音郭楞蒙古自治州'],
  克州: ['克州', '克孜勒苏州', '克孜勒苏柯尔克孜自治州'],
  '高新技术开发区（新市区）': ['新市区', '高新区', '高新技术开发区（新市区）'],
  '经济技术开发区（头屯河区）': ['头屯河区', '头屯河', '经济技术开发区（头屯河区）'],
  库尔勒经济技术开发区: ['库尔勒经济技术开发区', '库尔勒经开区'],
  阿拉山口: ['阿拉山口', '阿拉山口市'],
  库车县: ['库车县', '库车', '库车市'],
  察布查尔锡伯自治县: ['察布查尔锡伯自治县', '察布查尔县', '察布查尔'],
  和布克赛尔蒙古自治县: ['和布克赛尔蒙古自治县', '和布克赛尔县', '和布克赛尔'],
  木垒哈萨克自治县: ['木垒哈萨克自治县', '木垒县', '木垒'],
  巴里坤哈萨克自治县: ['巴里坤哈萨克自治县', '巴里坤县', '巴里坤'],
  焉耆回族自治县: ['焉耆回族自治县', '焉耆县', '焉耆'],
  塔什库尔干塔吉克自治县: ['塔什库尔干塔吉克自治县', '塔什库尔干县', '塔什库尔干', '塔县'],
};

const FULL_ONLY: ReadonlySet<string> = new Set([
  ...['喀什市', '和田市', '和田县', '阿克苏市', '伊宁市', '伊宁县', '昌吉市', '塔城市', '阿勒泰市'],
  ...['克拉玛依区', '乌鲁木齐县', '天山区', '伊州区', '温泉县'],
]);

function spellings({ name, kind }: Row): readonly string[] {
  const said = SAID[name];
  if (said) return said;
  if (kind !== 'county' || FULL_ONLY.has(name)) return [name];
  return [name, name.slice(0, -1)];
}

/** One of a place's names, so long or short. */
export const callIt = (random: Random, row: Row): string => random.pick(spellings(row));

/** The same, now and then with the prefecture in front: 喀什地区莎车县. */
export function callInFull(random: Random, row: Row): string {
  const inside = row.kind === 'county' && row.id !== row.name && once(random, 7);
  return inside ? `${row.prefecture}${row.name}` : callIt(random, row);
}

/** The region as the whole that others are part of. */
export const callRegion = (random: Random): string => callIt(random, region);

const ANDS: readonly string[] = ['和', '跟', '与', '、'];

/** 墨玉和和田县 reads badly; 墨玉、和田县 does not. */
const clashes = (left: string, right: string): boolean => left.endsWith('和') || right.startsWith('和');

export function pair(random: Random, left: string, right: string): string {
  const and = clashes(left, right) ? '、' : random.pick(ANDS);
  return `${left}${and}${right}`;
}

const COMMAS: readonly string[] = ['、', '、', '、', '，', ' '];

/** Names in a row: 莎车、叶城和巴楚, 莎车，叶城，巴楚, 莎车 叶城 巴楚. */
export function list(random: Random, names: readonly string[], commas = COMMAS): string {
  const comma = random.pick(commas);
  const last = names.at(-1) as string;
  const front = names.slice(0, -1).join(comma);
  return comma === '、' && names.length > 1 ? pair(random, front, last) : names.join(comma);
}

/** Names added up: 莎车加叶城加巴楚, 莎车+叶城+巴楚. */
export const added = (random: Random, names: readonly string[]): string =>
  names.join(random.pick(['加', '加上', '+']));
