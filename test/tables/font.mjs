// Makes the font that pictures are drawn with: Noto Sans SC cut down to what a Chinese notice can hold.
// Run `npm run font` after new characters came into data/; the result is committed, so that an installation
// without development packages can draw and every machine draws the same.
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const data = new URL('../../data/', import.meta.url);
const packaged = import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json');

/** Every character of GB2312, decoded from its two-byte table, which its superset GBK contains. */
function gb2312() {
  const decoder = new TextDecoder('gbk');
  const characters = [];
  for (let row = 0xa1; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) characters.push(decoder.decode(Uint8Array.of(row, cell)));
  return characters.filter((character) => /^[^\ufffd\ue000-\uf8ff]$/u.test(character)).join('');
}

/** What pictures may name: the notices, and the gazetteer, which knows characters that GB2312 does not. */
async function dataText() {
  const files = await readdir(data, { recursive: true });
  const drawn = files.filter((name) => /^places\.json$|^notices\/.+\.(?:json|csv)$/.test(name));
  const texts = await Promise.all(drawn.map((name) => readFile(new URL(name, data), 'utf8')));
  return (
    texts
      .join('')
      .match(/\p{Script=Han}/gu)
      ?.join('') ?? ''
  );
}

const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
const typography = '−–·…✓✗';
const original = await readFile(new URL('500Medium/NotoSansSC_500Medium.ttf', packaged));
const wanted = ascii + typography + gb2312() + (await dataText());
// resvg reads TrueType; of a woff2 it draws nothing and says nothing.
// Ligatures, kerning, hints and vertical text are never used, and without them a picture is drawn faster.
const subset = await subsetFont(original, wanted, {
  targetFormat: 'truetype',
  keepFeatures: [],
  dropTables: ['GSUB', 'GPOS', 'GDEF', 'BASE', 'vhea', 'vmtx', 'VORG'],
  noHinting: true,
});
await writeFile(new URL('fonts/NotoSansSC-Medium.subset.ttf', data), subset);
await copyFile(new URL('LICENSE_FONT', packaged), new URL('fonts/OFL.txt', data));
process.stdout.write(`data/fonts/NotoSansSC-Medium.subset.ttf: ${subset.length} bytes\n`);
