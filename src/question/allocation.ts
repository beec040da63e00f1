import { inTenThousands } from '../text/amounts.js';
import { type Rule, said, withColumn } from './asking.js';
import { choose } from './choosing.js';

/** The amounts of one place; with a number beside it, whether that is the right one. */
export const allocation: Rule = (asking) => {
  const [mention] = asking.mentions;
  if (!mention) return undefined;
  const chosen = choose(asking, mention);
  if ('ask' in chosen) return chosen.ask;
  const claimed = asking.values.find((number) => number.unit !== '%' && number.unit !== '成');
  return {
    kind: 'allocation',
    place: chosen.id,
    ...said(asking),
    ...withColumn(asking),
    ...(asking.unit && !claimed && { unit: asking.unit }),
    ...(claimed && { claimed: inTenThousands(claimed) }),
    ...(chosen.alternatives.length > 0 && { alternatives: chosen.alternatives }),
  };
};
