import type { Desk, Memory, Reply } from '../desk.js';
import { Recent } from './recent.js';

const MOST_CHATS = 10_000;

/** How a question was put. */
export type Way = 'question' | 'edit' | 'tap';

/** Called with each answer before it is sent, e.g. by the audit; the reply waits for it. */
export type Record = (asker: number, way: Way, question: string, reply: Reply) => void | Promise<void>;

/** The desk as chats use it: each one's last turn is remembered for follow-ups. */
export class Enquiries {
  private readonly memories = new Recent<number, Memory>(MOST_CHATS);

  constructor(
    private readonly desk: Desk,
    private readonly record: Record = () => undefined,
  ) {}

  async ask(asker: number, question: string, way: Way): Promise<Reply> {
    // A button means the same whenever it is tapped, whatever was asked in between.
    const reply = this.desk.ask(question, way === 'tap' ? undefined : this.memories.get(asker));
    this.memories.set(asker, reply.memory);
    await this.record(asker, way, question, reply);
    return reply;
  }
}
