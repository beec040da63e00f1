import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import { levelOf, levelWords } from './rows.js';

/** True where places are sought by what others have, and those that are named are not set side by side. */
export const seeksOthers = (evidence: Evidence): boolean => seeksMembers(evidence) || seeksBetween(evidence);

/** 比伊宁市少但比霍城县多的县: with no place before the first 比 both are what others are held against. */
function seeksBetween(evidence: Evidence): boolean {
  const thans = evidence.of('than');
  const sides = evidence.of('more', 'less');
  return (
    thans.length > 1 &&
    thans.length === evidence.mentions.length &&
    thans.every(({ to }, i) => {
      const until = thans[i + 1]?.from ?? Number.POSITIVE_INFINITY;
      const measure = evidence.mentions.find(({ from }) => from >= to && from < until);
      return measure && sides.some(({ from }) => from >= measure.to && from < until);
    })
  );
}

/** 阿克苏地区比库车多的县, 喀什地区哪些县比喀什市少: what lies in the one place is sought by the other's amount. */
const seeksMembers = ({ mentions, catalogue, ...evidence }: Evidence): boolean => {
  const [side] = evidence.of('more', 'less');
  return (
    side !== undefined &&
    evidence.has('than') &&
    mentions.some(({ ids }) => ids.every((id) => catalogue.row(id)?.kind === 'prefecture')) &&
    levelWords({ ...evidence, mentions, catalogue }).some(
      (word) =>
        levelOf([word]) === 'county' &&
        (word.from >= side.to || isA(evidence.tokens[word.index - 1], 'who', 'list')),
    )
  );
};
