import { type Asking, said, withColumn } from './asking.js';
import type { Question } from './model.js';
import type { Mention } from './places/mention.js';

/** A mention brought down to one row, or the question back that it needs. */
export type Chosen =
  | { readonly id: string; readonly alternatives: readonly string[] }
  | { readonly ask: Question };

/** One row where the mention leaves no doubt or has a usual meaning; else a choice, or suggestions. */
export function choose(asking: Asking, mention: Mention): Chosen {
  const [first] = mention.ids;
  if (mention.sure && first && mention.ids.length === 1) return { id: first, alternatives: [] };
  if (mention.sure && mention.usual)
    return { id: mention.usual, alternatives: mention.ids.filter((id) => id !== mention.usual) };
  const options = [...new Set([...mention.ids, ...asking.places.suggestions])].slice(
    0,
    Math.max(5, mention.ids.length),
  );
  return { ask: { kind: 'choice', of: 'place', options, ...said(asking), ...withColumn(asking) } };
}

/**
 * Brings each of several mentions down to one row. A shared name takes the level of its company: beside prefectures
 * it is the prefecture.
 */
export function chooseAll(
  asking: Asking,
  mentions: readonly Mention[],
): { readonly ids: string[]; readonly understood: string[] } | { readonly ask: Question } {
  const { catalogue } = asking;
  const kindOf = (id: string): string | undefined => catalogue.row(id)?.kind;
  const certain = mentions.filter((m) => m.ids.length === 1 && m.sure);
  const company =
    certain.length > 0 && certain.every((m) => kindOf(m.ids[0] ?? '') === 'county') ? 'county' : 'prefecture';
  const ids: string[] = [];
  const understood: string[] = [];
  for (const mention of mentions) {
    if (mention.group) {
      ids.push(...mention.ids);
      continue;
    }
    const fitting = mention.ids.filter((id) => kindOf(id) === company);
    const [only] = fitting;
    if (mention.sure && mention.ids.length > 1 && fitting.length === 1 && only) {
      ids.push(only);
      understood.push(`“${nameOf(asking, mention)}”按“${catalogue.row(only)?.name ?? only}”理解`);
      continue;
    }
    const chosen = choose(asking, mention);
    if ('ask' in chosen) return chosen;
    ids.push(chosen.id);
  }
  return { ids: [...new Set(ids)], understood };
}

const nameOf = (asking: Asking, mention: Mention): string => asking.text.slice(mention.from, mention.to);
