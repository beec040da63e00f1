import { sense } from '../../match/term.js';
import { isHan } from '../../text/fold.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, type Token } from '../evidence/token.js';
import { WEIGHTS } from '../weights.js';
import type { Propose } from './proposal.js';

/** A target is that of the people and of the act that the notice names: 干部满意度, 孤儿入学率 are none that it has. */
export const otherTarget: Propose = (evidence) =>
  evidence.catalogue.has('indicators') && isOfOthers(evidence)
    ? [
        {
          question: {
            kind: 'none',
            gap: { why: 'otherIndicator' },
            suggestions: [],
            understood: evidence.places.understood,
          },
          used: new Set(evidence.live.map(({ index }) => index)),
          assumed: [{ why: '通知里没有', cost: WEIGHTS.beyond }],
        },
      ]
    : [];

/** Whether what is named is a target only in part: its people, or what is done with them, are others. */
export const isOfOthers = (evidence: Evidence): boolean =>
  evidence
    .withRole('indicator')
    .some(
      (token) =>
        isLedByOthers(evidence, token) ||
        isOfOtherSubject(evidence, token) ||
        isOtherAct(evidence, token) ||
        isReworded(token),
    );

/** What a rate's name ends in. */
const RATE = /[率度]$/u;

/** 按时发放率, 满意度: what is named is a rate, and neither people nor what is done for them. */
export const isRate = (token: Token): boolean =>
  sense(token.span, 'indicator')?.cue === false && RATE.test(token.text);

/** 职工满意度: a noun that nobody knows stands right before the rate, or before its 的. */
function isLedByOthers({ tokens }: Evidence, token: Token): boolean {
  if (!isRate(token)) return false;
  const before = tokens[token.index - 1];
  const owner = before?.text === '的' ? tokens[before.index - 1] : before;
  return (
    owner !== undefined &&
    before?.to === token.from &&
    (owner === before || owner.to === before.from) &&
    (isNoun(owner) || isOtherNamed(owner, token))
  );
}

/** A word of several characters that a dictionary does not have as one that changes nothing. */
const isNoun = ({ roles, text, weight, told }: Token): boolean =>
  roles[0] === 'unknown' &&
  text.length > 1 &&
  isHan(text) &&
  weight > WEIGHTS.ordinary * (told ? WEIGHTS.told : 1);

/** 低保对象纳入监测率: the name of another target, of which there is no such rate. */
function isOtherNamed(owner: Token, token: Token): boolean {
  const [named, rate] = [sense(owner.span, 'indicator'), sense(token.span, 'indicator')];
  return (
    named?.cue === false &&
    rate?.ofSubjects !== undefined &&
    !RATE.test(owner.text) &&
    !named.names.some((name) => rate.names.includes(name))
  );
}

/** 特困人员纳入保障率, 低保信息录入率: a subject whose people the target is not of stands before it, and none that it is of. */
function isOfOtherSubject({ live, tokens }: Evidence, token: Token): boolean {
  const named = sense(token.span, 'indicator');
  const own = named?.ofSubjects;
  if (!named || !own) return false;
  const before = live.filter(
    (other) => other !== token && other.to <= token.from && other.clause === token.clause,
  );
  const owners = before.flatMap((other) => {
    const subject = sense(other.span, 'subject');
    // 孤儿92，留守86: what has a value of its own is no owner of the next.
    const { as } = tokens[other.index + 1] ?? {};
    return subject && !subject.cue && as !== 'value' && as !== 'percent' ? [subject.codes] : [];
  });
  const isTold = before.some((other) =>
    sense(other.span, 'indicator')?.names.some((name) => named.names.includes(name)),
  );
  return owners.length > 0 && !isTold && !owners.some((codes) => codes.some((code) => own.includes(code)));
}

/** 孤儿入学率, 家暴案件处理率: behind those that are named stands what is done with them, and nobody knows it as a rate. */
function isOtherAct({ tokens }: Evidence, token: Token): boolean {
  const end = tokens.findIndex(
    (other, i) =>
      i > token.index &&
      (other.from !== tokens[i - 1]?.to ||
        hasRole(other, 'mark', 'number', 'topic', 'indicator', 'place', 'idle', 'thread')),
  );
  const behind = tokens.slice(token.index + 1, end < 0 ? tokens.length : end);
  const last = behind.at(-1);
  return (
    hasRole(last, 'unknown') &&
    RATE.test(last?.text ?? '') &&
    behind.some((other) => hasRole(other, 'unknown') && other.text !== '率')
  );
}

/**
 * 留守儿童返校率, taken for 留守儿童监测率: two characters side by side that are neither heard nor seen alike are another word, and
 * no slip.
 */
function isReworded({ span, text }: Token): boolean {
  if (!span || span.distance < TWO_OTHER || span.term.length !== text.length || !RATE.test(text))
    return false;
  const differs = [...text].map((character, i) => character !== span.term[i]);
  return differs.some((is, i) => is && differs[i + 1]);
}

/** One character that is like nothing, beside one that is like the other. */
const TWO_OTHER = 1.2;
