import type { Context, MiddlewareFn } from 'telegraf';
import type { Update } from 'telegraf/types';
import type { Config } from '../config.js';
import type { Desk } from '../desk.js';
import { Access } from '../store/access.js';
import type { State } from '../store/state.js';
import { admin } from './access/admin.js';
import { decisions } from './access/decisions.js';
import { pace } from './access/pace.js';
import { strangers } from './access/strangers.js';
import { Buttons } from './buttons.js';
import { commands } from './commands.js';
import { Enquiries } from './enquiries.js';
import { gate } from './gate.js';
import { questions } from './questions.js';

type Settings = Pick<Config, 'adminIds' | 'allowedIds' | 'questionsPerMinute'>;

/** What the bot does, in the order in which each part looks at an update: who may speak first, answers last. */
export function featuresOf(
  { adminIds, allowedIds, questionsPerMinute }: Settings,
  desk: Desk,
  { ledger, audit, faults }: State<Update>,
  now: () => number = Date.now,
): MiddlewareFn<Context>[] {
  const access = new Access(ledger, adminIds, allowedIds);
  const buttons = new Buttons();
  const enquiries = new Enquiries(desk, (who, kind, asked, { shown, outcome }) =>
    asked === '' ? undefined : audit.add({ who, kind, asked, shown, outcome }),
  );
  return [
    gate(),
    strangers(access, audit, now),
    decisions(access, audit, now),
    admin(access, audit, faults, now),
    commands(enquiries, buttons),
    pace(questionsPerMinute),
    questions(enquiries, buttons),
  ].map((feature) => feature.middleware());
}
