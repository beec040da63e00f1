import { inTenThousands } from '../text/amounts.js';
import { type Rule, said, withColumn } from './asking.js';
import { choose } from './choosing.js';
import { codesNamed } from './subject.js';

/** 莎车城市低保多少钱: the notice gives one sum for all uses, and that must not be taken for the subject's. */
const NOT_BY_SUBJECT = '本通知不分科目下达金额，以下是全部困难群众救助补助资金';

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
    ...said(asking, ...(codesNamed(asking).length > 0 ? [NOT_BY_SUBJECT] : [])),
    ...withColumn(asking),
    ...(asking.unit && !claimed && { unit: asking.unit }),
    ...(claimed && { claimed: inTenThousands(claimed) }),
    ...(chosen.alternatives.length > 0 && { alternatives: chosen.alternatives }),
  };
};
