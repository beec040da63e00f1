import { isA } from '../../evidence/token.js';
import { WEIGHTS } from '../../weights.js';
import { type Propose, using } from '../proposal.js';
import { asked, columnOf, PLAIN } from './columns.js';
import { resolve } from './resolve.js';
import { levelOf, levelWords, prefectureOf } from './rows.js';

/** Every place of a prefecture, or the prefectures of the region. */
export const list: Propose = (evidence) => {
  const { mentions, catalogue, live } = evidence;
  if (mentions.length > 1 || evidence.places.excluded.length > 0) return [];
  const words = levelWords(evidence);
  const level = levelOf(words);
  const [mention] = mentions;
  const column = columnOf(live.filter((t) => !t.concepts.includes('altogether')));
  const leveled = words.some(
    (t) => t.concepts.includes('countyLevel') || t.concepts.includes('prefectureLevel'),
  );
  // 前三: so many from an end are no list of all.
  const counts = live.filter(
    (t) => t.as === 'count' && !isA(evidence.tokens[t.index - 1], 'front', 'rear', 'most', 'least'),
  );
  const counted = mention === undefined && counts.length > 0;
  const plural =
    evidence.has('each', 'all', 'list', 'compare') || (mention !== undefined && leveled) || counted;
  // 下面都有谁: what lies in it is asked for, without a word for what that is.
  const inside =
    mention !== undefined &&
    evidence.has('within') &&
    // 里头有县没: whether there are any shows where all are listed.
    (evidence.has('who', 'each') || (level === 'county' && evidence.has('negation') && !column));
  if (!evidence.has('list') && !(level && plural) && !inside) return [];
  const used = using(evidence, {
    mentions,
    tokens: [...words, ...counts],
    concepts: [
      'total',
      'advance',
      'current',
      ...PLAIN,
      'each',
      'list',
      'within',
      'who',
      'compare',
      ...(evidence.has('list') ? ['column'] : []),
      ...(evidence.has('list', 'each', 'all') ? ['howMany'] : []),
      ...(evidence.has('apiece') ? ['altogether'] : []),
      ...(inside ? ['negation'] : []),
    ],
  });
  const question = (place: string, understood: readonly string[]) => ({
    kind: 'amounts' as const,
    rows: { ids: [place] },
    operation: { is: 'list' as const },
    ...asked(evidence, column),
    understood,
  });
  if (!mention) {
    if (!level) return [];
    const { region } = catalogue;
    return [
      {
        question: question(region.id, []),
        used,
        assumed: [
          { why: '没有写地名，按全区理解', cost: level === 'prefecture' ? 0 : WEIGHTS.regionOfLevel },
        ],
      },
    ];
  }
  if (mention.group) return [];
  const whole = prefectureOf(evidence, mention.ids);
  if (!whole) return [];
  const resolved = resolve(
    evidence,
    [mention],
    ([one], understood) => (one?.ids[0] ? question(one.ids[0], understood) : undefined),
    () => [whole],
  );
  return resolved ? [{ question: resolved, used, assumed: [] }] : [];
};
