import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNumbers, inPercent, inTenThousands, readNumeral, type Unit } from '../../src/text/amounts.js';

/** Everything that is found, as `stretch=value unit`, with `..until`, `~` for a vague one and `#digits`. */
function found(text: string): string[] {
  return findNumbers(text).map(({ from, to, value, until, vague, unit, sign, digits }) => {
    const counted = `${sign < 0 ? '-' : ''}${value}${until ? `..${until}` : ''}${vague ? '~' : ''}`;
    return `${text.slice(from, to)}=${counted}${unit ?? ''}${digits ? `#${digits}` : ''}`;
  });
}

/** The one number that the whole text is. */
const whole = (text: string): string => {
  const [only, ...more] = found(text);
  return only?.startsWith(`${text}=`) && more.length === 0
    ? only.slice(text.length + 1)
    : `in parts: ${found(text).join(' ')}`;
};

describe('a number by itself', () => {
  it.each([
    ['65468', '65468#65468'],
    ['65,468', '65468#65468'],
    ['65，468', '65468#65468'],
    ['1,234,567', '1234567#1234567'],
    ['65 468', '65468#65468'],
    ['65 468万', '65468万元#65468'],
    ['1 118 万元', '1118万元#1118'],
    ['65468.0', '65468'],
    ['654.68万', '654.68万元'],
    ['0.86', '0.86'],
    ['6.5468亿', '6.5468亿元'],
    ['6.5亿', '6.5亿元'],
    ['1.1亿元', '1.1亿元'],
    ['1.2万亿元', '12000亿元'],
    ['3个亿', '3亿元#3'],
    ['三个亿', '3亿元'],
    ['736万', '736万元#736'],
    ['736 万元', '736万元#736'],
    ['736w', '736万元#736'],
    ['736W元', '736万元#736'],
    ['65468万块', '65468万元#65468'],
    ['12,499万', '12499万元#12499'],
    ['654680000元', '654680000元#654680000'],
    ['3块钱', '3元#3'],
    ['3千', '3000'],
    ['3千万', '3000万元'],
    ['3 千万', '3000万元'],
    ['5百万', '500万元'],
    ['6.5千万', '6500万元'],
    ['2千3百万', '2300万元'],
    ['2千零5百万', '2500万元'],
    ['1千零50', '1050'],
    ['2千1o5', '2105'],
    ['3千5', '3500'],
    ['3千500', '3500'],
    ['65千元', '65000元'],
    ['65,468千元', '65468000元'],
    ['6点5亿', '6.5亿元'],
  ])('%s is %s', (text, value) => {
    expect(whole(text)).toBe(value);
  });

  it.each([
    ['七百三十六万', '736万元'],
    ['三千二百一十万', '3210万元'],
    ['一亿一千一百五十二万元', '11152万元'],
    ['一亿一千一百五十二', '11152万元'],
    ['1亿541万', '10541万元'],
    ['1亿零541万', '10541万元'],
    ['1亿5468', '15468万元'],
    ['3亿零5百万', '30500万元'],
    ['3亿5', '3.5亿元'],
    ['3亿5元', '3.5亿元'],
    ['3亿5千', '35000万元'],
    ['3亿5千万', '35000万元'],
    ['三亿五', '3.5亿元'],
    ['6亿5千万', '65000万元'],
    ['六亿五千四百六十八万', '65468万元'],
    ['6亿5468万', '65468万元'],
    ['六万五千四百六十八万元', '65468万元'],
    ['三十七万零五百二十六万', '370526万元'],
    ['6万5千万', '65000万元'],
    ['六万万元', '6亿元'],
    ['六万五千亿', '65000亿元'],
    ['五十亿三千万', '503000万元'],
    ['1万亿3千亿', '13000亿元'],
    ['六点五四六八亿', '6.5468亿元'],
    ['六点五千万', '6500万元'],
    ['一百零五点三万', '105.3万元'],
    ['3万5', '3.5万元'],
    ['3w5', '3.5万元'],
    ['三万五', '3.5万元'],
    ['三万五千', '35000'],
    ['六万5千', '65000'],
    ['6万5468', '65468'],
    ['3万零5', '30005'],
    ['3万500元', '30500元'],
    ['三万五千元', '35000元'],
    ['一千零五万三千元', '10053000元'],
    ['一亿零五千', '100005000元'],
    ['一亿零五千元', '100005000元'],
    ['一亿五千元', '100005000元'],
    ['3亿零54681元', '300054681元'],
    ['736万人', 'in parts: 736万=7360000'],
    ['736万人民币', 'in parts: 736万=736万元#736'],
  ])('%s, counted in 亿 and 万, is %s', (text, value) => {
    expect(whole(text)).toBe(value);
  });

  it.each([
    ['六万五千四百六十八', '65468'],
    ['七百三十六', '736'],
    ['一百零五', '105'],
    ['一百十二', '112'],
    ['一千零十二', '1012'],
    ['一百二', '120'],
    ['两千五', '2500'],
    ['两千', '2000'],
    ['十', '10'],
    ['十二', '12'],
    ['廿五', '25'],
    ['卅', '30'],
    ['零', '0'],
    ['两', '2'],
    ['零点八六', '0.86'],
    ['八十八点五', '88.5'],
    ['壹佰零伍万元整', '105万元'],
    ['壹佰零伍圆正', '105元'],
    ['陆亿伍仟肆佰陆拾捌万元', '65468万元'],
    ['叁仟贰佰元伍角整', '3200.5元'],
    ['叁元零伍分', '3.05元'],
    ['贰仟', '2000'],
    ['叁拾柒', '37'],
    ['拾万元', '10万元'],
  ])('%s, in words, is %s', (text, value) => {
    expect(whole(text)).toBe(value);
  });

  it.each([
    ['二零八一九零二', '2081902'],
    ['二〇二四', '2024'],
    ['六五四六八', '65468'],
    ['幺二三', '123'],
    ['二三', '23'],
    ['208-20-01', '2082001'],
    ['208 20 01', '2082001'],
    ['208.20.01', '2082001'],
    ['208-20', '20820'],
    ['208 2001', '2082001'],
    ['20820 01', '2082001'],
    ['2081 902', '2081902'],
    ['110 02 48', '1100248'],
    ['2o82001', '2082001'],
    ['2O8200O', '2082000'],
    ['2〇24', '2024'],
    ['208l901', '2081901'],
  ])('%s has the digits %s', (text, digits) => {
    expect(whole(text)).toBe(`${Number(digits)}#${digits}`);
  });

  it.each([
    ['86%', '86%#86'],
    ['86％', '86%#86'],
    ['86.5 %', '86.5%'],
    ['九十五%', '95%'],
    ['百分之八十八', '88%'],
    ['百分之九十四点九', '94.9%'],
    ['百分之88', '88%'],
    ['百分之百', '100%'],
    ['百分百', '100%'],
    ['88.5个百分点', '88.5%'],
    ['88.5百分点', '88.5%'],
    ['八十六个点', '86%'],
    ['五百分点', '5%'],
    ['5百分点', '5%#5'],
    ['九成', '9成'],
    ['九成五', '9.5成'],
    ['9成5', '9.5成'],
    ['九成半', '9.5成'],
  ])('%s, a part, is %s', (text, value) => {
    expect(whole(text)).toBe(value);
  });

  it.each([
    ['两三万', '2..3万元'],
    ['七八百万', '700..800万元'],
    ['三四千', '3000..4000'],
    ['三五万', '3..5万元'],
    ['十五六万', '15..16万元'],
    ['五六十万', '50..60万元'],
    ['一百二三十万', '120..130万元'],
    ['三千五六', '3500..3600'],
    ['六亿五六千万', '65000..66000万元'],
    ['八九成', '8..9成'],
    ['百分之八九十', '80..90%'],
    ['十几万', '10~万元'],
    ['二十几', '20~'],
    ['一百几十万', '100~万元'],
    ['二十多万', '20~万元'],
    ['3个多亿', '3~亿元#3'],
    ['736余万元', '736~万元#736'],
    ['3亿多元', '3~亿元#3'],
    ['两千多元', '2000~元'],
  ])('%s is %s: from one to another, or somewhat more', (text, value) => {
    expect(whole(text)).toBe(value);
  });

  it.each([
    ['-49', '-49#49'],
    ['负49万', '-49万元#49'],
    ['负七十万', '-70万元'],
    ['负百分之五', '-5%'],
  ])('%s is %s: below nothing', (text, value) => {
    expect(whole(text)).toBe(value);
  });
});

describe('a fraction', () => {
  it.each([
    ['三分之一', '33.33', '3'],
    ['十分之九', '90.00', '10'],
    ['五分之二', '40.00', '5'],
    ['三百分之一', '0.33', '300'],
    ['二十五分之二十四', '96.00', '25'],
  ])('%s is %s per cent, of %s parts', (text, percent, parts) => {
    const [number, further] = findNumbers(text);
    expect(further).toBeUndefined();
    expect(number?.to).toBe(text.length);
    expect(number && inPercent(number)?.toFixed(2)).toBe(percent);
    expect(number?.parts?.toFixed()).toBe(parts);
  });
});

describe('no number, or none as a whole', () => {
  it.each(
    '几百万 几百万元 好几千万 数十万元 百十万 百万 万元 亿 千分之五 一半 千万别 大陆 队伍 收拾 幺 3亿52 3亿5.2 12.3亿52 6.5亿3千万 3万65千 3万0.5万 三万65千万 3亿65千 百分之三万 五分之六 三分之零 3万500 莎车'
      .split(' ')
      .map((text) => [text]),
  )('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['2023-35', '2023=2023#2023', '35=35#35'],
    ['736万-800万', '736万=736万元#736', '800万=800万元#800'],
    ['三-五', '三=3', '五=5'],
    ['g-49', '49=49#49'],
    ['本次--49', '49=49#49'],
    ['莎车-49', '-49=-49#49'],
    ['736 -49', '736=736#736', '-49=-49#49'],
    ['+12', '12=12#12'],
    ['2024.06.12', '2024=2024#2024', '06=6#06', '12=12#12'],
    ['65,46', '65=65#65', '46=46#46'],
    ['1234,567', '1234=1234#1234', '567=567#567'],
    ['86 90', '86=86#86', '90=90#90'],
    ['2024 208', '2024=2024#2024', '208=208#208'],
    ['200 2024', '200=200#200', '2024=2024#2024'],
    ['200 24个', '200=200#200', '24=24#24'],
    ['500 20', '500=500#500', '20=20#20'],
    ['前25 100万', '25=25#25', '100万=100万元#100'],
    ['5oct', '5=5#5'],
    ['25个县建了24个', '25=25#25', '24=24#24'],
    ['3亿2024年', '3亿=3亿元#3', '2024=2024#2024'],
    ['3亿24个县', '3亿=3亿元#3', '24=24#24'],
    ['3亿5个县', '3亿=3亿元#3', '5=5#5'],
    ['三亿五个县', '三亿=3亿元', '五=5'],
    ['3亿65468万', '3亿=3亿元#3', '65468万=65468万元#65468'],
    ['二十多万五千', '二十多万=20~万元', '五千=5000'],
    ['两三亿五千万', '两三亿=2..3亿元', '五千万=5000万元'],
    ['1万亿五千', '1万亿=10000亿元', '五千=5000'],
    ['三百几个县', '三百=300'],
    ['七八百五十', '七八百=700..800', '五十=50'],
    ['三点五分', '三=3', '五=5'],
    ['三万五万', '三万=3万元', '五万=5万元'],
    ['五百万三千万', '五百万=500万元', '三千万=3000万元'],
    ['三万五百万', '三万=3万元', '五百万=500万元'],
    ['2亿3亿', '2亿=2亿元#2', '3亿=3亿元#3'],
    ['三万五亿', '三万=3万元', '五亿=5亿元'],
    ['二〇二四五百万', '二〇二四=2024#2024', '五百万=500万元'],
    ['三点五十分', '三=3', '五十=50'],
    ['第三', '三=3'],
    ['三个县', '三=3'],
    ['两三个县', '两三=2..3'],
    ['二三天', '二三=2..3'],
    ['二三年', '二三=23#23'],
    ['20多个县', '20多=20~#20'],
    ['比736多吗', '736=736#736'],
    ['人数十万', '十万=10万元'],
    ['十分', '十=10'],
    ['一下', '一=1'],
    ['这一块', '一=1'],
    ['9成立', '9=9#9'],
    ['24成', '24=24#24'],
    ['2024元旦', '2024=2024#2024'],
    ['3个点位', '3=3#3'],
    ['736wan', '736=736#736'],
    ['736百', '736=736#736'],
    ['2024千万别', '2024=2024#2024'],
    ['3 千万别', '3=3#3'],
    ['105万元整个', '105万元=105万元#105'],
    ['105万元正确', '105万元=105万元#105'],
    ['六五百万', '六=6', '五百万=500万元'],
  ])('%s', (text, ...numbers) => {
    expect(found(text)).toEqual(numbers);
  });

  it.each([
    ['前十一共', '十一=11', '十=10', '一=1'],
    ['前五一共', '五一=51#51', '五=5', '一=1'],
    ['三百五保', '三百五=350', '三百=300', '五=5'],
    ['九成五保', '九成五=9.5成', '九成=9成', '五=5'],
    ['七百万一共', '七百万一=700.1万元', '七百万=700万元', '一=1'],
    ['十一个县', '十一=11'],
    ['二〇二四对', '二〇二四=2024#2024'],
    ['百分之八十八对', '百分之八十八=88%'],
  ])('%s: the last digit may begin the next word', (text, ...numbers) => {
    expect(found(text)).toEqual(numbers);
  });
});

const DIGITS = '零一二三四五六七八九';
const OF_ACCOUNT = new Map([...'一二三四五六七八九十百千'].map((c, i) => [c, '壹贰叁肆伍陆柒捌玖拾佰仟'[i]]));

/** Writes a number as people say it: 65468 → 六万五千四百六十八, 10005 → 一万零五. */
function write(number: number): string {
  let text = '';
  for (const [unit, size] of [
    ['亿', 1e8],
    ['万', 1e4],
    ['', 1],
  ] as const) {
    const part = Math.floor(number / size) % 1e4;
    if (part === 0) continue;
    text += `${text && part < 1000 ? '零' : ''}${section(part)}${unit}`;
  }
  return text || '零';
}

function section(number: number): string {
  return String(number)
    .split('')
    .map(
      (digit, i, { length }) =>
        `${DIGITS[Number(digit)]}${Number(digit) ? ['', '十', '百', '千'][length - 1 - i] : ''}`,
    )
    .join('')
    .replace(/零+$/u, '')
    .replace(/零+/gu, '零');
}

const ofAccount = (text: string): string => [...text].map((c) => OF_ACCOUNT.get(c) ?? c).join('');
const digitByDigit = (text: string): string =>
  [...text].map((c) => (c === '.' ? '点' : DIGITS[Number(c)])).join('');
const shifted = (number: number): string =>
  String(number)
    .padStart(5, '0')
    .replace(/(\d{4})$/, '.$1')
    .replace(/\.?0+$/, '');

type Form = readonly [
  name: string,
  write: (n: number) => string,
  value: (n: number) => string,
  unit: (n: number) => Unit,
];
const itself = String;
const bare = (): Unit => null;
const wan = (): Unit => '万元';
/** n 万元 in words: a round sum is counted in 亿. */
const inWords = (n: number): string => write(n * 1e4);
const isRound = (n: number): boolean => n % 1e4 === 0;
const roundValue = (n: number): string => String(isRound(n) ? n / 1e4 : n);
const roundUnit = (n: number): Unit => (isRound(n) ? '亿元' : '万元');

/** A figure as the notice has them in 万元, read out before the unit: 六万五千四百六十八万元. */
const readOut = (n: number): number => n % 1e6 || 1;

const FORMS: readonly Form[] = [
  ['plain', itself, itself, bare],
  ['commas', (n) => n.toLocaleString('en-US'), itself, bare],
  ['wide commas', (n) => n.toLocaleString('en-US').replaceAll(',', '，'), itself, bare],
  ['blanks', (n) => `${n.toLocaleString('en-US').replaceAll(',', ' ')}万`, itself, wan],
  ['decimals', (n) => `${n}.0`, itself, bare],
  ['万元', (n) => `${n}万元`, itself, wan],
  ['w', (n) => `${n.toLocaleString('en-US')}w`, itself, wan],
  ['亿', (n) => `${shifted(n)}亿`, shifted, () => '亿元'],
  ['元', (n) => `${n}0000元`, (n) => `${n}0000`, () => '元'],
  ['千元', (n) => `${n}千元`, (n) => `${n}000`, () => '元'],
  [
    '亿 and 万',
    (n) => `${n >= 1e4 ? `${Math.floor(n / 1e4)}亿` : ''}${isRound(n) ? '' : `${n % 1e4}万`}`,
    roundValue,
    roundUnit,
  ],
  ['words', (n) => write(isRound(n) ? n + 1 : n), (n) => String(isRound(n) ? n + 1 : n), bare],
  ['words in 万元', (n) => `${inWords(n)}元`, roundValue, roundUnit],
  [
    'a figure read out',
    (n) => `${write(readOut(n))}万元`,
    (n) => roundValue(readOut(n)),
    (n) => roundUnit(readOut(n)),
  ],
  ['short ten', (n) => `${inWords(n).replace(/^一十/u, '十')}`, roundValue, roundUnit],
  [
    'words in 元',
    (n) => `${write(isRound(n) ? n + 1 : n)}元`,
    (n) => String(isRound(n) ? n + 1 : n),
    () => '元',
  ],
  ['figures of account', (n) => `${ofAccount(inWords(n))}元整`, roundValue, roundUnit],
  [
    'decimals in words',
    (n) => `${digitByDigit(shifted(n)).replace(/^.*?(?=点|$)/u, write(Math.floor(n / 1e4)))}亿元`,
    shifted,
    () => '亿元',
  ],
  ['digit by digit', (n) => digitByDigit(String(n + 10)), (n) => String(n + 10), bare],
  ['digit by digit with 〇', (n) => digitByDigit(`${n}0`).replaceAll('零', '〇'), (n) => `${n}0`, bare],
  ['letters', (n) => `${n}7`.replace(/(?<=.)0/g, 'o').replace(/(?<=.)1/g, 'l'), (n) => `${n}7`, bare],
  ['per cent', (n) => `${n / 100}%`, (n) => String(n / 100), () => '%'],
  ['百分之', (n) => `百分之${write(n % 1e4)}`, (n) => String(n % 1e4), () => '%'],
  ['百分之 with a figure', (n) => `百分之${n / 100}`, (n) => String(n / 100), () => '%'],
  ['个百分点', (n) => `${n}个百分点`, itself, () => '%'],
];

describe('every number in every form', () => {
  const number = fc.oneof(
    fc.integer({ min: 1, max: 2_000_000 }),
    fc.integer({ min: 1, max: 200 }).map((n) => n * 1e4),
  );

  it.each(FORMS)('%s', (_, written, value, unit) => {
    fc.assert(
      fc.property(number, fc.constantFrom('', '-', '负'), (n, sign) => {
        const text = `${sign}${written(n)}`;
        const numbers = findNumbers(text);
        expect(
          numbers.map((read) => [text.slice(read.from, read.to), read.value.toFixed(), read.unit, read.sign]),
        ).toEqual([[text, value(n), unit(n), sign ? -1 : 1]]);
        expect(numbers[0]?.until).toBeUndefined();
        expect(numbers[0]?.vague).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('a code, however it is parted', () => {
    const code = fc.tuple(fc.integer({ min: 203, max: 234 }), fc.nat(99), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(code, fc.constantFrom('-', ' ', '.', ''), ([group, type, item], mark) => {
        const parts = [String(group), String(type).padStart(2, '0'), `0${item}`];
        expect(whole(parts.join(mark))).toBe(`${parts.join('')}#${parts.join('')}`);
      }),
    );
  });

  it('a last digit whose size is left out', () => {
    const digit = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(digit, digit, fc.constantFrom('百', '千', '万', '亿'), (a, b, size) => {
        const [read, ...more] = findNumbers(`${DIGITS[a]}${size}${DIGITS[b]}`);
        const inUnits =
          size === '万' || size === '亿' ? `${a}.${b}` : String((a * 10 + b) * (size === '百' ? 10 : 100));
        expect([read?.value.toFixed(), read?.to, more]).toEqual([inUnits, 3, []]);
      }),
    );
  });

  it('in its place between other words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), (n) => {
        expect(found(`莎车${write(n)}万元对吗`)).toEqual([`${write(n)}万元=${n}万元`]);
      }),
    );
  });
});

describe('any text', () => {
  const pieces = [
    ...'0123459ol,.-，% 零一二两三五九十百千万亿几数多余个元角分点成半负整壹拾佰第年w',
    '百分之',
    '分之',
    '208 20',
  ];

  it('is read without a throw, in order, and what is found lies within it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const numbers = findNumbers(text);
        for (const [i, { from, to, value, until }] of numbers.entries()) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(value.isFinite() && value.gte(0)).toBe(true);
          if (until) expect(until.gt(value)).toBe(true);
          const before = numbers[i - 1];
          if (before) expect(before.from < from || (before.from === from && before.to > to)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([...pieces, '1 ', '123 ', '12,', '三个', '3亿5', '一万', '九成五', '一百五', '1千', '2o', '三点'])(
    'costs no more than its length: %s over and over',
    (piece) => {
      /** In computing time: the clock goes on while others have the machine. */
      const cost = (length: number): number => {
        const text = piece.repeat(length).slice(0, length);
        const times = Array.from({ length: 4 }, () => {
          const start = process.cpuUsage();
          findNumbers(text);
          const { user, system } = process.cpuUsage(start);
          return (user + system) / 1000;
        });
        return Math.min(...times);
      };
      cost(1200);
      // Eight times the length; a square would be 64 times the cost.
      expect(cost(9600)).toBeLessThan(32 * cost(1200) + 1);
    },
  );
});

describe('a numeral', () => {
  it.each([
    ['六万五千四百六十八', '65468'],
    ['一万零五', '10005'],
    ['三万', '30000'],
    ['十二', '12'],
    ['八十八点五', '88.5'],
    ['二〇二四', '2024'],
    ['0.92', '0.92'],
    ['24', '24'],
  ])('%s is %s', (text, value) => {
    expect(readNumeral(text)?.toFixed()).toBe(value);
  });

  it.each(['', '万', '亿', '莎车', '三个', '两三', '十几', '24%'])('%s is none', (text) => {
    expect(readNumeral(text)).toBeUndefined();
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (n) => {
        expect(readNumeral(write(n))?.toFixed()).toBe(String(n));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a number as money and as a part', () => {
  it.each([
    ['86%', '86'],
    ['-5%', '-5'],
    ['九成', '90'],
    ['0.92', '92'],
    ['-0.05', '-5'],
    ['91.5', '91.5'],
    ['1', '1'],
    ['86万', undefined],
  ])('%s is %s per cent', (text, percent) => {
    const [number] = findNumbers(text);
    expect(number && inPercent(number)?.toFixed()).toBe(percent);
  });

  it.each([
    ['2.5亿', '25000'],
    ['12345元', '1.2345'],
    ['一千零五万三千元', '1005.3'],
    ['-49', '-49'],
    ['65468', '65468'],
    ['1亿541万', '10541'],
  ])('%s is %s 万元', (text, amount) => {
    const [number] = findNumbers(text);
    expect(number && inTenThousands(number).toFixed()).toBe(amount);
  });
});
