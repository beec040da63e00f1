/** Of all ways through a text, stretch by stretch, keeps the cheapest to each offset. */
export class Lattice<Stretch extends { readonly from: number; readonly to: number }> {
  readonly #cost: number[];
  readonly #last: (Stretch | undefined)[];

  constructor(readonly length: number) {
    this.#cost = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY);
    this.#cost[0] = 0;
    this.#last = new Array(length + 1);
  }

  /** True where some way leads to the offset. */
  reaches(offset: number): boolean {
    return this.#cost[offset] !== Number.POSITIVE_INFINITY;
  }

  /** Offers a stretch that begins where some way leads. On a tie the later, longer one stands. */
  offer(stretch: Stretch, price: number): void {
    const total = (this.#cost[stretch.from] as number) + price;
    if (total > (this.#cost[stretch.to] as number) + 1e-9) return;
    this.#cost[stretch.to] = total;
    this.#last[stretch.to] = stretch;
  }

  /** The cheapest way to the end. */
  cheapest(): Stretch[] {
    const way: Stretch[] = [];
    for (let at = this.length; at > 0; ) {
      const stretch = this.#last[at] as Stretch;
      way.push(stretch);
      at = stretch.from;
    }
    return way.reverse();
  }
}
