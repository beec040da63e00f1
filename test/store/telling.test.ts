import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/store/access.js';
import { type Audit, type Event, memoryAudit } from '../../src/store/audit.js';
import { memoryLedger } from '../../src/store/ledger.js';
import { Telling } from '../../src/store/telling.js';

const revocation = (id: number): Change => ({ kind: 'revocation', id, by: 1, at: 0, update: id });

/** An audit that notes what is told, and refuses as often as it is asked to. */
const noting = (refusals = 0): { audit: Audit; told: string[] } => {
  const told: string[] = [];
  let left = refusals;
  const add = async ({ asked }: Event) => {
    if (left-- > 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    told.push(asked);
  };
  return { audit: { ...memoryAudit(), add }, told };
};

describe('what has changed is in the audit once it is settled', () => {
  it('however soon one change follows another', async () => {
    // So many turns later: one of them falls between the end of a telling and its being over.
    for (let turns = 0; turns < 20; turns++) {
      const { audit, told } = noting();
      const telling = new Telling(memoryLedger<Change>(), audit);
      telling.ledger.append(revocation(1));
      const first = telling.settle();
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      telling.ledger.append(revocation(2));
      await telling.settle();
      expect(told, `${turns} turns`).toEqual(['1', '2']);
      await first;
    }
  });

  it('also what a full disk refused at first', async () => {
    const { audit, told } = noting(1);
    const telling = new Telling(memoryLedger<Change>(), audit);
    telling.ledger.append(revocation(7));
    await expect(telling.settle()).rejects.toThrow('full');
    telling.ledger.append(revocation(8));
    await telling.settle();
    expect(told).toEqual(['7', '8']);
  });
});
