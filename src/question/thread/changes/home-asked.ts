import type { Evidence } from '../../evidence/evidence.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { PLAIN } from '../../readings/amounts/columns.js';
import { type Proposal, using } from '../../readings/proposal.js';
import { shownOf } from '../replace.js';
import type { Thread } from '../thread.js';
import { nameOf, noting, ONWARD, proposal } from './common.js';

/** 第三个属于哪个地区, 第一名是哪个州的, after several were shown: the one that is meant, whose answer says where it lies. */
export function homeAsked(evidence: Evidence, { last, shown }: Thread): Proposal[] {
  const { live, mentions, tokens, catalogue } = evidence;
  const token = live.find((one) => one.as === 'rank' || isA(one, 'first'));
  const id = token && shown.length > 1 ? shown[(token.number?.value.toNumber() ?? 1) - 1] : undefined;
  if (!token || !id || last.kind !== 'amounts' || mentions.length > 0) return [];
  const asks = live.find((one) => isA(one, 'who') && isHome(tokens[one.index + 1]));
  if (!asks || !live.every((one) => one === token || isNothingMore(one))) return [];
  // 第三个是哪个地州, of prefectures, asks for that one.
  if (catalogue.row(id)?.kind === 'prefecture') return [];
  return proposal(
    noting(shownOf(last, id), `接上一问：${nameOf(evidence, [id])}`),
    using(evidence, {
      tokens: [token, ...evidence.withRole('suffix', 'level')],
      concepts: [...ONWARD, ...PLAIN, 'ordinal', 'places', 'rankUnit', 'thatOne'],
    }),
    [{ why: '接上一问，在哪个地州', cost: 0 }],
  );
}

const isHome = (token: Token | undefined): boolean => isA(token, 'prefecture', 'prefectureLevel');

const isNothingMore = (token: Token): boolean =>
  isHome(token) ||
  isA(token, 'who', 'ordinal', 'places', 'rankUnit', 'county', 'city', 'district') ||
  hasRole(token, 'idle', 'mark', 'thread', 'talk');
