import type { Chart } from './chart.js';

/** A piece of a line: plain, strong (a heading, the figure asked for) or an amount that a tap copies. */
export type Span = string | { readonly strong: string } | { readonly copy: string };

export type Line = readonly Span[];

/** Lines that belong together. A folded block is an expandable quotation where the way out has such a thing. */
export interface Block {
  readonly lines: readonly Line[];
  readonly folded?: boolean;
  /** A long list: the question that shows it again, for a way out that turns its pages. */
  readonly paged?: string;
}

/** A question that a tap or a number asks. */
export interface Offer {
  /** What the button says. */
  readonly label: string;
  /** The question in words: the program answers it as if it had been typed. */
  readonly ask: string;
}

/** A reply, for every way out: Telegram makes entities and buttons of it, the terminal lines and numbers. */
export interface Message {
  readonly blocks: readonly Block[];
  /** The readings to choose from, where the bot asks back. */
  readonly choices: readonly Offer[];
  /** What people usually ask next. */
  readonly next: readonly Offer[];
  /** The same figures as a picture, where one was asked for. */
  readonly picture?: Chart;
  /** True where an amount or a target stands in it: source named, sent with protect_content. */
  readonly figures: boolean;
}
