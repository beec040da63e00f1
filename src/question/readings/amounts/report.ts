import type { Column } from '../../../notice/model.js';
import { inTenThousands } from '../../../text/amounts.js';
import { type Evidence, within } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import { isA, type Token } from '../../evidence/token.js';
import type { Amounts, Claim, ClaimedShare, Question, Rows, Whole } from '../../model.js';
import { agrees, type Rough } from '../../rough.js';
import { WEIGHTS } from '../../weights.js';
import { type Proposal, type Propose, using } from '../proposal.js';
import { asked, COLUMN_WORDS, columnNamed, PLAIN } from './columns.js';
import { cutBefore } from './cut-words.js';
import { rowsMeant } from './meant.js';
import { boundAsked } from './reached.js';
import { type Resolved, resolve } from './resolve.js';
import { roughlyOf } from './roughly.js';
import { contains, levelWords, prefectureOf } from './rows.js';
import { claimedAt } from './share-said.js';
import { HELD } from './stated.js';
import {
  assumedRegion,
  type FigureTold,
  isAssumed,
  isSame,
  type ShareTold,
  type Statement,
  statementsIn,
} from './statements.js';
import { defaultWhole, wholeMeant } from './whole-meant.js';

/**
 * 和田地区17.82亿元，占全区22.5%，其中提前下达14.35亿元: what a report states one after the other, each figure held against its own column and
 * each share against its own whole.
 */
export const report: Propose = (evidence) => {
  const { mentions, places } = evidence;
  if (mentions.length > 0) return reported(evidence);
  // 提前下达占全年七成多，是不是: of no place that is named, and held against the region's.
  if (!evidence.has('check') || places.gap || levelWords(evidence).length > 0) return [];
  const said = `没有写地名，按“${evidence.catalogue.region.name}”理解`;
  return reported({ ...evidence, mentions: [assumedRegion(evidence)] }).map((one) => ({
    ...one,
    question: { ...one.question, understood: [...one.question.understood, said] },
    assumed: [...one.assumed, { why: said, cost: WEIGHTS.regionOfLevel }],
  }));
};

function reported(evidence: Evidence): readonly Proposal[] {
  const statements = reportIn(evidence);
  if (!statements) return [];
  const question = resolve(
    evidence,
    evidence.mentions,
    (resolved, understood) => new Holding(evidence, statements, resolved, understood).question(),
    (mention, ids) => meantBy(evidence, statements, mention, ids),
  );
  if (!question) return [];
  return [
    {
      question,
      used: using(evidence, {
        mentions: evidence.mentions,
        tokens: [
          ...statements.flatMap((one) => wordsOf(evidence, one)),
          ...levelWords(evidence),
          ...countsOf(evidence, statements),
        ],
        concepts: BESIDE,
      }),
      assumed: isHeld(evidence) ? [] : [HELD],
    },
  ];
}

const isHeld = (evidence: Evidence): boolean => evidence.has('check', 'met', 'yesNo', 'confirm');

/** Words beside what is stated that ask for nothing more. */
const BESIDE = [...COLUMN_WORDS, ...PLAIN, 'share', 'within', 'sum', 'ownWhole', 'and', 'actual', 'copula'];

/**
 * The statements of a text that makes several of which one is a share, or the sum of some behind what they lie in; one alone is read as
 * a share or a check by itself.
 */
export function reportIn(evidence: Evidence): readonly Statement[] | undefined {
  const statements = statementsIn(evidence);
  const [first, second] = statements ?? [];
  if (!statements || !first || (!second && !isBare(evidence, first))) return undefined;
  const isSum = (one: Statement): boolean =>
    one.is === 'figure' && isOfSeveral(one) && one.outer !== undefined;
  const isReport = statements.some((one) => one.is === 'share' || isSum(one));
  const isClear = statements.every((one) => isTold(evidence, one));
  return isReport && isClear ? statements : undefined;
}

/** 沙雅本次不到一成，对吗; 提前下达占全年七成多，是不是: one share alone, with no 占, or of the region that is not named. */
const isBare = (evidence: Evidence, one: Statement): boolean =>
  one.is === 'share' && isHeld(evidence) && (one.operator === undefined || isAssumed(one.parts));

const isOfSeveral = ({ parts: [first, second] }: Statement): boolean =>
  second !== undefined || first?.group !== undefined;

/** A figure of several has a word that says so: 莎车、叶城两县12亿; a threshold is none. */
function isTold(evidence: Evidence, one: Statement): boolean {
  switch (one.is) {
    case 'share':
      return one.parts.length > 0;
    case 'figure': {
      const [first, second] = one.parts;
      const together = !second || evidence.has('sum', 'altogether') || countsOf(evidence, [one]).length > 0;
      return (
        first !== undefined &&
        together &&
        boundAsked(besideFigure(evidence, one.token), one.token) === undefined
      );
    }
  }
}

/** 莎车、叶城两县: so many are told of. */
const countsOf = ({ live }: Evidence, statements: readonly Statement[]): readonly Token[] =>
  live.filter(
    ({ as, number }) =>
      as === 'count' &&
      statements.some(({ parts }) =>
        [parts.length, parts.flatMap(({ ids }) => ids).length].some((n) => number?.value.eq(n)),
      ),
  );

/** What is claimed by a percentage; the words for its side stand in its own clause. */
const saidOf = (evidence: Evidence, measure: Token): ReturnType<typeof claimedAt> =>
  claimedAt(besideFigure(evidence, measure), measure, true);

/** What stands in the clause of a figure and beside no other one. */
function besideFigure(evidence: Evidence, figure: Token): Evidence {
  const own = evidence.live.filter(({ clause }) => clause === figure.clause);
  const before = own.findLast((token) => token.to <= figure.from && isFigure(token));
  const behind = own.find((token) => token.from >= figure.to && (isFigure(token) || isA(token, 'share')));
  return within(evidence, before?.to ?? own[0]?.from ?? 0, behind?.from ?? own.at(-1)?.to ?? 0);
}

const isFigure = (token: Token): boolean => token.as === 'value' || token.as === 'percent';

function wordsOf(evidence: Evidence, one: Statement): readonly (Token | undefined)[] {
  if (one.is === 'figure')
    return [one.token, ...roughlyOf(evidence, one.token).tokens, ...(cutOf(evidence, one.token) ?? [])];
  const about = [-1, 1].map((step) => evidence.tokens[one.measure.index + step]);
  return (
    saidOf(evidence, one.measure)?.tokens ?? [one.measure, ...about.filter((token) => isA(token, 'about'))]
  );
}

/** The data tell which of the places that share a name is meant: the one that has the figure; a whole is the prefecture. */
function meantBy(
  evidence: Evidence,
  statements: readonly Statement[],
  mention: Mention,
  ids: readonly string[],
): readonly string[] {
  const own = statements.flatMap((one) => (one.is === 'figure' && isSame(one.parts, [mention]) ? [one] : []));
  const fitting = ids.filter((id) => own.some((one) => columnsWith(evidence, id, one).length > 0));
  if (fitting.length === 1) return fitting;
  const isWhole = statements.some(
    (one) => (one.is === 'share' && one.whole === mention) || one.outer?.parts.includes(mention),
  );
  const prefecture = prefectureOf(evidence, ids);
  return isWhole && prefecture ? [prefecture] : [];
}

interface Amount {
  readonly amount: Claim['amount'];
  readonly rough?: Rough;
}

function amountOf(evidence: Evidence, { token }: FigureTold): Amount {
  const { rough } = roughlyOf(evidence, token);
  const told = inTenThousands(token.number as NonNullable<Token['number']>);
  return {
    amount: cutOf(evidence, token) ? told.abs().neg() : told,
    ...(rough && { rough }),
  };
}

/** 本次减了19万: the words that say so. */
const cutOf = (evidence: Evidence, token: Token): readonly Token[] | undefined =>
  cutBefore(besideFigure(evidence, token), token);

/** The columns in which a row has the figure. */
function columnsWith(evidence: Evidence, id: string, one: FigureTold): readonly Column[] {
  const { catalogue } = evidence;
  const { amount, rough } = amountOf(evidence, one);
  const named = one.column && columnNamed(one.column);
  return (named ? [named] : catalogue.columns).filter((key) => {
    const actual = catalogue.row(id)?.amounts[key];
    return actual !== undefined && actual !== null && agrees(actual, amount, rough);
  });
}

/** Makes a question of each statement, the figures of single places beside the share that they are told with. */
class Holding {
  readonly #questions: Question[] = [];
  #claims: Claim[] = [];

  constructor(
    private readonly evidence: Evidence,
    private readonly statements: readonly Statement[],
    private readonly resolved: readonly Resolved[],
    private readonly understood: readonly string[],
  ) {}

  question(): Question | undefined {
    for (const one of this.statements) {
      const made = this.#made(one);
      if (made === undefined) return undefined;
      this.#questions.push(...made);
    }
    this.#atLast();
    const [only, second] = this.#questions;
    if (!only) return undefined;
    return second
      ? { kind: 'several', questions: this.#questions, understood: this.understood }
      : { ...only, understood: this.understood };
  }

  /** Figures behind the last share stand beside that. */
  #atLast(): void {
    if (this.#claims.length === 0) return;
    const at = this.#questions.findLastIndex((one) => one.kind === 'amounts' && one.operation.is === 'share');
    const last = this.#questions[at];
    if (last?.kind === 'amounts' && last.operation.is === 'share') {
      const claims = [...(last.operation.claims ?? []), ...this.#claims];
      this.#questions[at] = { ...last, operation: { ...last.operation, claims } };
    } else {
      const ids = [...new Set(this.#claims.map(({ place }) => place))];
      const is = ids.length === 1 ? 'show' : 'compare';
      this.#questions.unshift(this.#of({ ids }, { is, claims: this.#claims }, undefined));
    }
    this.#claims = [];
  }

  #made(one: Statement): readonly Question[] | undefined {
    const ids = this.#idsOf(one.parts);
    if (ids.length === 0) return undefined;
    switch (one.is) {
      case 'figure':
        return this.#figure(one, ids);
      case 'share':
        return this.#share(one, ids);
    }
  }

  #figure(one: FigureTold, ids: readonly string[]): readonly Question[] {
    const { amount, rough } = amountOf(this.evidence, one);
    const [place] = ids;
    const column = this.#columnTold(one, ids);
    if (isOfSeveral(one)) {
      const rows = { ids, ...labelOf(one.parts) };
      const operation = { is: 'total', measure: 'sum', claimed: amount, ...(rough && { rough }) } as const;
      return [this.#of(rows, operation, column)];
    }
    this.#claims.push({
      place: place as string,
      amount,
      ...(column && { column }),
      ...(rough && { rough }),
    });
    return [];
  }

  /** The column that is named; behind 其中 that of what it lies in, unless the place has the figure in another. */
  #columnTold(one: FigureTold, [place]: readonly string[]): Column | undefined {
    const named = one.column && columnNamed(one.column);
    const outer = one.outer?.column && columnNamed(one.outer.column);
    if (named || !outer || !place || isOfSeveral(one)) return named ?? outer;
    const held = columnsWith(this.evidence, place, one);
    return held.length === 0 || held.includes(outer) ? outer : undefined;
  }

  #share(one: ShareTold, ids: readonly string[]): readonly Question[] | undefined {
    const { catalogue } = this.evidence;
    const claimed = saidOf(this.evidence, one.measure)?.claimed;
    const ofWhole = one.wholeColumn && columnNamed(one.wholeColumn);
    const column = this.#columnOf(one, ids) ?? (one.whole && ofWhole);
    const isPart = column !== undefined && column !== catalogue.main;
    const whole = this.#wholeOf(one, ids, isPart) ?? this.#nearest(one, ids, column, claimed);
    if (!whole || (typeof whole === 'string' && ids.includes(whole))) return undefined;
    const of = whole !== 'year' && one.whole && ofWhole && ofWhole !== column ? ofWhole : undefined;
    const claims = this.#claims;
    this.#claims = [];
    const operation = {
      is: 'share',
      whole,
      ...(of && { of }),
      ...(claims.length > 0 && { claims }),
      ...(claimed && { claimed }),
    } as const;
    return [this.#of({ ids, ...labelOf(one.parts) }, operation, column)];
  }

  /** The column that is named for the part; else that of the figure before it, or in which that is one; else that before 其中. */
  #columnOf({ column, figure, outer }: ShareTold, [place]: readonly string[]): Column | undefined {
    const { main } = this.evidence.catalogue;
    const named = column && columnNamed(column);
    if (named || !figure || !place) return named ?? (outer?.column && columnNamed(outer.column));
    const told = this.#columnTold(figure, [place]);
    if (told || isOfSeveral(figure)) return told;
    const held = columnsWith(this.evidence, place, figure);
    return held.includes(main) ? undefined : held[0];
  }

  /** The whole that is named: a place, a set, or the year of the same place. */
  #wholeOf(one: ShareTold, ids: readonly string[], isPart: boolean): Whole | undefined {
    const { whole, wholeColumn, parts, outer } = one;
    if (whole) {
      const [id] = this.#idsOf([whole]);
      // 叶城提前48848，占叶城全年的85.9%
      if (isPart && wholeColumn && id !== undefined && ids.length === 1 && ids.includes(id)) return 'year';
      return whole.group ? { ids: this.#idsOf([whole]), label: whole.group } : id;
    }
    const isOwn = outer !== undefined && isSame(outer.parts, parts);
    return isPart && (wholeColumn !== undefined || isOwn) && ids.length > 0 ? 'year' : undefined;
  }

  /** With no whole named what it lies in, what was told before 其中, or the year: the one of which it is true. */
  #nearest(
    { outer, parts, before }: ShareTold,
    ids: readonly string[],
    column: Column | undefined,
    claimed: ClaimedShare | undefined,
  ): Whole | undefined {
    const { catalogue } = this.evidence;
    const around = outer && !isSame(outer.parts, parts) ? this.#idsOf(outer.parts) : [];
    const [only, second] = around;
    const told: Whole[] = second ? [{ ids: around, ...labelOf(outer?.parts ?? []) }] : only ? [only] : [];
    const [last] = before && !before.group ? this.#idsOf([before]) : [];
    const same: Whole[] =
      last !== undefined && ids.every((id) => contains(this.evidence, last, id)) ? [last] : [];
    const year: Whole[] = column !== undefined && column !== catalogue.main ? ['year'] : [];
    const home = ids.includes(catalogue.region.id) ? [] : [defaultWhole(this.evidence, ids)];
    // 提前占八成，本次占两成: a part of the year behind one that is.
    const lastMade = this.#questions.at(-1);
    const wholes = isOfYear(lastMade, ids)
      ? [...year, ...told, ...same, ...home]
      : [...told, ...same, ...home, ...year];
    // 占近一半 claims nothing that could tell.
    return claimed ? wholeMeant(this.evidence, ids, column, claimed, wholes) : wholes[0];
  }

  #idsOf(mentions: readonly Mention[]): readonly string[] {
    const ids = mentions.flatMap((mention) =>
      rowsMeant(this.evidence, mention, this.resolved.find((one) => one.mention === mention)?.ids ?? []),
    );
    return [...new Set(ids)];
  }

  #of(rows: Rows, operation: Amounts['operation'], column: Column | undefined): Question {
    return { kind: 'amounts', rows, operation, ...asked(this.evidence, column), understood: [] };
  }
}

const isOfYear = (question: Question | undefined, [id, more]: readonly string[]): boolean =>
  question?.kind === 'amounts' &&
  question.operation.is === 'share' &&
  question.operation.whole === 'year' &&
  question.rows.ids[0] === id &&
  more === undefined;

const labelOf = ([only, second]: readonly Mention[]): { readonly label?: string } =>
  only?.group && !second ? { label: only.group } : {};
