import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './columns.js';
import { levelOf, levelWords, prefectureOf } from './rows.js';

/** 全区第一是喀什，第二是和田，第三是阿克苏，对吗: each prefecture with the rank that it is said to have among all of them. */
export const ranksClaimed: Propose = (evidence) => {
  const { catalogue, places, live } = evidence;
  if (!evidence.has('check') || places.excluded.length > 0 || levelOf(levelWords(evidence)) === 'county')
    return [];
  const named = evidence.mentions.filter(({ ids }) => ids[0] !== catalogue.region.id);
  const stated = ranksStated(evidence, named);
  const ids = named.flatMap((mention) => (mention.group ? [] : (prefectureOf(evidence, mention.ids) ?? [])));
  if (!stated || ids.length < 2 || ids.length !== named.length) return [];
  const column = columnOf(live);
  const among = {
    ids: catalogue.idsOf(catalogue.prefectures),
    scope: catalogue.region.id,
    level: 'prefecture' as const,
  };
  const questions = ids.map((id, i): Question => {
    const claimed = stated.ranks[i] as number;
    return {
      kind: 'amounts',
      rows: { ids: [id] },
      operation: { is: 'rank', among, claimed },
      ...asked(evidence, column),
      understood: [],
    };
  });
  const concepts = [
    ...COLUMN_WORDS,
    ...PLAIN,
    'ordinal',
    'places',
    'rankUnit',
    'order',
    'and',
    'within',
    'first',
  ];
  return [
    {
      question: { kind: 'several', questions, understood: places.understood },
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [...stated.tokens, ...levelWords(evidence)],
        concepts,
      }),
      assumed: [],
    },
  ];
};

/** The rank of each place in its order: 第一是…第二是…, …第一，…第二, or of 前三名是 the first three in turn. */
function ranksStated(
  evidence: Evidence,
  named: readonly Mention[],
): { readonly ranks: readonly number[]; readonly tokens: readonly Token[] } | undefined {
  const { live, tokens } = evidence;
  const ranks = live.filter((token) => token.as === 'rank' || isA(token, 'first'));
  const alternate = named.every(
    ({ from }, i) => ranks.filter((rank) => rank.from < from).length - i === (isAhead(ranks, named) ? 1 : 0),
  );
  if (ranks.length === named.length && alternate)
    return { ranks: ranks.map(({ number }) => number?.value.toNumber() ?? 1), tokens: ranks };
  const [cut, second] = live.filter(({ as }) => as === 'count');
  const before = cut && tokens[cut.index - 1];
  if (!cut || second || ranks.length > 0 || !before || !isA(before, 'front')) return undefined;
  if (!cut.number?.value.eq(named.length) || !named.every(({ from }) => from >= cut.to)) return undefined;
  return { ranks: named.map((_, i) => i + 1), tokens: [cut, before] };
}

/** The ranks stand before the places that have them. */
const isAhead = ([rank]: readonly Token[], [mention]: readonly Mention[]): boolean =>
  rank !== undefined && mention !== undefined && rank.from < mention.from;
