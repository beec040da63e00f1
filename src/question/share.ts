import { type Asking, type Rule, said, withColumn } from './asking.js';
import { chooseAll } from './choosing.js';
import type { Mention } from './places/mention.js';

/** What part one place is of another; of its prefecture or the region where the whole is not named. */
export const share: Rule = (asking) => {
  if (!asking.has('share') || asking.mentions.length === 0 || asking.mentions.length > 2) return undefined;
  const chosen = chooseAll(
    asking,
    asking.mentions.map((mention) => asWhole(mention, asking)),
  );
  if ('ask' in chosen) return chosen.ask;
  const { catalogue } = asking;
  const region = catalogue.region.id;
  const [a, b] = chosen.ids;
  if (!a) return undefined;
  if (b) {
    // The whole is what contains the other; else what was named last.
    const [part, whole] = a === region || b.startsWith(`${a}/`) ? [b, a] : [a, b];
    return { kind: 'share', part, whole, ...said(asking, ...chosen.understood), ...withColumn(asking) };
  }
  if (a === region) return undefined;
  const row = catalogue.row(a);
  const ofRegion =
    row?.kind === 'prefecture' ||
    (asking.spans('prefectureLevel').length === 0 && /全区|全疆|自治区/u.test(asking.text));
  return {
    kind: 'share',
    part: a,
    whole: ofRegion ? region : (row?.prefecture ?? region),
    ...said(asking),
    ...withColumn(asking),
  };
};

/** 莎车占喀什多少: of a name that a prefecture and a county share, the prefecture is the whole. */
function asWhole(mention: Mention, asking: Asking): Mention {
  const prefecture = mention.ids.find((id) => !id.includes('/'));
  const holds =
    prefecture &&
    asking.mentions.some(
      (other) => other !== mention && other.ids.length === 1 && other.ids[0]?.startsWith(`${prefecture}/`),
    );
  return holds ? { ...mention, ids: [prefecture], sure: true } : mention;
}
