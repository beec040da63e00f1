import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Access,
  type Change,
  MAX_OPEN,
  MAX_SHOWN,
  REQUEST_MS,
  type Request,
} from '../../src/store/access.js';
import { type Ledger, memoryLedger, openLedger } from '../../src/store/ledger.js';
import { emptyFolder } from './folder.js';

const ADMIN = 1;
const OTHER_ADMIN = 2;
const LISTED = 10;
const ANN = 100;

const request = (key: string, id = ANN, at = 0): Request => ({ key, id, name: 'Ann', line: '某局 安', at });
const opened = (ledger: Ledger<Change> = memoryLedger<Change>()) =>
  new Access(ledger, [ADMIN, OTHER_ADMIN], [LISTED]);

describe('who is allowed', () => {
  it.each([
    [ADMIN, true],
    [LISTED, true],
    [ANN, false],
    [0, false],
    [Number.NaN, false],
  ])('at the start: %d %s', (id, allowed) => expect(opened().isAllowed(id)).toBe(allowed));

  it('an approved person, until the revocation', () => {
    const access = opened();
    expect(access.apply(request('k'))).toBe('taken');
    expect(access.isAllowed(ANN)).toBe(false);
    expect(access.decide('k', 'approved', ADMIN, 1)).toMatchObject({ kind: 'decided', verdict: 'approved' });
    expect(access.isAllowed(ANN)).toBe(true);
    expect(access.revoke(ANN, ADMIN, 2)).toBe('revoked');
    expect(access.isAllowed(ANN)).toBe(false);
    expect(access.decide('k', 'approved', ADMIN, 3)).toMatchObject({ kind: 'already' });
    expect(access.isAllowed(ANN)).toBe(false);
    expect(access.apply(request('k2', ANN, 4))).toBe('taken');
    access.decide('k2', 'approved', OTHER_ADMIN, 5);
    expect(access.isAllowed(ANN)).toBe(true);
  });

  it('not an id of ALLOWED_IDS once revoked; an admin is never revoked here', () => {
    const access = opened();
    expect(access.revoke(LISTED, ADMIN, 1)).toBe('revoked');
    expect(access.isAllowed(LISTED)).toBe(false);
    expect(access.revoke(LISTED, ADMIN, 2)).toBe('nobody');
    expect(access.revoke(ADMIN, OTHER_ADMIN, 2)).toBe('admin');
    expect(access.revoke(999, ADMIN, 2)).toBe('nobody');
    expect(access.isAllowed(ADMIN)).toBe(true);
  });
});

describe('a request', () => {
  it('is decided once: the first decision stands', () => {
    const access = opened();
    access.apply(request('k'));
    expect(access.decide('k', 'rejected', ADMIN, 1).kind).toBe('decided');
    expect(access.decide('k', 'approved', OTHER_ADMIN, 2)).toMatchObject({
      kind: 'already',
      verdict: 'rejected',
    });
    expect(access.isAllowed(ANN)).toBe(false);
  });

  it('ends after seven days', () => {
    const access = opened();
    access.apply(request('k'));
    expect(access.openRequest(ANN, REQUEST_MS)?.key).toBe('k');
    expect(access.decide('k', 'approved', ADMIN, REQUEST_MS + 1).kind).toBe('expired');
    expect(access.isAllowed(ANN)).toBe(false);
    expect(access.apply(request('k2', ANN, REQUEST_MS + 1))).toBe('taken');
  });

  it('is one a person, a thousand in all, and twenty at a time before the admins', () => {
    const access = opened();
    for (let i = 0; i < MAX_OPEN; i++) expect(access.apply(request(`k${i}`, ANN + i))).toBe('taken');
    expect(access.apply(request('again'))).toBe('open');
    expect(access.apply(request('more', 9999))).toBe('full');
    expect(access.shown(0).map(({ key }) => key)).toEqual(
      Array.from({ length: MAX_SHOWN }, (_, i) => `k${i}`),
    );
    access.decide('k3', 'rejected', ADMIN, 1);
    expect(access.shown(1).at(-1)?.key).toBe(`k${MAX_SHOWN}`);
    expect(access.apply(request('more', 9999))).toBe('taken');
    expect(access.apply(request('x', ADMIN))).toBe('allowed');
  });

  it('ends with a revocation', () => {
    const access = opened();
    access.apply(request('k'));
    expect(access.revoke(ANN, ADMIN, 1)).toBe('revoked');
    expect(access.decide('k', 'approved', ADMIN, 2).kind).toBe('expired');
    expect(access.isAllowed(ANN)).toBe(false);
  });

  it.each([
    ['an unknown key', 'x', ADMIN],
    ['somebody who is no admin', 'k', ANN],
    ['nobody', 'k', 0],
  ])('is not decided by %s', (_, key, by) => {
    const access = opened();
    access.apply(request('k'));
    expect(access.decide(key, 'approved', by, 1)).toEqual({ kind: 'unknown' });
    expect(access.isAllowed(ANN)).toBe(false);
  });
});

it('a restart changes nothing', () => {
  const people = fc.integer({ min: 100, max: 103 });
  const step = fc.oneof(
    fc.record({ apply: people }),
    fc.record({ decide: fc.nat(9), verdict: fc.constantFrom('approved' as const, 'rejected' as const) }),
    fc.record({ revoke: fc.oneof(people, fc.constant(LISTED)) }),
    fc.record({ card: fc.nat(9) }),
  );
  const view = (access: Access) => ({
    approved: access.approved,
    listed: access.listed,
    suspended: access.suspended,
    open: [100, 101, 102, 103].map((id) => access.openRequest(id, 0)),
    cards: Array.from({ length: 10 }, (_, i) => access.cards(`k${i}`)),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const folder = emptyFolder();
      const ledger = openLedger<Change>(folder);
      const access = opened(ledger);
      let taken = 0;
      for (const step of steps) {
        if ('apply' in step) taken += Number(access.apply(request(`k${taken}`, step.apply)) === 'taken');
        else if ('decide' in step) access.decide(`k${step.decide}`, step.verdict, ADMIN, 0);
        else if ('revoke' in step) access.revoke(step.revoke, ADMIN, 0);
        else access.addCard(`k${step.card}`, { chat: ADMIN, message: 1 });
      }
      ledger.close();
      const again = openLedger<Change>(folder);
      expect(view(opened(again))).toEqual(view(access));
      again.close();
    }),
    { numRuns: 30 },
  );
});

describe('a damaged ledger', () => {
  it('lets nobody in by what stands before the damage, nor by ALLOWED_IDS, but by what stands behind it', () => {
    const decision = (key: string) =>
      ({ kind: 'decision', key, verdict: 'approved', by: ADMIN, at: 0 }) satisfies Change;
    const access = opened(
      memoryLedger<Change>([
        { n: 1, body: { kind: 'request', request: request('k', 100) } },
        { n: 2, body: decision('k') },
        { n: 3, body: { kind: 'request', request: request('open', 102) } },
        { gap: { from: 4, to: 4 } },
        { n: 5, body: { kind: 'request', request: request('l', 101) } },
        { n: 6, body: decision('l') },
        { n: 7, body: decision('open') },
      ]),
    );
    expect([ADMIN, LISTED, 100, 101, 102].map((id) => access.isAllowed(id))).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(access.suspended).toEqual([100, LISTED]);
    expect(access.apply(request('again', LISTED))).toBe('taken');
    access.decide('again', 'approved', ADMIN, 1);
    expect(access.isAllowed(LISTED)).toBe(true);
    expect(access.suspended).toEqual([100]);
  });

  it('no byte turned anywhere in the state gives anybody access', () => {
    const folder = emptyFolder();
    const ledger = openLedger<Change>(folder);
    const access = opened(ledger);
    access.apply(request('k', 700_200_002));
    access.decide('k', 'approved', ADMIN, 1);
    access.apply(request('l', 700_200_004));
    access.decide('l', 'approved', ADMIN, 1);
    access.revoke(700_200_004, ADMIN, 2);
    access.revoke(LISTED, ADMIN, 3);
    ledger.close();
    const allowed = new Set([ADMIN, OTHER_ADMIN, 700_200_002]);
    const sound = ['access.db', 'access.head'].map((name) => ({
      name,
      bytes: readFileSync(join(folder, name)),
    }));
    const harm = fc.record({
      file: fc.nat(1),
      at: fc.nat(),
      flip: fc.integer({ min: 1, max: 255 }),
      cut: fc.boolean(),
    });
    fc.assert(
      fc.property(harm, ({ file, at, flip, cut }) => {
        const copy = emptyFolder();
        for (const [index, { name, bytes }] of sound.entries()) {
          let harmed = Buffer.from(bytes);
          if (index === file) {
            const place = at % bytes.length;
            if (cut) harmed = harmed.subarray(0, place);
            else harmed[place] = (harmed[place] ?? 0) ^ flip;
          }
          writeFileSync(join(copy, name), harmed);
        }
        const again = openLedger<Change>(copy);
        const opened = new Access(again, [ADMIN, OTHER_ADMIN], [LISTED]);
        for (const { id } of opened.approved) expect(allowed).toContain(id);
        expect(opened.isAllowed(LISTED)).toBe(false);
        if (cut) expect(again.faults).not.toEqual([]);
        if (!opened.isAllowed(700_200_002)) expect(again.faults).not.toEqual([]);
        again.close();
      }),
      { numRuns: 150 },
    );
  });
});
