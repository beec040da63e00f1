import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from './access.js';
import type { Verdict } from './audit.js';
import { checkChain } from './audit-check.js';
import { AuditFolder } from './audit-folder.js';
import { HEAD_WITHOUT_KEY, readNote } from './audit-note.js';
import { verdictLines } from './audit-report.js';
import { EMPTY, type Head, sealsOf } from './chain.js';
import { openLedger } from './ledger.js';
import { mattersTo } from './telling.js';
import { readWitness } from './witness.js';

/** What stands in the ledger may be on its way to the audit for so long. */
const ON_ITS_WAY_MS = 60_000;

interface Settings {
  readonly stateDir: string;
  readonly auditKey: string | undefined;
}

/** What the walk through the audit collects beside the verdict. */
interface Seen {
  /** The hashes of the ledger's records that the audit tells of. */
  readonly changes: Map<number, string>;
  /** When the oldest entry kept was written. */
  oldest: string;
  readonly findings: string[];
  /** The hash of the entry that was noted. */
  noted?: string;
}

/**
 * Checks the audit as `--check-audit` does: its chain, its key, the ledger, and a head that somebody noted. Writes
 * nothing into the state, and may run beside the bot.
 * @param noted an entry's number and the beginning of its hash
 * @returns whether all is well, and what to print
 */
export const inspectAudit = async (
  settings: Settings,
  noted?: Head,
): Promise<{ ok: boolean; text: string }> => {
  const path = join(settings.stateDir, 'audit');
  if (!existsSync(path)) return { ok: false, text: `STATE_DIR 中没有审计：“${path}”不存在。` };
  const file = join(path, 'head');
  const seals = sealsOf(settings.auditKey);
  const { keyId } = readNote(file);
  if (keyId !== '' && keyId !== seals.id) {
    return {
      ok: false,
      text: '审计是用另一个 AUDIT_KEY 写的，或现在没有设置：请改用写入时的 AUDIT_KEY 再核对。',
    };
  }
  const seal = keyId === '' ? seals.plain : (seals.keyed ?? seals.plain);
  const witness = existsSync(file) ? readWitness(readFileSync(file, 'utf8'), seal) : 'missing';
  const head = typeof witness === 'string' ? EMPTY : witness;
  const seen: Seen = { changes: new Map(), oldest: '', findings: [] };
  const verdict = await checkChain(new AuditFolder(path, seals).lines(), head, false, ({ entry, hash }) => {
    if (entry.change) seen.changes.set(entry.change.n, entry.change.hash);
    seen.oldest ||= entry.at;
    if (entry.kind === 'finding') seen.findings.push(`第 ${entry.n} 条（${entry.at}）：${entry.asked}`);
    if (entry.n === noted?.n) seen.noted = hash;
  });
  const wrong = [
    ...witnessFaults(witness, verdict),
    ...keyFaults(settings, keyId, verdict),
    ...ledgerFaults(settings.stateDir, seen),
    ...(noted ? notedFaults(noted, seen, verdict) : []),
  ];
  const ok = verdict.breaks.length === 0 && wrong.length === 0 && seen.findings.length === 0;
  const text = [
    `最新编号：${verdict.last.n}`,
    `校验值：${verdict.last.hash || '无'}`,
    ...verdictLines(verdict),
    ...(noted && wrong.length === 0 ? [`第 ${noted.n} 条与记下的校验值相符。`] : []),
    ...wrong,
    ...(seen.findings.length > 0
      ? ['历次启动时的发现：', ...seen.findings.map((found) => `· ${found}`)]
      : []),
    ok ? '结论：没有发现问题。' : '结论：有问题，见上。',
  ];
  return { ok, text: text.join('\n') };
};

const witnessFaults = (witness: ReturnType<typeof readWitness>, { entries }: Verdict): string[] =>
  typeof witness === 'string' && entries > 0 ? ['核对文件 audit/head 缺失或已损坏。'] : [];

const keyFaults = ({ auditKey }: Settings, keyId: string, { entries, keyedFrom }: Verdict): string[] => {
  if (auditKey === undefined || entries === 0) return [];
  if (keyedFrom === null) return ['设了 AUDIT_KEY，但审计中没有一条是用它写的：审计可能被整个改写过。'];
  return keyId === '' ? [HEAD_WITHOUT_KEY] : [];
};

const notedFaults = ({ n, hash }: Head, { noted }: Seen, { first, last }: Verdict): string[] => {
  if (noted?.startsWith(hash)) return [];
  if (noted !== undefined) return [`第 ${n} 条的校验值与记下的不符：审计被改写过。`];
  if (n > last.n)
    return [`记下的第 ${n} 条不在审计中（最新的是第 ${last.n} 条）：末尾被截去，或 STATE_DIR 是较早的。`];
  if (n < first) return [`第 ${n} 条已到期删除，不能再用它核对，请用较新的编号。`];
  return [`第 ${n} 条不在审计中，或已损坏。`];
};

/** Holds the audit against the ledger, both ways. */
const ledgerFaults = (stateDir: string, { changes, oldest }: Seen): string[] => {
  const ledger = copyOfLedger(stateDir);
  if (!ledger) return changes.size > 0 ? ['准入记录 access.db 不在，无法与它核对。'] : [];
  const faults: string[] = [];
  for (const [n, hash] of changes) {
    const known = ledger.hashOf(n);
    if (n > ledger.head.n)
      faults.push(
        `审计中有准入记录第 ${n} 条，而 access.db 只到第 ${ledger.head.n} 条：access.db 是较早的。`,
      );
    else if (known !== undefined && known !== hash) faults.push(`准入记录第 ${n} 条与审计中记下的不符。`);
  }
  for (const { n, body } of ledger.entries.flatMap((entry) => ('n' in entry ? entry : []))) {
    const told = mattersTo(body);
    if (!told || changes.has(n) || Date.now() - told.at < ON_ITS_WAY_MS) continue;
    // What is older than the oldest entry was told in one that has been dropped.
    if (told.when >= oldest) faults.push(`准入记录第 ${n} 条（${told.words}）在审计中没有。`);
  }
  return [...faults, ...ledger.faults];
};

/** The ledger is the bot's alone while that runs: a copy is read. */
const copyOfLedger = (stateDir: string) => {
  if (!existsSync(join(stateDir, 'access.db'))) return undefined;
  const copy = mkdtempSync(join(tmpdir(), 'check-audit-'));
  try {
    for (const name of ['access.db', 'access.db-journal', 'access.head']) {
      if (existsSync(join(stateDir, name))) copyFileSync(join(stateDir, name), join(copy, name));
    }
    const ledger = openLedger<Change>(copy);
    ledger.close();
    return ledger;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};
