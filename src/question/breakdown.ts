import type { Asking, Rule } from './asking.js';
import { said, withColumn } from './asking.js';
import { choose } from './choosing.js';

/** Every place of a prefecture, or the prefectures of the region. */
export const breakdown: Rule = (asking) => {
  if (
    !asking.has('list') &&
    !(
      asking.has('each', 'compare') &&
      asking.has('countyLevel', 'prefectureLevel', 'county', 'city', 'district', 'unitLevel', 'compare')
    ) &&
    !asking.has('countyLevel')
  )
    return undefined;
  if (asking.mentions.length > 1) return undefined;
  const [mention] = asking.mentions;
  if (!mention)
    return asking.has('prefectureLevel', 'countyLevel', 'unitLevel') && asking.reading.unknown.length === 0
      ? region(asking)
      : undefined;
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
