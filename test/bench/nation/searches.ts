import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { sizes } from './sizes.js';
import { readings, spelt } from './spelt.js';

// The usual searches over the same names in a process of its own: `searches.js ENGINE SIZE`, the texts as JSON on standard
// input. Prints one JSON object.

const [engine = '', size = ''] = process.argv.slice(2);
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const texts: readonly { readonly text: string; readonly path: string }[] = JSON.parse(
  Buffer.concat(chunks).toString('utf8'),
);

const started = performance.now();
const read = readings();
const documents = (sizes[size]?.() ?? []).flatMap(({ name: city, counties }) =>
  counties.map((name) => ({
    id: `${city}/${name}`,
    name,
    whole: `${city}${name}`,
    pinyin: spelt(name, read),
  })),
);
const KEYS = ['name', 'whole', 'pinyin'];

const search = engine === 'fuse.js' ? fuse() : minisearch();
const load = performance.now() - started;
const memory = process.memoryUsage.rss();

let [right, wrong] = [0, 0];
const times = texts.map(({ text, path }) => {
  const from = performance.now();
  const found = search(text);
  const taken = performance.now() - from;
  if (found === path) right++;
  else if (found !== undefined) wrong++;
  return taken;
});
console.log(JSON.stringify({ load, memory, right, wrong, times }));

function fuse(): (text: string) => string | undefined {
  const index = new Fuse(documents, { keys: KEYS });
  return (text) => index.search(text, { limit: 1 })[0]?.item.id;
}

function minisearch(): (text: string) => string | undefined {
  const bigrams = (text: string): string[] => {
    const characters = [...text.toLowerCase()];
    return characters.length < 2 ? characters : characters.slice(1).map((c, i) => `${characters[i]}${c}`);
  };
  const index = new MiniSearch({
    fields: KEYS,
    tokenize: bigrams,
    searchOptions: { tokenize: bigrams },
  });
  index.addAll(documents);
  return (text) => index.search(text)[0]?.id as string | undefined;
}
