import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { listed } from '../../evidence/places/neighbours.js';
import { isA, type Token } from '../../evidence/token.js';
import { isLedBy, type PartAndWhole } from './part-and-whole.js';
import { contains } from './rows.js';

/** The same parts in each of several wholes: 占阿克苏地区多少，占全区多少; 占本地区和全区各多少; 在喀什和全区分别占多少. */
export function inEachWhole(evidence: Evidence, operator: Token): readonly PartAndWhole[] {
  const { mentions } = evidence;
  const operators = evidence.of('share');
  const led = (mention: Mention): boolean =>
    operators.some((word) => word.to <= mention.from && isLedBy(evidence, word, mention));
  const home = homeIn(evidence, operators, led);
  const behind = mentions.filter(({ from }) => from >= (operators[0]?.to ?? 0));
  const wholes = areListedBehind(evidence, operator, behind)
    ? behind
    : mentions.filter((mention) => led(mention) || (home && isJoined(evidence, home.to, mention.from)));
  const parts = mentions.filter(({ to }) => to <= (operators[0]?.from ?? 0));
  if (parts.length > 0 && parts.length + wholes.length === mentions.length) {
    const sides = wholes.map((whole) => ({ parts, whole }));
    const [first] = wholes;
    // 占了全州的一半，占博州百分之几: the prefecture by its name is the same whole once more.
    const isNamed = first?.ids[0] !== evidence.catalogue.region.id;
    if (home && first && !isNamed)
      return home.from < first.from ? [{ parts }, ...sides] : [...sides, { parts }];
    if (wholes.length > 1) return sides;
  }
  return aroundPart(evidence);
}

/** 占喀什地区和全区的比例各是多少: the first is led by 占, the others are listed behind it. */
const areListedBehind = (
  evidence: Evidence,
  operator: Token,
  [first, ...others]: readonly Mention[],
): boolean =>
  first !== undefined &&
  evidence.has('each', 'apiece', 'shareApart') &&
  isLedBy(evidence, operator, first) &&
  others.every((one, i) => listed(evidence.tokens, i === 0 ? first : (others[i - 1] as Mention), one));

/**
 * 占地区, 占州里, 占全区和本地区: the word for the prefecture in which the parts lie, beside a whole that is named; 整个 of
 * 整个喀什地区 belongs to the name.
 */
const homeIn = (
  evidence: Evidence,
  operators: readonly Token[],
  led: (mention: Mention) => boolean,
): Token | undefined =>
  evidence
    .of('ownWhole', 'prefecture', 'seat')
    .find(
      (token) =>
        !evidence.mentions.some(
          ({ from, to }) => from === token.from || (from <= token.to && token.from < to),
        ) &&
        (operators.some(({ to }) => to === token.from) ||
          evidence.mentions.some((mention) => led(mention) && isJoined(evidence, mention.to, token.from))),
    );

/** Nothing but 和 or 、 stands between. */
const isJoined = ({ tokens }: Evidence, from: number, to: number): boolean =>
  tokens.some((token) => token.from === from && token.to === to && isA(token, 'and'));

/** 莎车在喀什和全区分别占多少: what is listed behind the part, and holds it. */
function aroundPart(evidence: Evidence): readonly PartAndWhole[] {
  const { mentions, tokens } = evidence;
  const [part, first, ...others] = mentions;
  if (!part || !first || others.length === 0 || !evidence.has('shareApart', 'apiece', 'each')) return [];
  if (listed(tokens, part, first) || first.from < part.to) return [];
  const wholes = [first, ...others];
  const areHolding = wholes.every(
    (whole, i) =>
      !whole.group &&
      part.ids.every((id) => whole.ids.some((one) => contains(evidence, one, id))) &&
      (i === 0 || listed(tokens, wholes[i - 1] as Mention, whole)),
  );
  return areHolding ? wholes.map((whole) => ({ parts: [part], whole })) : [];
}
