import { type Evidence, without } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { type Proposal, type Propose, using } from '../proposal.js';
import { order } from './order.js';
import { levelOf, levelWords } from './rows.js';
import { total } from './total.js';

/** 各地州最多的县是哪个, 各地州县均多少: what is asked of one prefecture, of every one of them in turn. */
export const inEachPrefecture: Propose = (evidence) => {
  const words = eachPrefecture(evidence);
  const among = words && prefecturesMeant(evidence);
  if (!words || !among) return [];
  const inside = without(evidence, words);
  if (levelOf(levelWords(inside)) !== 'county') return [];
  const found = among.flatMap((id) => asked({ ...inside, mentions: [mentionAt(words, id)] }) ?? []);
  if (found.length < among.length || !found.every(isCut)) return [];
  const questions: Question[] = found.map(({ question }) => ({ ...question, understood: [] }));
  return [
    {
      question: { kind: 'several', questions, understood: evidence.places.understood },
      used: new Set([
        ...found.flatMap(({ used }) => [...used]),
        ...using(evidence, {
          mentions: evidence.mentions,
          tokens: words,
          concepts: ['apiece', 'each', 'who'],
        }),
      ]),
      assumed: [],
    },
  ];
};

/** 各地州: the word for each and the level right behind it. */
export function eachPrefecture({
  of,
  tokens,
}: Pick<Evidence, 'of' | 'tokens'>): readonly Token[] | undefined {
  for (const each of of('each')) {
    const level = tokens[each.index + 1];
    if (level && isA(level, 'prefectureLevel', 'prefecture')) return [each, level];
  }
  return undefined;
}

/** All prefectures, or those of the set that is named. */
function prefecturesMeant({
  mentions: [only, second],
  catalogue,
  places,
}: Evidence): readonly string[] | undefined {
  if (second || places.excluded.length > 0) return undefined;
  if (!only || only.ids[0] === catalogue.region.id) return catalogue.idsOf(catalogue.prefectures);
  const prefectures = only.ids.every((id) => catalogue.row(id)?.kind === 'prefecture');
  return only.group && prefectures ? only.ids : undefined;
}

const mentionAt = ([each, level]: readonly Token[], id: string): Mention => ({
  from: each?.from ?? 0,
  to: level?.to ?? 0,
  ids: [id],
  sure: true,
  covers: [],
});

/** 各地州排第一的县市都是谁: an order of all that lies in each is none of those that stand first. */
const isCut = ({ question }: Proposal): boolean =>
  question.kind === 'amounts' && (question.operation.is !== 'order' || question.operation.to !== undefined);

/** An end of what lies in it, or its average or number. */
const asked = (evidence: Evidence): Proposal | undefined =>
  [...order(evidence), ...(evidence.has('average', 'howMany') ? total(evidence) : [])][0];
