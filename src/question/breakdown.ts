import type { Asking, Rule } from './asking.js';
import { said, withColumn } from './asking.js';
import { choose } from './choosing.js';

/** 四个县市 */
const COUNTED = /(?:\d|[一二两三四五六七八九十])个?(?:县市|区县|县区|县市区)/u;

/** Every place of a prefecture, or the prefectures of the region. */
export const breakdown: Rule = (asking) => {
  const parts = asking.has('countyLevel', 'prefectureLevel') || COUNTED.test(asking.text);
  const each =
    asking.has('each', 'compare') && asking.has('county', 'city', 'district', 'unitLevel', 'compare');
  if (!asking.has('list') && !parts && !each) return undefined;
  if (asking.mentions.length > 1 || asking.places.excluded.length > 0) return undefined;
  const [mention] = asking.mentions;
  if (!mention)
    return asking.has('prefectureLevel', 'countyLevel', 'unitLevel') && asking.reading.unknown.length === 0
      ? region(asking)
      : undefined;
  const everywhere = mention.ids[0] === asking.catalogue.region.id;
  if (everywhere && !asking.has('prefectureLevel', 'list', 'countyLevel')) return undefined;
  const prefecture = mention.ids.find((id) => !id.includes('/'));
  if (!prefecture || mention.group) return undefined;
  if (!mention.sure) {
    const chosen = choose(asking, mention);
    return 'ask' in chosen ? chosen.ask : undefined;
  }
  return { kind: 'breakdown', place: prefecture, ...said(asking), ...withColumn(asking) };
};

const region = (asking: Asking) =>
  ({ kind: 'breakdown', place: asking.catalogue.region.id, ...said(asking), ...withColumn(asking) }) as const;
