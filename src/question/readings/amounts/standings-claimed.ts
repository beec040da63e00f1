import { type Evidence, without } from '../../evidence/evidence.js';
import { isOfThread, type Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { WEIGHTS } from '../../weights.js';
import { type Assumption, type Proposal, type Propose, using } from '../proposal.js';
import { asksWhether, putsQuestion } from './asks-whether.js';
import { check } from './check.js';
import { COLUMN_WORDS, PLAIN } from './columns.js';
import { resolve } from './resolve.js';
import { contains } from './rows.js';
import { share } from './share.js';
import { isOfShare, type Stands, standsIn } from './standing-places.js';
import { standingQuestions } from './standing-questions.js';
import { cutIn, standingsIn } from './standing-words.js';

/** Words that ask for something else than whether it is so. */
const ASKING = ['who', 'howMuch', 'howMany', 'percent', 'list', 'times', 'or'];

/** Words beside a rank that is claimed that ask for nothing more. */
const BESIDE = [
  ...COLUMN_WORDS,
  ...PLAIN,
  'ordinal',
  'places',
  'rankUnit',
  'order',
  'rankOf',
  'and',
  'within',
  'each',
];

/**
 * 莎车是第一名吧, 阿勒泰地区最少的县是吉木乃, 奇台第一昌吉第二对吗, 前三名是A、B、C, 墨玉4.98亿,和田地区第一,全区第三: each place with where it is said to
 * stand, and the figures that are stated beside it.
 */
export const standingsClaimed: Propose = (evidence) => {
  if (evidence.places.excluded.length > 0 || evidence.has(...ASKING)) return [];
  // 核下名次 asks for no rank.
  if (evidence.has('rankOf') && !evidence.has('check')) return [];
  const standings = standingsIn(evidence);
  const stands = standings && standsIn(evidence, standings, cutIn(evidence));
  if (!stands || !isClaimed(evidence, stands)) return [];
  const rest = besideStandings(evidence, stands);
  const states = rest.live.some(({ as }) => as === 'value' || as === 'percent');
  const besides = states ? [...share(rest), ...check(rest)] : [undefined];
  return besides.flatMap((beside) => claimsOf(evidence, stands, beside));
};

/**
 * It is asked whether it is so, or told: 叶城排全区第二, 墨玉县是和田地区最多的. 最多的莎车县 says only which one is meant, and 塔城地区倒数第三
 * asks for one that lies there.
 */
function isClaimed(evidence: Evidence, stands: readonly Stands[]): boolean {
  const { catalogue, live } = evidence;
  const isWhole = ({ mention, scopes }: Stands): boolean =>
    scopes.length === 0 && mention.ids.some((id) => catalogue.row(id)?.kind === 'prefecture');
  // 莎车县第一林场: what it is joined to has that for its name.
  const isName = ({ standing }: Stands): boolean =>
    evidence.tokens.some((token) => token.from === standing.to && hasRole(token, 'unknown', 'entity'));
  if (stands.some(isName)) return false;
  if (evidence.has('check', 'yesNo', 'confirm')) return true;
  if (stands.some(({ mention }) => isOfThread(mention))) return false;
  const states = live.some(({ as }) => as === 'value' || as === 'percent');
  const isTold = ({ mention, standing }: Stands): boolean =>
    live.some(
      (token) =>
        isA(token, 'copula') &&
        token.from >= Math.min(mention.to, standing.to) &&
        token.to <= Math.max(mention.from, standing.from),
    );
  if (stands.some(isWhole)) return states || stands.every(isTold) || stands.length > 1;
  return putsQuestion(evidence) || stands.every((one) => one.mention.from < one.standing.from || isTold(one));
}

/** The text without what it says of where places stand: 乌什县12499万元，占阿克苏地区19.13%. */
function besideStandings(evidence: Evidence, stands: readonly Stands[]): Evidence {
  const whole = wholeBefore(evidence, stands);
  const mentions = evidence.mentions.filter(
    (one) => one === whole || !stands.some(({ scopes }) => scopes.includes(one)) || isOfShare(one, evidence),
  );
  const gone = evidence.mentions.filter((one) => !mentions.includes(one));
  const rest = without(evidence, [
    ...stands.flatMap(({ standing }) => standing.tokens),
    ...evidence.live.filter((token) => gone.some(({ covers }) => covers.includes(token.from))),
    ...evidence.of('order'),
  ]);
  return { ...rest, mentions, places: { ...evidence.places, mentions } };
}

/** 墨玉县全区第三，占6.3%: with no whole of its own the share is of where it is ranked. */
function wholeBefore(evidence: Evidence, stands: readonly Stands[]): Mention | undefined {
  const [operator] = evidence.of('share');
  const names = evidence.mentions.some((mention) => isOfShare(mention, evidence));
  return operator && !names
    ? stands.flatMap(({ scopes }) => scopes).findLast(({ to }) => to <= operator.from)
    : undefined;
}

/** The questions whether each stands there, behind what is stated beside them. */
function claimsOf(
  evidence: Evidence,
  stands: readonly Stands[],
  beside: Proposal | undefined,
): readonly Proposal[] {
  const used: Token[] = [];
  const question = resolve(
    evidence,
    [...new Set(stands.map(({ mention }) => mention))],
    (resolved, understood) => {
      const placed = stands.flatMap((one) => {
        const id = resolved.find(({ mention }) => mention === one.mention)?.ids[0];
        const row = evidence.catalogue.row(id ?? '');
        return row && row.kind !== 'region' ? [{ ...one, row }] : [];
      });
      const found = placed.length === stands.length ? standingQuestions(evidence, placed) : undefined;
      if (!found) return undefined;
      used.push(...found.tokens);
      const questions: Question[] = [
        ...(beside ? [{ ...beside.question, understood: [] }] : []),
        ...found.questions,
      ];
      const notes = [...understood, ...found.notes];
      const [only, second] = questions;
      return only && !second
        ? { ...only, understood: notes }
        : { kind: 'several', questions, understood: notes };
    },
    (mention, ids) => inCompany(evidence, stands, mention, ids),
  );
  if (!question) return [];
  const tokens = [...used, ...stands.flatMap(({ standing }) => standing.tokens)];
  const words = using(evidence, { mentions: evidence.mentions, tokens, concepts: SAID });
  return [
    {
      question,
      used: new Set([...(beside?.used ?? []), ...words]),
      assumed: [...(beside?.assumed ?? []), ...told(evidence)],
    },
  ];
}

const SAID = [...BESIDE, 'share', 'rate', 'shareNoun'];

const told = (evidence: Evidence): readonly Assumption[] =>
  asksWhether(evidence) ? [] : [{ why: '写出的名次与通知核对', cost: WEIGHTS.besides }];

/** 奇台第一昌吉第二: of a name that is shared the one that lies where the other that is named lies. */
function inCompany(
  evidence: Evidence,
  stands: readonly Stands[],
  mention: Mention,
  ids: readonly string[],
): readonly string[] {
  const company = stands.flatMap((one) =>
    one.mention !== mention && one.mention.ids.length === 1 ? one.mention.ids : [],
  );
  const [home, other] = new Set(company.map((id) => evidence.catalogue.row(id)?.prefecture));
  if (!home || other !== undefined) return [];
  const fitting = ids.filter((id) => contains(evidence, home, id));
  return fitting.length === 1 ? fitting : [];
}
