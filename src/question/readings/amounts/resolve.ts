import type { Evidence } from '../../evidence/evidence.js';
import type { Mention } from '../../evidence/places/mention.js';
import type { Question } from '../../model.js';
import { asked, type columnOf } from './columns.js';

/** A mention with the rows that it was taken for. */
export interface Resolved {
  readonly mention: Mention;
  readonly ids: readonly string[];
}

/** Makes the question from the rows that each mention stands for; undefined where they make none. */
export type Build = (resolved: readonly Resolved[], understood: readonly string[]) => Question | undefined;

/** Which of the places that share a name is meant, where something else in the text says so. */
export type Prefer = (mention: Mention, ids: readonly string[]) => readonly string[];

/** The most places that a choice offers, unless a name is shared by more. */
const MOST_OPTIONS = 5;

/**
 * Brings each mention down to its rows and makes the question. A shared name takes the level of its company: beside
 * prefectures it is the prefecture. Where only a question back can tell, the question is a choice that knows the whole
 * question behind each option.
 */
export function resolve(
  evidence: Evidence,
  mentions: readonly Mention[],
  build: Build,
  prefer?: Prefer,
): Question | undefined {
  const understood: string[] = [];
  const resolved: Resolved[] = [];
  let open: { at: number; mention: Mention; ids: readonly string[] } | undefined;
  let alternatives: readonly string[] = [];
  mentions.forEach((mention, at) => {
    const ids = narrowed(evidence, mention, mentions, prefer);
    const [only] = ids;
    if (mention.group || (ids.length === 1 && mention.sure && only)) {
      if (!mention.group && mention.ids.length > 1 && only && mentions.length > 1)
        understood.push(
          `“${evidence.text.slice(mention.from, mention.to)}”按“${evidence.catalogue.row(only)?.name ?? only}”理解`,
        );
      resolved.push({ mention, ids });
    } else if (mention.sure && mention.usual && mentions.length === 1) {
      alternatives = mention.ids.filter((id) => id !== mention.usual);
      resolved.push({ mention, ids: [mention.usual] });
    } else {
      open ??= { at, mention, ids };
      resolved.push({ mention, ids: ids.slice(0, 1) });
    }
  });
  const notes = [...evidence.places.understood, ...understood];
  if (!open) {
    const question = build(resolved, notes);
    return question && alternatives.length > 0 ? { ...question, alternatives } : question;
  }
  return ask(evidence, open, resolved, build, notes);
}

function ask(
  evidence: Evidence,
  { at, mention, ids }: { at: number; mention: Mention; ids: readonly string[] },
  resolved: readonly Resolved[],
  build: Build,
  notes: readonly string[],
): Question | undefined {
  const options = [...new Set([...ids, ...evidence.places.suggestions])].slice(
    0,
    Math.max(MOST_OPTIONS, ids.length),
  );
  const behind = options.flatMap((id) => build(resolved.with(at, { mention, ids: [id] }), []) ?? []);
  if (behind.length !== options.length) return undefined;
  const [first] = behind;
  return {
    kind: 'choice',
    of: 'place',
    options,
    behind,
    understood: notes,
    ...(first?.kind === 'amounts' && first.column && { column: first.column }),
  };
}

/** The rows that a mention may stand for, narrowed down by what else the text says. */
function narrowed(
  evidence: Evidence,
  mention: Mention,
  mentions: readonly Mention[],
  prefer: Prefer | undefined,
): readonly string[] {
  if (mention.group || mention.ids.length === 1) return mention.ids;
  const preferred = prefer?.(mention, mention.ids) ?? [];
  if (preferred.length > 0) return preferred;
  if (mentions.length < 2 || !mention.sure) return mention.ids;
  const kindOf = (id: string | undefined) => evidence.catalogue.row(id ?? '')?.kind;
  const certain = mentions.filter((m) => m.ids.length === 1 && m.sure);
  const counties = certain.length > 0 && certain.every((m) => kindOf(m.ids[0]) === 'county');
  // A county beside 塔城 says nothing of which 塔城 is meant.
  if (counties && mention.usual) return mention.ids;
  const fitting = mention.ids.filter((id) => kindOf(id) === (counties ? 'county' : 'prefecture'));
  return fitting.length === 1 ? fitting : mention.ids;
}

/** Which of these places is meant: only the asker knows. Behind each stand its amounts, in the column that was asked for. */
export const oneAmong = (
  evidence: Evidence,
  options: readonly string[],
  column: ReturnType<typeof columnOf>,
): Question => ({
  kind: 'choice',
  of: 'place',
  options,
  behind: options.map((id) => ({
    kind: 'amounts' as const,
    rows: { ids: [id] },
    operation: { is: 'show' as const },
    ...asked(evidence, column),
    understood: [],
  })),
  understood: evidence.places.understood,
  ...(column && { column }),
});
