import { Decimal } from 'decimal.js';
import type { Random } from '../match/random.js';
import type { Column } from './notice.js';

// The little grammar that templates are written in.
//   [a|b|]   one of these
//   {name}   what the question's slot of that name says, drawn anew each time
//   !…       an order: what comes in front must go with one (请, 帮忙)
//   …~       ends in a question word: a particle may follow
//   …？      ends in a particle: a question mark may follow

export type Slots = Readonly<Record<string, string | (() => string)>>;

const BEFORE_QUESTIONS = [
  ...[
    '',
    '',
    '',
    '',
    '',
    '',
    '请问',
    '请问一下，',
    '您好，',
    '你好，请问',
    '麻烦问一下，',
    '想问下，',
    '请教一下，',
  ],
  ...[
    '领导问，',
    '打扰一下，',
    '老师好，',
    '劳驾问一下，',
    '您好，我想了解一下，',
    '科长让问一下，',
    '问一下',
  ],
];
const BEFORE_ORDERS = ['', '', '', '请', '麻烦', '麻烦您', '帮忙', '劳驾', '您好，请', '请帮忙', '麻烦帮我'];
const AFTER: Readonly<Record<string, readonly string[]>> = {
  '~': ['', '', '', '', '？', '?', '啊', '呀', '呢', '啊？', '呢？', '，谢谢', '？谢谢', '？急用'],
  '？': ['', '', '？', '？', '?', '？谢谢'],
};
const AFTER_OTHERS = ['', '', '', '', '。', '，谢谢', '，急用', '，谢谢了'];

/** A template said once. */
export function say(random: Random, template: string, slots: Slots): string {
  const order = template.startsWith('!');
  const ending = AFTER[template.at(-1) as string];
  const body = template.slice(order ? 1 : 0, ending ? -1 : undefined);
  const before = random.pick(order ? BEFORE_ORDERS : BEFORE_QUESTIONS);
  const after = random.pick(ending ?? AFTER_OTHERS);
  return `${before}${fill(random, body, slots)}${after}`;
}

function fill(random: Random, body: string, slots: Slots): string {
  return body
    .replace(/\[([^\]]*)\]/gu, (_, parts: string) => random.pick(parts.split('|')))
    .replace(/\{([^}]*)\}/gu, (_, name: string) => {
      const slot = slots[name];
      if (slot === undefined) throw new Error(`no slot {${name}} in ${body}`);
      return typeof slot === 'string' ? slot : slot();
    });
}

/** A column as it is said, or left unsaid, which means the year's. */
export interface Asked {
  readonly column: Column;
  readonly said: boolean;
}

const NAMES: Readonly<Record<Column, readonly string[]>> = {
  total: ['全年', '全年', '全年资金'],
  advance: ['提前下达', '提前下达', '提前批', '提前', '第一批', '提前下达资金'],
  current: ['本次下达', '本次', '本次实际下达', '这次', '这批', '此次下达'],
};
// This year is the notice's: it says no column.
const UNSAID = ['', '', '', '', '今年'];
const MONEY = ['资金', '钱', '补助', '补助资金', '救助资金', '困难群众救助补助资金'];

export const nameColumn = (random: Random, column: Column): string => random.pick(NAMES[column]);

export function drawColumn(random: Random): Asked {
  const columns = ['total', 'total', 'total', 'advance', 'advance', 'current', 'current'] as const;
  const column = random.pick(columns);
  return { column, said: column !== 'total' || random.below(3) === 0 };
}

/** `{C}` the column, nothing or this year, `{noun}` the column or the money, `{gave}`, `{got}` and `{much}`. */
export function columnSlots(random: Random, { column, said }: Asked): Slots {
  // Who says a column twice says it in the same words.
  const name = nameColumn(random, column);
  return {
    C: said ? name : random.pick(UNSAID),
    noun: said ? name : random.pick(MONEY),
    gave: () => random.pick(['给了', '分了', '拨了', '批了', '安排了', '给', '发了']),
    got: () => random.pick(['分到', '拿到', '得了', '拿了', '得到', '争取到', '分得']),
    much: () => random.pick(['多少', '多少', '多少', '多少钱', '几多', '多少万', '多少万元']),
  };
}

const DIGITS = '零一二三四五六七八九十';

/** A small number in figures or characters: 3, 三, 12. */
export const sayNumber = (random: Random, n: number): string =>
  n <= 10 && random.below(2) === 0 ? (DIGITS[n] as string) : String(n);

/** The same before a measure word, where two is 两. */
export const sayCount = (random: Random, n: number): string => {
  const said = sayNumber(random, n);
  return said === '二' ? '两' : said;
};

/** An amount in 万元 as people write it: 65468, 65,468万元, 6.5468亿, 6亿5468万. */
export function sayAmount(random: Random, amount: Decimal, bare = true): string {
  const plain = amount.toFixed();
  const forms = [`${plain}万`, `${plain}万元`, ...(bare && amount.gte(100) ? [plain, plain] : [])];
  if (amount.gte(1000)) forms.push(`${plain.replace(/(?<=\d)(?=(\d{3})+$)/gu, ',')}万元`);
  if (amount.gte(10_000)) {
    const yi = amount.div(10_000).toFixed();
    forms.push(`${yi}亿`, `${yi}亿元`);
    const rest = amount.mod(10_000);
    if (rest.gte(1000)) forms.push(`${amount.divToInt(10_000).toFixed()}亿${rest.toFixed()}万`);
  }
  return random.pick(forms);
}

/** A round amount, always with its unit: 3亿, 5000万, 五千万元. */
export function sayBound(random: Random, amount: number): string {
  const yuan = random.pick(['', '', '元']);
  if (amount >= 10_000) {
    const yi = new Decimal(amount).div(10_000);
    const said = yi.isInteger() && yi.lte(10) ? sayCount(random, yi.toNumber()) : yi.toFixed();
    return yi.decimalPlaces() > 2 ? `${amount}万${yuan}` : `${said}亿${yuan}`;
  }
  const thousands = amount / 1000;
  if (Number.isInteger(thousands) && random.below(3) === 0)
    return `${sayCount(random, thousands)}千万${yuan}`;
  return `${amount}万${yuan}`;
}
