import type { Context, MiddlewareFn } from 'telegraf';
import type { Update } from 'telegraf/types';
import type { Desk } from '../desk.js';
import type { Access } from '../store/access.js';
import type { State } from '../store/state.js';
import { admin } from './access/admin.js';
import { decisions } from './access/decisions.js';
import { pace } from './access/pace.js';
import { strangers } from './access/strangers.js';
import { commands } from './commands.js';
import { Enquiries } from './enquiries.js';
import { gate } from './gate.js';
import { questions } from './questions.js';
import { Replies } from './send.js';

/** What the bot does, in the order in which each part looks at an update: who may speak first, answers last. */
export function featuresOf(
  questionsPerMinute: number,
  access: Access,
  desk: Desk,
  { audit, faults }: State<Update>,
  now: () => number = Date.now,
  complain?: (err: unknown) => void,
): MiddlewareFn<Context>[] {
  const replies = new Replies(complain);
  // A reply waits until it is on record; what cannot be recorded is not answered.
  const enquiries = new Enquiries(desk, (who, kind, asked, { shown, outcome }) =>
    asked === '' ? undefined : audit.add({ who, kind, asked, shown, outcome }),
  );
  return [
    gate(),
    strangers(access, audit, now),
    decisions(access, audit, now),
    admin(access, audit, faults, now),
    commands(enquiries, replies),
    pace(questionsPerMinute),
    questions(enquiries, replies),
  ].map((feature) => feature.middleware());
}
