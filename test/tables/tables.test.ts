/**
 * The knowledge tables fit their rules.
 *
 * - `places.json`, edited by hand, one entry a line. `places`: `id` as answers spell it; `stem`, the part or parts of
 *   the name that typos are scored on; `reading`, how the stem is read where its characters' first readings do not
 *   say so, the right one first, then what people misread; `names` with their kind. The name in the id is a name by
 *   itself, and so is its pinyin: neither is listed. Romanised names are plain Latin letters, without County, Shi or
 *   Nahiyisi; Uyghur names stand without ناھىيىسى and the like. `shared`: names of several places, with the likely
 *   one as `reading`, if there is one. `groups`: names of several places at once. `absent`: places that exist and are
 *   in no notice, by `name`, and what they are `also` called.
 * - `readings.json`: toneless pinyin → characters, ü written v; `first` has a character's most common reading, `other`
 *   the rest.
 * - `traditional.json`: simplified character → its traditional forms and variants.
 * - `lookalikes.json`: character of ours → the characters taken for it, most alike first.
 * - `elsewhere.json`: places outside Xinjiang by level, blank-separated, in full and by stem.
 * - `ordinary.json`: words that name nothing by their length, those of one character in a row, longer ones
 *   blank-separated.
 *
 * All but the first are written by `npm run tables`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const KINDS = ['official', 'short', 'former', 'nickname', 'misprint', 'romanised', 'uyghur'] as const;

interface Place {
  readonly id: string;
  readonly stem: string | readonly string[];
  readonly reading?: readonly string[];
  readonly names: readonly { readonly name: string; readonly kind: (typeof KINDS)[number] }[];
}

interface Named {
  readonly name: string;
  readonly places: readonly string[];
  readonly reading?: string;
  readonly note?: string;
}

interface Gazetteer {
  readonly places: readonly Place[];
  readonly shared: readonly Named[];
  readonly groups: readonly Named[];
  readonly absent: readonly { readonly name: string; readonly also: readonly string[] }[];
}

type Table = Readonly<Record<string, string>>;

const text = (name: string) => readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8');
const load = <T>(name: string): T => JSON.parse(text(name));

const gazetteer = load<Gazetteer>('places');
const readings = load<{ first: Table; other: Table }>('readings');
const traditional = load<Table>('traditional');
const lookalikes = load<Table>('lookalikes');
const elsewhere = load<Record<string, { names: string; stems: string }>>('elsewhere');

const ids = gazetteer.places.map(({ id }) => id);
const own = (id: string) => id.split('/').at(-1) as string;
const stems = ({ stem }: Place) => [stem].flat();
const isInstitution = (id: string) => /(站|院|儿童村)$/.test(id);
const fold = (name: string) => name.toLowerCase();
const repeated = (all: readonly string[]) => all.filter((one, index) => all.indexOf(one) !== index);
const han = (name: string) => /^\p{Script=Han}/u.test(name);
const allNames = gazetteer.places.flatMap(({ id, names }) => [own(id), ...names.map(({ name }) => name)]);
/** 阜康 has no other name in Latin letters than its pinyin, which is never listed. */
const PINYIN_ONLY = ['昌吉州/阜康市'];
const known = new Set([...Object.values(readings.first)].join(''));

describe('places.json', () => {
  it('has the 133 rows of annex 1: the region, 14 prefectures, 97 counties and 21 institutions', () => {
    expect(ids).toHaveLength(133);
    expect(repeated(ids)).toEqual([]);
    expect(ids.filter((id) => !id.includes('/'))).toHaveLength(15);
    expect(ids.filter(isInstitution)).toHaveLength(21);
  });

  it('has one place a line', () => {
    for (const { id } of gazetteer.places) {
      expect(
        text('places')
          .split('\n')
          .filter((line) => line.includes(`{"id":"${id}"`)),
      ).toHaveLength(1);
    }
  });

  it.each(gazetteer.places)('$id: names are of a known kind, trimmed and listed once', ({ id, names }) => {
    for (const { name, kind } of names) {
      expect(KINDS).toContain(kind);
      expect(name).toBe(name.trim().replace(/ {2,}/g, ' '));
      // In Latin letters, or in the Cyrillic ones of Kazakh.
      if (kind === 'romanised')
        expect(name).toMatch(/^(?:[A-Za-z]['A-Za-z -]*|[\u0400-\u04ff][\u0400-\u04ff -]*)$/);
      if (kind === 'uyghur') expect(name).toMatch(/^[ء-ە() ]+$/);
      else expect(name).not.toMatch(/[\u0600-\u06ff]/);
    }
    expect(repeated([fold(own(id)), ...names.map(({ name }) => fold(name))])).toEqual([]);
  });

  it.each(gazetteer.places.filter(({ id }) => !isInstitution(id)))(
    '$id can be typed in Latin letters and in Uyghur, by itself or as a shared name',
    ({ id, names }) => {
      const shared = gazetteer.shared.filter(({ places }) => places.includes(id)).map(({ name }) => name);
      const every = [...names.map(({ name }) => name), ...shared];
      expect(every.some((name) => /^[ء-ە]/.test(name))).toBe(true);
      expect(every.some((name) => /^[A-Za-z]/.test(name)) || PINYIN_ONLY.includes(id)).toBe(true);
    },
  );

  it('gives a name to one place only, unless it is listed as shared', () => {
    expect(repeated(allNames.map(fold))).toEqual([]);
    const others = [...gazetteer.shared, ...gazetteer.groups].map(({ name }) => fold(name));
    expect(repeated(others)).toEqual([]);
    expect(others.filter((name) => allNames.map(fold).includes(name))).toEqual([]);
  });

  it('calls no absent place by a name of ours, and no two by one name', () => {
    const absent = gazetteer.absent.flatMap(({ name, also }) => [name, ...also]).map(fold);
    const ours = new Set(
      [...allNames, ...[...gazetteer.shared, ...gazetteer.groups].map(({ name }) => name)].map(fold),
    );
    expect(repeated(absent)).toEqual([]);
    expect(absent.filter((name) => ours.has(name))).toEqual([]);
  });

  it.each([...gazetteer.shared, ...gazetteer.groups])('$name stands for places that there are', (named) => {
    expect(named.places.length).toBeGreaterThan(1);
    expect(repeated(named.places)).toEqual([]);
    expect(ids).toEqual(expect.arrayContaining([...named.places]));
    if (named.reading !== undefined) expect(named.places).toContain(named.reading);
  });

  it.each(gazetteer.places)('$id: a stem is part of the name, and its readings fit it', (place) => {
    const chinese = [own(place.id), ...place.names.map(({ name }) => name)].join(' ');
    for (const stem of stems(place)) expect(chinese).toContain(stem);
    const lengths = stems(place).map((stem) => [...stem].length);
    for (const reading of place.reading ?? []) {
      expect(reading).toMatch(/^[a-z]+( [a-z]+)+$/);
      expect(lengths).toContain(reading.split(' ').length);
    }
  });

  it('lists no name that is the pinyin of the place anyway', () => {
    const first = new Map(
      Object.entries(readings.first).flatMap(([reading, chars]) => [...chars].map((char) => [char, reading])),
    );
    const squeeze = (name: string) => fold(name).replace(/[^a-z]/g, '');
    const named = [
      ...gazetteer.places.map(({ id, names }) => ({ id, listed: names.map(({ name }) => name) })),
      ...gazetteer.shared.flatMap(({ name, places }) => places.map((id) => ({ id, listed: [name] }))),
    ];
    const superfluous = named.flatMap(({ id, listed }) => {
      const place = gazetteer.places.find((one) => one.id === id) as Place;
      const pinyin = stems(place).map((stem) => [...stem].map((char) => first.get(char)).join(''));
      return listed.filter((name) => /^[A-Z]/.test(name) && pinyin.includes(squeeze(name)));
    });
    expect(superfluous).toEqual([]);
  });

  it.each([
    ['喀什地区/莎车县', ['莎车', '叶尔羌', 'Yarkant', 'يەكەن']],
    ['喀什地区/塔什库尔干塔吉克自治县', ['塔县', '喀什库尔干塔吉克自治县', 'Taxkorgan']],
    ['阿克苏地区/库车县', ['库车市', 'Kuqa', 'كۇچار']],
    ['塔城地区/沙湾市', ['沙湾县']],
    ['乌鲁木齐市/米东区', ['米泉市']],
    ['哈密市', ['哈密', '哈密地区', 'Kumul']],
    ['哈密市/伊州区', ['县级哈密市']],
    ['全区', ['新疆维吾尔自治区', 'شىنجاڭ']],
  ])('%s is also called %j', (id, names) => {
    const place = gazetteer.places.find((one) => one.id === id);
    expect(place?.names.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it('knows how many bear a shared name', () => {
    const counts = [...gazetteer.shared, ...gazetteer.groups]
      .filter(({ name }) =>
        ['喀什', '和田', '伊宁', '救助站', '儿童福利院', '福利院', '自治县', '南疆四地州'].includes(name),
      )
      .map(({ name, places }) => `${name} ${places.length}`);
    expect(counts).toEqual([
      '喀什 2',
      '和田 3',
      '伊宁 2',
      '救助站 10',
      '儿童福利院 8',
      '福利院 10',
      '自治县 6',
      '南疆四地州 4',
    ]);
  });
});

describe('readings.json', () => {
  it('has one first reading for every character of GB 2312', () => {
    const first = [...Object.values(readings.first).join('')];
    expect(repeated(first)).toEqual([]);
    expect(first.length).toBeGreaterThanOrEqual(6763);
  });

  it('writes readings in plain letters, and no other reading is the first one again', () => {
    for (const reading of [...Object.keys(readings.first), ...Object.keys(readings.other)]) {
      expect(reading).toMatch(/^[a-z]*[aeiouv][a-z]*$/);
    }
    for (const [reading, chars] of Object.entries(readings.other)) {
      for (const char of chars) expect(readings.first[reading] ?? '').not.toContain(char);
    }
  });

  it('can read every Chinese name', () => {
    const unread = [...allNames.join('')].filter((char) => han(char) && !known.has(char));
    expect(unread).toEqual([]);
  });

  it.each([
    ['lv', '绿'],
    ['lv', '吕'],
    ['qiang', '羌'],
    ['qi', '耆'],
    ['ka', '喀'],
    ['shan', '鄯'],
    ['li', '犁'],
    ['ke', '柯'],
  ])('%s is the first reading of %s', (reading, char) => {
    expect(readings.first[reading]).toContain(char);
  });
});

describe('traditional.json', () => {
  const simple = new Map(
    Object.entries(traditional).flatMap(([to, forms]) => [...forms].map((from) => [from, to])),
  );

  it.each([
    ['塔什庫爾乾塔吉克自治縣', '塔什库尔干塔吉克自治县'],
    ['塔什庫爾幹', '塔什库尔干'],
    ['於田縣', '于田县'],
    ['嶽普湖縣', '岳普湖县'],
    ['烏魯木齊縣', '乌鲁木齐县'],
    ['白鹼灘區', '白碱滩区'],
    ['白堿灘', '白碱滩'],
    ['富蘊縣', '富蕴县'],
    ['焉耆縣', '焉耆县'],
    ['葉城縣', '叶城县'],
    ['鞏留縣', '巩留县'],
    ['溫宿縣', '温宿县'],
    ['麥蓋提縣', '麦盖提县'],
    ['達坂城區', '达坂城区'],
    ['輪臺縣', '轮台县'],
    ['經濟技術開發區（頭屯河區）', '经济技术开发区（头屯河区）'],
    ['滿意度', '满意度'],
    ['農村最低生活保障金支出', '农村最低生活保障金支出'],
    ['伊犁後', '伊犁后'],
    ['欠缺', '欠缺'],
    ['著名', '著名'],
    ['囗', '囗'],
  ])('%s → %s', (typed, expected) => {
    expect([...typed].map((char) => simple.get(char) ?? char).join('')).toBe(expected);
  });

  it('changes no character of our names, and each form to one character that is not changed again', () => {
    const all = Object.values(traditional).join('');
    expect(repeated([...all])).toEqual([]);
    expect([...allNames.join('')].filter((char) => simple.has(char))).toEqual([]);
    expect(Object.keys(traditional).filter((char) => simple.has(char))).toEqual([]);
  });
});

describe('lookalikes.json', () => {
  it.each([...'普晋 田由 乌鸟 羌羔 末未 耆者 海每 河可 壁璧 口囗 什计 伽珈 浦蒲 且旦 于干 喀客'.split(' ')])(
    '%s look alike',
    (pair) => {
      const [ours, theirs] = [...pair] as [string, string];
      expect(lookalikes[ours]).toContain(theirs);
    },
  );

  it('lists single characters that can be read, never the character itself, at most 25', () => {
    for (const [char, alike] of Object.entries(lookalikes)) {
      expect([...char]).toHaveLength(1);
      expect(alike).not.toContain(char);
      expect(repeated([...alike])).toEqual([]);
      expect([...alike].length).toBeLessThanOrEqual(25);
      expect([...alike].filter((one) => !known.has(one))).toEqual([]);
    }
  });

  it('has every character of the stems', () => {
    const missing = gazetteer.places
      .flatMap(stems)
      .flatMap((stem) => [...stem].filter((char) => !lookalikes[char]));
    expect(missing).toEqual([]);
  });
});

describe('elsewhere.json', () => {
  const all = Object.values(elsewhere).flatMap(({ names, stems }) =>
    `${names} ${stems}`.split(' ').filter(Boolean),
  );
  const ours = new Set([
    ...allNames,
    ...gazetteer.shared.map(({ name }) => name),
    ...gazetteer.places.flatMap(stems),
  ]);

  it.each([
    '西安',
    '西安市',
    '昌都市',
    '昌平区',
    '新沂市',
    '酒泉',
    '乌海市',
    '乌兰察布',
    '阿拉善盟',
    '清河县',
    '玉田县',
    '新河县',
    '苏州',
    '海淀',
  ])('knows %s', (name) => {
    expect(all).toContain(name);
  });

  it('has no name of ours', () => {
    expect(all.filter((name) => ours.has(name))).toEqual([]);
  });

  it.each(['沙湾区', '和平', '城中', '市中', '市辖区', '城区', '郊区', '青河', '天山'])(
    'leaves %s alone',
    (name) => {
      expect(all).not.toContain(name);
    },
  );

  it('lists a name once a level', () => {
    for (const { names, stems } of Object.values(elsewhere)) {
      expect(repeated([...names.split(' '), ...stems.split(' ')].filter(Boolean))).toEqual([]);
    }
  });
});

describe('ordinary.json', () => {
  const lists = load<Table>('ordinary');
  const words = new Set(
    Object.entries(lists).flatMap(([length, list]) => (length === '1' ? [...list] : list.split(' '))),
  );

  it('is what the dictionary gives', async () => {
    const { ordinary } = await import(new URL('ordinary.mjs', import.meta.url).href);
    expect(lists).toEqual(ordinary());
  });

  it('has words of one to four characters of Han, each once, sorted', () => {
    expect(Object.keys(lists)).toEqual(['1', '2', '3', '4']);
    for (const [length, list] of Object.entries(lists)) {
      const all = length === '1' ? [...list] : list.split(' ');
      expect(
        all.filter((word) => [...word].length !== Number(length) || !/^\p{Script=Han}+$/u.test(word)),
      ).toEqual([]);
      expect(all).toEqual([...new Set(all)].sort());
    }
  });

  it.each(['爱', '显示', '争取', '究竟', '不得不'])('%s names nothing', (word) => {
    expect(words).toContain(word);
  });

  it.each(['医院', '葡萄', '公路', '人口', '老师', '上海', '莎车'])('%s names something', (word) => {
    expect(words).not.toContain(word);
  });

  it('has no place of ours by its name', () => {
    expect(allNames.filter((name) => words.has(name))).toEqual([]);
  });
});
