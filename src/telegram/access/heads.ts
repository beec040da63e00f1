import type { Access } from '../../store/access.js';
import { beijing } from '../../store/audit.js';
import type { Head } from '../../store/chain.js';
import type { State } from '../../store/state.js';
import { COMMANDS } from '../commands.js';
import type { Telegram } from '../framework/telegraf.js';
import { unlessRefused } from './cards.js';
import { ADMIN_COMMANDS } from './names.js';

/** So much of a hash tells two histories apart. */
const DIGITS = 16;

const SHOWN = /准入 (\d+)-([0-9a-f]*) 审计 (\d+)-([0-9a-f]*) (\d{4}-\d\d-\d\d)/;

type Kept = Pick<State<never>, 'ledger' | 'audit'>;

/** Where ledger and audit stood when an admin's chat was last told. */
export interface Heads {
  readonly ledger: Head;
  readonly audit: Head;
  /** The day in Beijing. */
  readonly day: string;
}

/**
 * Writes where ledger and audit stand into the menu of each admin's chat, beside /audit. A bot cannot read its old
 * messages, but it can read the menus that it set: they are the one memory that is not in STATE_DIR.
 */
export const showHeads = async (
  telegram: Telegram,
  access: Access,
  { ledger, audit }: Kept,
  now: number,
): Promise<void> => {
  const short = ({ n, hash }: Head) => `${n}-${hash.slice(0, DIGITS)}`;
  const heads = `准入 ${short(ledger.head)} 审计 ${short(audit.head)} ${beijing(now).slice(0, 10)}`;
  const commands = [...COMMANDS, ...ADMIN_COMMANDS].map(({ command, description }) => ({
    command,
    description: command === 'audit' ? `${description}（${heads}）` : description,
  }));
  await Promise.all(
    access.admins.map((admin) =>
      unlessRefused(() => telegram.setMyCommands(commands, { scope: { type: 'chat', chat_id: admin } })),
    ),
  );
};

/** What the admins' chats know: of each head the newest, whichever chat knows it. Undefined where none knows any. */
export const recallHeads = async (telegram: Telegram, access: Access): Promise<Heads | undefined> => {
  const known = await Promise.all(
    access.admins.map(async (admin) => {
      const commands = await unlessRefused(() =>
        telegram.getMyCommands({ scope: { type: 'chat', chat_id: admin } }),
      );
      return Array.isArray(commands)
        ? commands.flatMap(({ description }) => readHeads(description) ?? [])
        : [];
    }),
  );
  const all = known.flat();
  const newest = (pick: (heads: Heads) => Head) =>
    all.map(pick).reduce((best, head) => (head.n > best.n ? head : best), { n: 0, hash: '' });
  const days = all.map(({ day }) => day).sort();
  return all.length === 0
    ? undefined
    : { ledger: newest(({ ledger }) => ledger), audit: newest(({ audit }) => audit), day: days.at(-1) ?? '' };
};

const readHeads = (text: unknown): Heads | undefined => {
  const [found, n, hash = '', entry, seal = '', day = ''] = SHOWN.exec(String(text)) ?? [];
  return found === undefined
    ? undefined
    : { ledger: { n: Number(n), hash }, audit: { n: Number(entry), hash: seal }, day };
};
