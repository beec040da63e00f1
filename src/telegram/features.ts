import type { Access } from '../store/access.js';
import { mask } from '../store/mask.js';
import type { State } from '../store/state.js';
import { admin } from './access/admin.js';
import { decisions } from './access/decisions.js';
import { length, type Pace, pacing } from './access/pace.js';
import { strangers } from './access/strangers.js';
import { commands } from './commands.js';
import { Enquiries } from './enquiries.js';
import type { Context, MiddlewareFn, Update } from './framework/telegraf.js';
import { gate } from './gate.js';
import type { Loaded } from './notices/loaded.js';
import { notices } from './notices/wording.js';
import { questions } from './questions.js';
import { Replies } from './send.js';

/**
 * What the bot does, in the order in which each part looks at an update: who may speak first, answers last.
 * @param loaded what answers @param data the folder that it was loaded from
 */
export function featuresOf(
  pace: Pace,
  access: Access,
  loaded: Loaded,
  data: string,
  state: State<Update>,
  now: () => number = Date.now,
  complain?: (err: unknown) => void,
): MiddlewareFn<Context>[] {
  const replies = new Replies(complain);
  // A reply waits until it is on record; what cannot be recorded is not answered.
  const enquiries = new Enquiries(loaded, (who, kind, asked, { shown, outcome }, update) =>
    asked === '' ? undefined : state.audit.add({ who, kind, asked: mask(asked), shown, outcome, update }),
  );
  return [
    gate(),
    strangers(access, state, now),
    pacing(pace),
    decisions(access, state, now),
    admin(access, state, () => notices(loaded, data), now),
    commands(enquiries, replies),
    length(),
    questions(enquiries, replies),
  ].map((feature) => feature.middleware());
}
