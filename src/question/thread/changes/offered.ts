import type { Evidence } from '../../evidence/evidence.js';
import { isA } from '../../evidence/token.js';
import type { Question } from '../../model.js';
import { COLUMN_WORDS, PLAIN } from '../../readings/amounts/columns.js';
import { contains } from '../../readings/amounts/rows.js';
import { type Proposal, using } from '../../readings/proposal.js';
import type { Thread } from '../thread.js';
import { inItsColumn, nameOf, noting, ONWARD, proposal } from './common.js';

/** 乌市那个呢, 库尔勒的呢: of those that were offered or shown the one that lies in the place, or is called after it. */
export function oneIn(evidence: Evidence, { offered, shown }: Thread): string | undefined {
  const [mention] = evidence.mentions;
  if (evidence.mentions.length !== 1 || !mention || mention.group) return undefined;
  const next = evidence.tokens.find((token) => token.from >= mention.to && token.text !== ' ');
  const options = offered.flatMap((one) => (one.kind === 'amounts' ? one.rows.ids.slice(0, 1) : []));
  for (const ids of [options, shown]) {
    const name = evidence.text.slice(mention.from, mention.to);
    const inside = ids.filter(
      (id) =>
        evidence.catalogue.row(id)?.name.startsWith(name) ||
        mention.ids.some((whole) => contains(evidence, whole, id)),
    );
    // 那叶城的呢, after a list, is a place of its own.
    const points = isA(next, 'thatOne') || (ids === options && next?.text.startsWith('的') === true);
    if (points && ids.length > 1 && inside.length === 1) return inside[0];
  }
  return undefined;
}

/** 另一个呢: of two that were offered, or talked of, the one that was not taken. */
export function theOther(evidence: Evidence, { last, offered, shown, recent }: Thread): Proposal[] {
  if (!evidence.has('other') || evidence.mentions.length > 0 || last.kind !== 'amounts') return [];
  const [here] = last.rows.ids;
  const options = offered.flatMap((one) => (one.kind === 'amounts' ? one.rows.ids : []));
  const among = [options, shown, recent].find(
    (ids) => ids.length === 2 && here !== undefined && ids.includes(here),
  );
  const id = among?.find((one) => one !== here);
  if (!id) return stillOpen(evidence, offered, here);
  const moved = { ...last, rows: { ids: [id] }, understood: [] };
  return proposal(
    noting(inItsColumn(moved, evidence), `接上一问：${nameOf(evidence, [id])}`),
    using(evidence, { concepts: [...ONWARD, ...PLAIN, ...COLUMN_WORDS, 'other'] }),
    [{ why: '接上一问，另一个', cost: 0 }],
  );
}

/** 另一个呢, where more than two were offered: which of the rest is asked once more. */
function stillOpen(evidence: Evidence, offered: readonly Question[], here: string | undefined): Proposal[] {
  const rest = offered.filter((one) => one.kind === 'amounts' && one.rows.ids[0] !== here);
  if (rest.length < 2 || rest.length === offered.length) return [];
  const options = rest.flatMap((one) => (one.kind === 'amounts' ? one.rows.ids.slice(0, 1) : []));
  return proposal(
    { kind: 'choice', of: 'place', options, behind: rest, understood: [] },
    using(evidence, { concepts: [...ONWARD, ...PLAIN, 'other'] }),
    [{ why: '接上一问，另外几个', cost: 0 }],
  );
}
