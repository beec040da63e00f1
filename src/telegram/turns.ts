/**
 * Lets so many chats have something in hand at a time, one thing each, in turns: whoever writes much waits behind
 * whoever writes for the first time, and what waits costs no more memory than its number.
 */
export class Turns<Item extends { readonly chat: number }> {
  private readonly waiting = new Map<number, Item[]>();
  private readonly line: number[] = [];
  private inHand = 0;

  constructor(
    private readonly most: number,
    private readonly start: (item: Item) => void,
  ) {}

  add(item: Item): void {
    const behind = this.waiting.get(item.chat);
    if (behind) {
      behind.push(item);
      return;
    }
    this.waiting.set(item.chat, [item]);
    this.line.push(item.chat);
    this.go();
  }

  /** What a chat has waiting, in order. */
  behind(chat: number): readonly Item[] {
    return this.waiting.get(chat) ?? [];
  }

  /** What was started has ended. */
  done({ chat }: Item): void {
    this.inHand--;
    if (this.waiting.get(chat)?.length) this.line.push(chat);
    else this.waiting.delete(chat);
    this.go();
  }

  private go(): void {
    while (this.inHand < this.most) {
      const chat = this.line.shift();
      const item = chat === undefined ? undefined : this.waiting.get(chat)?.shift();
      if (item === undefined) return;
      this.inHand++;
      this.start(item);
    }
  }
}
