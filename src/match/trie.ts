interface Node<T> {
  readonly next: Map<number, Node<T>>;
  value?: T;
}

/** Finds every stored key that begins at a position of a text, in one walk. */
export class Trie<T> {
  readonly #root: Node<T> = { next: new Map() };

  set(key: string, value: T): void {
    let node = this.#root;
    for (let i = 0; i < key.length; i++) {
      const code = key.charCodeAt(i);
      let next = node.next.get(code);
      if (!next) {
        next = { next: new Map() };
        node.next.set(code, next);
      }
      node = next;
    }
    node.value = value;
  }

  get(key: string): T | undefined {
    return this.#at(key)?.value;
  }

  /** The values whose keys are this one with one more character. */
  oneMore(key: string): T[] {
    return [...(this.#at(key)?.next.values() ?? [])].flatMap(({ value }) =>
      value === undefined ? [] : [value],
    );
  }

  #at(key: string): Node<T> | undefined {
    let node: Node<T> | undefined = this.#root;
    for (let i = 0; i < key.length && node; i++) node = node.next.get(key.charCodeAt(i));
    return node;
  }

  /**
   * Calls `found` for each key at `from`, the shortest first.
   *
   * @param skip tells the characters that a key may run across without having them itself
   */
  walk(
    text: string,
    from: number,
    found: (value: T, to: number, skipped: boolean) => void,
    skip?: (code: number) => boolean,
  ): void {
    let node: Node<T> | undefined = this.#root;
    let skipped = false;
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const next: Node<T> | undefined = node.next.get(code);
      if (next) {
        node = next;
        if (node.value !== undefined) found(node.value, i + 1, skipped);
      } else if (i > from && skip?.(code)) skipped = true;
      else return;
    }
  }
}
