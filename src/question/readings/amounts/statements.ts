import { sense } from '../../../match/term.js';
import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { hasRole, isA, type Token } from '../../evidence/token.js';
import { columnNamed } from './columns.js';
import { isMeasure } from './part-bound.js';
import { contains } from './rows.js';

/** What a report says of some places: what they have, and what part they are. */
export type Statement = FigureTold | ShareTold;

interface Told {
  /** The places that it is said of. */
  readonly parts: readonly Mention[];
  /** The column that is named for it alone. */
  readonly column?: Token | undefined;
  /** What was told before 其中, where it is said of what lies in that. */
  readonly outer?: Outer | undefined;
}

export interface FigureTold extends Told {
  readonly is: 'figure';
  readonly token: Token;
}

export interface ShareTold extends Told {
  readonly is: 'share';
  readonly measure: Token;
  /** 占, where it says that it is a part. */
  readonly operator?: Token | undefined;
  /** The whole that is named. */
  readonly whole?: Mention | undefined;
  /** The column that is named for the whole: 占全年. */
  readonly wholeColumn?: Token | undefined;
  /** The whole of the share or the rank before it: 莎车占全区8.26%，叶城占7.18%; 莎车全区第一，占8.3%. */
  readonly before?: Mention | undefined;
  /** The figure that was told of the same places before it, whose column it shares. */
  readonly figure?: FigureTold | undefined;
}

/** What stands before 其中: 全区本次下达227496万元，其中喀什…. */
export interface Outer {
  readonly parts: readonly Mention[];
  readonly column?: Token | undefined;
}

/** Beside one of these something is asked or worked out, and a text does more than to state. */
const ASKING = [
  'howMuch',
  'who',
  'apiece',
  'than',
  'difference',
  'compare',
  'times',
  'average',
  'except',
  'exceptAfter',
  'plus',
  'rest',
  'or',
  'howMany',
  'rankOf',
  'list',
  'between',
  'distance',
  'onward',
  'insteadOf',
  'front',
  'rear',
];

/** What a text states, one after the other; undefined where it does anything else, or nobody can tell of what it is said. */
export function statementsIn(evidence: Evidence): readonly Statement[] | undefined {
  const known = FOUND.get(evidence);
  if (known !== undefined) return known ?? undefined;
  const { live, places } = evidence;
  const figures = live.filter((token) => token.as === 'value' || isMeasure(token));
  const takes = evidence.tokens.some((token) => isA(token, 'minus') && !isCutTold(evidence, token));
  const asks =
    takes || evidence.has(...ASKING) || live.some((token) => isA(token, 'percent') && !token.number);
  const found =
    figures.length === 0 || asks || places.excluded.length > 0 || places.gap
      ? undefined
      : new Telling(evidence).all();
  FOUND.set(evidence, found ?? null);
  return found;
}

/** Several readings ask for them. */
const FOUND = new WeakMap<Evidence, readonly Statement[] | null>();

/** The region as if it were named before all else. */
export const assumedRegion = ({ catalogue }: Evidence): Mention => ({
  from: 0,
  to: 0,
  ids: [catalogue.region.id],
  sure: true,
  covers: [],
});

/** No place is named, and the region is taken for granted. */
export const isAssumed = ([only]: readonly Mention[]): boolean => only?.from === 0 && only.to === 0;

/** 其中本次减了19万: behind a column or a mark, and right before the figure, so much was cut. */
function isCutTold({ tokens }: Evidence, { index }: Token): boolean {
  const before = tokens.findLast((token) => token.index < index && !hasRole(token, 'idle'));
  const next = tokens.find((token) => token.index > index && !hasRole(token, 'idle'));
  return next?.as === 'value' && hasRole(before, 'column', 'mark');
}

/** Where something stands, which is read by itself with what is stated beside it: 第四, 第一, 最多. */
const isRank = (token: Token): boolean =>
  token.as === 'rank' || isA(token, 'first', 'most', 'least', 'lastRank');

/** Goes through a text word by word and keeps of what it speaks. */
class Telling {
  readonly #told: Statement[] = [];
  /** Of what the last statement was. */
  #parts: readonly Mention[] = [];
  /** The places and columns since then. */
  #named: Mention[] = [];
  #column: Token | undefined;
  #operator: Token | undefined;
  #whole: Mention | undefined;
  #wholeColumn: Token | undefined;
  #outer: Outer | undefined;
  /** 合计33%: of all that was told of one by one. */
  #together = false;
  /** 分别: what follows is of one after the other of these. */
  #apart = false;
  #queue: readonly Mention[] = [];
  #failed = false;

  constructor(private readonly evidence: Evidence) {
    if (isAssumed(evidence.mentions)) this.#parts = evidence.mentions;
  }

  all(): readonly Statement[] | undefined {
    for (const token of this.evidence.live) if (!this.#failed) this.#read(token);
    const open = this.#operator ?? this.#named[0] ?? this.#queue[0];
    return this.#failed || open || this.#apart || this.#told.length === 0 ? undefined : this.#told;
  }

  #read(token: Token): void {
    if (isA(token, 'each', 'shareApart')) this.#apart = true;
    const place = hasRole(token, 'place') && this.#mentionAt(token);
    if (place) this.#place(place, token);
    else if (isA(token, 'share') && !token.number) this.#share(token);
    else if (hasRole(token, 'column') && columnNamed(token)) this.#columnOf(token);
    else if (isA(token, 'within')) this.#inside();
    else if (isMeasure(token)) this.#measure(token);
    else if (token.as === 'value') this.#figure(token);
    else if (isRank(token)) this.#failed = true;
    else if (isA(token, 'sum', 'altogether')) this.#together = true;
  }

  #mentionAt({ from }: Token): Mention | undefined {
    const { mentions } = this.evidence;
    return (
      mentions.find((mention) => mention.from === from) ??
      mentions.find(({ covers }) => covers.includes(from))
    );
  }

  /** 占喀什的叶城: what only says where another lies is no whole. */
  #place(place: Mention, { from, span }: Token): void {
    const own = sense(span, 'place')?.ids.some((id) => place.ids.includes(id)) ?? place.group !== undefined;
    const isAddress = place.from !== from && !own;
    if (isAddress) this.#failed ||= this.#operator !== undefined;
    else if (!this.#operator) this.#named = [...this.#named.filter((one) => one !== place), place];
    else if (this.#whole && this.#whole !== place) this.#failed = true;
    else this.#whole = place;
  }

  /** 占; the noun behind what 占 began (占比, 比重) says nothing new. */
  #share(token: Token): void {
    this.#operator ??= token;
    if (isA(token, 'shareWithin') && this.#told.length + this.#named.length > 0) this.#inside();
  }

  /** Before 占 that of the part, behind it that of the whole; 不到全年的10% needs no 占. */
  #columnOf(token: Token): void {
    const key = columnNamed(token);
    const { main } = this.evidence.catalogue;
    const isWhole = this.#operator ?? (key === main && this.#column);
    if (isWhole) this.#wholeColumn = token;
    else if (this.#column && columnNamed(this.#column) !== key) this.#failed = true;
    else this.#column ??= token;
  }

  /** 其中: what was told last is that in which the following lies. */
  #inside(): void {
    const last = this.#told.at(-1);
    const parts = this.#named.length > 0 ? this.#named : this.#parts;
    if (parts.length === 0 && !this.#column) return;
    this.#outer = { parts, column: this.#column ?? (this.#named.length > 0 ? undefined : last?.column) };
    this.#parts = parts;
    this.#named = [];
    this.#column = undefined;
  }

  #figure(token: Token): void {
    if (this.#operator) this.#failed = true;
    this.#tell({ is: 'figure', token, ...this.#common() });
  }

  /** With no 占 the column of the part, or that of its figure, is what is so much of the year. */
  #measure(measure: Token): void {
    // 本次116万，不到全年的10%: of the year, which is the whole of the figure before.
    const { main } = this.evidence.catalogue;
    const isYear = !this.#operator && this.#column !== undefined && columnNamed(this.#column) === main;
    if (isYear) {
      this.#wholeColumn = this.#column;
      this.#column = undefined;
    }
    const common = this.#common();
    const figure = this.#told.findLast(
      (one): one is FigureTold => one.is === 'figure' && isSame(one.parts, common.parts),
    );
    const hasColumn = common.column ?? (this.#wholeColumn && figure);
    const goesOn = this.#together && this.#told.at(-1)?.is === 'share';
    if (!this.#operator && !hasColumn && !goesOn) this.#failed = true;
    const own = !this.#operator && !this.#wholeColumn && !goesOn;
    const before = this.#told
      .flatMap((one) => (one.is === 'share' && one.whole !== undefined ? [one.whole] : []))
      .at(-1);
    this.#tell({
      is: 'share',
      measure,
      operator: this.#operator,
      whole: this.#whole,
      before,
      wholeColumn: this.#wholeColumn,
      figure,
      ...common,
      ...(own && { outer: { parts: common.parts } }),
    });
  }

  /** All single places that were told of, where they are several. */
  #all(): readonly Mention[] {
    const all = new Set(this.#told.flatMap(({ parts }) => (parts.length === 1 ? parts : [])));
    return all.size > 1 ? [...all].filter((one) => one !== this.#outer?.parts[0]) : this.#parts;
  }

  /** True where the places lie in those before 其中, or are the same. */
  #isInside(parts: readonly Mention[]): boolean {
    const around = this.#outer?.parts ?? [];
    return parts.every((part) =>
      around.some(
        (one) => one === part || one.ids.some((id) => part.ids.includes(id)) || this.#isIn(part, one),
      ),
    );
  }

  #isIn(part: Mention, whole: Mention): boolean {
    return part !== whole && part.ids.some((id) => whole.ids.some((one) => contains(this.evidence, one, id)));
  }

  /** 莎车和叶城分别占17.67%和15.34%: the next of those that are told of in turn. */
  #inTurn(): void {
    if (this.#apart && this.#queue.length === 0)
      this.#queue = this.#named.length > 1 ? this.#named : this.#all();
    const [next, ...others] = this.#queue;
    if (!this.#apart || !next) return;
    this.#named = [next];
    this.#queue = others;
    if (others.length === 0) this.#apart = false;
  }

  /** Of what the next statement is, and what belongs to it alone. */
  #common(): Told {
    this.#inTurn();
    const [first, ...others] = this.#named;
    // 喀什地区莎车 are told apart where the first holds all others: it says where they lie.
    const holder = first && others.length > 0 && others.every((one) => this.#isIn(one, first));
    if (holder) this.#outer = { parts: [first] };
    if (first) this.#parts = holder ? others : this.#named;
    else if (this.#together) this.#parts = this.#all();
    if (first && !this.#isInside(this.#parts)) this.#outer = undefined;
    if (this.#parts.length === 0 && this.#told.length > 0) this.#failed = true;
    return { parts: this.#parts, column: this.#column, outer: this.#outer };
  }

  #tell(statement: Statement): void {
    this.#told.push(statement);
    this.#named = [];
    // What is said once holds for each of those in turn.
    if (this.#queue.length > 0) return;
    this.#column = undefined;
    this.#operator = undefined;
    this.#whole = undefined;
    this.#wholeColumn = undefined;
    this.#together = false;
  }
}

export const isSame = (a: readonly Mention[], b: readonly Mention[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));
