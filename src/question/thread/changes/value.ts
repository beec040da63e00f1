import { inPercent } from '../../../text/amounts.js';
import type { Evidence } from '../../evidence/evidence.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { prefectureOf } from '../../readings/amounts/rows.js';
import { indicatorsNamed } from '../../readings/indicator.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { ONWARD, proposal } from './common.js';

/** 87呢, 我们是90，达标吗, 去年97%: another value for the target that was asked about. */
export function otherValue(evidence: Evidence, { last, indicators }: Thread): Proposal[] {
  const named = among(evidence, indicators);
  if (!named && evidence.withRole('indicator').length > 0) return [];
  // 塔城地区93%: the targets of a prefecture are those of its table.
  const [mention] = evidence.mentions;
  const home = mention && evidence.mentions.length === 1 ? prefectureOf(evidence, mention.ids) : undefined;
  if (mention && !home) return [];
  const nth = evidence.live.find((token) => token.as === 'rank');
  const first = evidence.has('first') ? indicators[0] : undefined;
  const listed = named ?? (nth?.number ? indicators[nth.number.value.toNumber() - 1] : first);
  const indicator = listed ?? lastIndicator(last);
  const values = evidence.live.filter(
    (token) =>
      token.number &&
      token.as !== 'count' &&
      token.as !== 'rank' &&
      token.number.unit !== '万元' &&
      token.number.unit !== '亿元',
  );
  const claims = evidence.of('claim');
  if (!indicator || values.length + claims.length === 0) return [];
  const isLast = (token: Token): boolean => {
    const word = evidence.live.findLast((t) => t.to <= token.from && isA(t, 'lastYear', 'thisYear'));
    return isA(word, 'lastYear');
  };
  const before = values.find(isLast);
  const now = values.findLast((token) => token !== before);
  const kept = last.kind === 'compliance' ? last.check : undefined;
  const [claim] = claims;
  const percent = now?.number && inPercent(now.number);
  const lastYear = before?.number ? inPercent(before.number) : kept?.lastYear;
  const actual = percent
    ? { percent }
    : claim && !now
      ? { words: claim.text }
      : before
        ? kept?.actual
        : undefined;
  if (!actual) return [];
  const place = home ?? ('place' in last ? last.place : undefined);
  return proposal(
    {
      kind: 'compliance',
      check: { indicator, actual, ...(lastYear && { lastYear }) },
      ...(place && { place }),
      understood: [`接上一问：${indicator}`],
    },
    using(evidence, {
      mentions: evidence.mentions,
      tokens: [
        ...values,
        nth,
        ...evidence.withRole('indicator', 'subject'),
        ...evidence.of('first'),
        ...evidence.of('ordinal', 'places'),
      ],
      concepts: [
        ...ONWARD,
        ...PLAIN,
        'met',
        'claim',
        'check',
        'actual',
        'lastYear',
        'thisYear',
        'insteadOf',
        'target',
        'only',
        'otherYear',
      ],
    }),
    [{ why: '接上一问，换一个数', cost: 0 }],
  );
}

/** 孤儿那个: the one of those that were listed that the words point at. */
function among(evidence: Evidence, indicators: readonly string[]): string | undefined {
  const pointed = indicatorsNamed(evidence, { cues: true }).filter((name) => indicators.includes(name));
  return indicators.length > 1 && pointed.length === 1 ? pointed[0] : undefined;
}

const lastIndicator = (last: Question): string | undefined => {
  if (last.kind === 'compliance') return last.check.indicator;
  return last.kind === 'indicator' && last.indicators.length === 1 ? last.indicators[0] : undefined;
};
