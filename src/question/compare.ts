import { type Rule, said, withColumn } from './asking.js';
import { chooseAll } from './choosing.js';

/** More than this side by side is no comparison any more. */
const MOST = 30;

/** Several places side by side. */
export const compare: Rule = (asking) => {
  if (asking.mentions.length < 2) return undefined;
  const chosen = chooseAll(asking, asking.mentions);
  if ('ask' in chosen) return chosen.ask;
  if (chosen.ids.length > MOST)
    return { kind: 'none', gap: { why: 'tooMany', limit: MOST }, suggestions: [], ...said(asking) };
  if (chosen.ids.length < 2) return undefined;
  return {
    kind: 'compare',
    places: chosen.ids,
    ...said(asking, ...chosen.understood),
    ...withColumn(asking),
  };
};
