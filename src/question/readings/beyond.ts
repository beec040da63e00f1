import type { Annex } from '../../notice/model.js';
import { askedElse } from '../evidence/asked-else.js';
import type { Evidence } from '../evidence/evidence.js';
import { beside } from '../evidence/places/neighbours.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Gap, Question } from '../model.js';
import { WEIGHTS } from '../weights.js';
import { asked, COLUMN_WORDS, columnOf, PLAIN } from './amounts/columns.js';
import { type Proposal, type Propose, using } from './proposal.js';

const WHY = [
  ['outside', 'outside'],
  ['otherSubject', 'otherSubject'],
  ['otherIndicator', 'otherIndicator'],
  ['unsaid', 'unsaid'],
  ['otherDocument', 'document'],
  ['noticeBefore', 'document'],
  ['otherYear', 'year'],
  ['partOfYear', 'year'],
  ['whichNotices', 'notices'],
  ['lastYear', 'year'],
  ['yearBefore', 'year'],
  ['nextYear', 'year'],
  ['everyYear', 'year'],
  ['yearlyAverage', 'year'],
  ['grown', 'year'],
  ['trend', 'year'],
  ['growthRate', 'year'],
  ['fastest', 'year'],
  ['slowest', 'year'],
  ['sameAsBefore', 'year'],
  ['people', 'people'],
  ['perHead', 'perHead'],
  ['standard', 'perHead'],
  ['spent', 'spent'],
  ['statistic', 'statistic'],
] as const;

/** The words for what no notice has. */
export const NOT_HELD: readonly string[] = WHY.map(([concept]) => concept);

/** What the notice does not have: other years, spending so far, per head, people, other money, other codes. */
export const beyond: Propose = (evidence) => {
  const [concept, why] =
    WHY.find(([one]) => evidence.of(one).some((word) => !isEachPlace(word, evidence))) ?? [];
  const found =
    concept && why ? { why, tokens: evidence.of(concept) } : (counted(evidence) ?? lacking(evidence));
  if (!found || ((found.why === 'year' || found.why === 'people') && isValueGiven(evidence))) return [];
  const place = placeOf(evidence);
  return [
    {
      question: {
        kind: 'none',
        gap: { why: found.why } as Gap,
        suggestions: [],
        understood: evidence.places.understood,
        ...(place && { place }),
      },
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [
          ...found.tokens,
          ...evidence.withRole(
            'subject',
            'indicator',
            'beyond',
            'topic',
            'number',
            'operator',
            'level',
            'fact',
            'hint',
            'suffix',
            'entity',
            'unknown',
          ),
        ],
        concepts: [...COLUMN_WORDS, ...PLAIN, 'who', 'check', 'within'],
      }),
      assumed: [{ why: '通知里没有', cost: WEIGHTS.beyond }],
    },
  ];
};

/** 14个地州每家: behind a kind of place 每家 is each of those, and no household. */
const isEachPlace = (word: Token, { tokens }: Evidence): boolean =>
  isA(word, 'all', 'list') && hasRole(tokens[word.index - 1], 'level', 'suffix');

/** 去年98.1%，今年97.6%; 上半年做到了94.6%，达到要求了吗: a value of that time is given, not asked for. */
const isValueGiven = (evidence: Evidence): boolean =>
  (evidence.withRole('indicator').length > 0 || evidence.has('met')) &&
  evidence.live.some((token) => token.number !== undefined && token.as !== 'small' && token.as !== 'year');

const placeOf = ({ mentions }: Evidence): string | undefined => {
  const [mention] = mentions;
  return mention && !mention.group ? (mention.usual ?? mention.ids[0]) : undefined;
};

/** 多少个孤儿, 几个特困人员: people are counted, not money. */
function counted(
  evidence: Evidence,
): { readonly why: 'people'; readonly tokens: readonly Token[] } | undefined {
  const { live } = evidence;
  // 有多少户: the word behind says what is counted.
  const persons = evidence
    .of('howMuch', 'howMany')
    .find((token) => isA(evidence.tokens[token.index + 1], 'person'));
  if (persons) return { why: 'people', tokens: [persons] };
  const subjects = live.filter((token) => hasRole(token, 'subject'));
  const asked = subjects.find((token) => {
    const next = beside(live, token, -1);
    const before = isA(next, 'counter', 'places') ? beside(live, token, -2) : next;
    return isA(before, 'howMany', 'howMuch') && !evidence.has('subject');
  });
  return asked ? { why: 'people', tokens: [asked, ...evidence.of('howMany', 'howMuch')] } : undefined;
}

/** 缺口多少, 援疆资金多少, 五月份多少: what is asked for is nothing that the notice has. */
function lacking({
  live,
  tokens,
}: Evidence): { readonly why: Gap['why']; readonly tokens: readonly Token[] } | undefined {
  const token = live.find(({ index }) => askedElse(tokens, index));
  const why = token && askedElse(tokens, token.index);
  return token && why ? { why, tokens: [token] } : undefined;
}

/** A place that exists but is not in the notice, or something that lies in one of ours. */
export const elsewhere: Propose = (evidence) => {
  const { gap, understood, suggestions } = evidence.places;
  if (gap?.why === 'unlisted') return unlisted(evidence, gap);
  if (gap?.why !== 'absent' && gap?.why !== 'entity' && gap?.why !== 'institution') return [];
  if (evidence.mentions.length > 0) return gap.why === 'absent' ? besideOthers(evidence, gap) : [];
  const place = gap.why === 'absent' ? undefined : gap.place;
  return [
    {
      question: {
        kind: 'none',
        gap,
        suggestions: gap.why === 'absent' ? suggestions : [],
        understood,
        ...(place && { place }),
      },
      used: using(evidence, {
        tokens: evidence.withRole(
          'absent',
          'entity',
          'place',
          'column',
          'ask',
          'level',
          'suffix',
          'unknown',
          'operator',
          'number',
          'unit',
          'hint',
          'beyond',
          'subject',
          'indicator',
          'fact',
        ),
      }),
      assumed: [{ why: '不在通知内', cost: WEIGHTS.elsewhere }],
    },
  ];
};

/** 图木舒克和巴楚分别多少: beside a place that the notice lacks, of those that it lists nothing but the amount is asked. */
function besideOthers(evidence: Evidence, gap: Extract<Gap, { why: 'absent' }>): readonly Proposal[] {
  const { tokens, mentions, places } = evidence;
  const absent = evidence.withRole('absent');
  const isJoined = absent.every(
    ({ index }) => isA(tokens[index - 1], 'and') || isA(tokens[index + 1], 'and'),
  );
  const does = evidence
    .withRole('operator', 'topic', 'subject', 'indicator', 'fact', 'scope', 'number', 'beyond', 'entity')
    .filter((token) => !isA(token, 'apiece', 'each', 'and'));
  if (!isJoined || does.length > 0 || evidence.has('altogether')) return [];
  if (!evidence.has('howMuch', 'amount', 'apiece')) return [];
  if (mentions.some(({ group }) => group)) return [];
  const { understood } = places;
  const told: Question = { kind: 'none', gap, suggestions: [], understood };
  const shown = mentions.flatMap(({ ids }) => (ids[0] === undefined ? [] : [shownOf(ids[0], evidence)]));
  return [
    {
      question: { kind: 'several', questions: [...shown, told], understood },
      used: using(evidence, {
        mentions,
        tokens: absent,
        concepts: [...COLUMN_WORDS, ...PLAIN, 'apiece', 'each', 'and'],
      }),
      assumed: [{ why: '其余不在通知内', cost: WEIGHTS.elsewhere }],
    },
  ];
}

/** The notice lists no such place, though another does: nothing that is asked of it can be answered, beside others too. */
function unlisted(evidence: Evidence, gap: Extract<Gap, { why: 'unlisted' }>): readonly Proposal[] {
  const { understood } = evidence.places;
  const { holder } = gap;
  const told: Question = {
    kind: 'none',
    gap,
    suggestions: [],
    understood,
    ...(holder && { place: holder }),
  };
  return [
    {
      question:
        holder && asksAmount(evidence)
          ? { kind: 'several', questions: [told, shownOf(holder, evidence)], understood }
          : told,
      used: new Set(evidence.live.map(({ index }) => index)),
      assumed: [{ why: '不在这份通知内', cost: WEIGHTS.beyond }],
    },
  ];
}

/** Nothing but the amount of the one place is asked: then that of the row which has it in it says something too. */
const asksAmount = (evidence: Evidence): boolean =>
  evidence.mentions.length === 0 &&
  evidence.withRole('operator', 'topic', 'subject', 'indicator', 'fact', 'scope', 'number').length === 0;

const shownOf = (id: string, evidence: Evidence): Question => ({
  kind: 'amounts',
  rows: { ids: [id] },
  operation: { is: 'show' },
  ...asked(evidence, columnOf(evidence.live)),
  understood: [],
});

/** What is asked of an annex that the notice does not have. */
export const missingAnnex: Propose = (evidence) => {
  const { catalogue } = evidence;
  const asked: readonly [Annex, boolean][] = [
    [
      'indicators',
      evidence.has('target', 'whichTarget', 'allTargets', 'met') || evidence.withRole('indicator').length > 0,
    ],
    ['subjects', evidence.has('subject', 'allSubjects')],
  ];
  return asked
    .filter(([annex, isAsked]) => isAsked && !catalogue.has(annex))
    .map(([annex]) => ({
      question: {
        kind: 'none',
        gap: { why: 'annex', annex },
        suggestions: [],
        understood: evidence.places.understood,
      },
      used: new Set(evidence.live.map(({ index }) => index)),
      assumed: [{ why: '这份通知没有这个附件', cost: WEIGHTS.beyond }],
    }));
};
