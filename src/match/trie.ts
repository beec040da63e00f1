/** Children are a list, not a map: few nodes have more than one, and building ten thousand maps takes long. */
interface Node<T> {
  readonly code: number;
  value: T | undefined;
  child: Node<T> | undefined;
  sibling: Node<T> | undefined;
}

/** Finds every stored key that begins at a position of a text, in one walk. */
export class Trie<T> {
  readonly #roots = new Map<number, Node<T>>();

  set(key: string, value: T): void {
    let node: Node<T> | undefined;
    for (let i = 0; i < key.length; i++) node = this.#grown(node, key.charCodeAt(i));
    if (node) node.value = value;
  }

  get(key: string): T | undefined {
    return this.#at(key)?.value;
  }

  /** The values whose keys are this one with one more character. */
  oneMore(key: string): T[] {
    const values: T[] = [];
    for (let node = this.#at(key)?.child; node; node = node.sibling)
      if (node.value !== undefined) values.push(node.value);
    return values;
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
    let node: Node<T> | undefined;
    let skipped = false;
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const next: Node<T> | undefined = this.#next(node, code);
      if (next) {
        node = next;
        if (node.value !== undefined) found(node.value, i + 1, skipped);
      } else if (i > from && skip?.(code)) skipped = true;
      else return;
    }
  }

  #at(key: string): Node<T> | undefined {
    let node: Node<T> | undefined;
    for (let i = 0; i < key.length; i++) {
      node = this.#next(node, key.charCodeAt(i));
      if (!node) return undefined;
    }
    return node;
  }

  #next(node: Node<T> | undefined, code: number): Node<T> | undefined {
    if (!node) return this.#roots.get(code);
    let child = node.child;
    while (child && child.code !== code) child = child.sibling;
    return child;
  }

  #grown(node: Node<T> | undefined, code: number): Node<T> {
    const known = this.#next(node, code);
    if (known) return known;
    const grown: Node<T> = { code, value: undefined, child: undefined, sibling: undefined };
    if (!node) this.#roots.set(code, grown);
    else {
      if (node.child) grown.sibling = node.child;
      node.child = grown;
    }
    return grown;
  }
}
