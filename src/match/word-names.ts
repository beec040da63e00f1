import type { Composed, Name } from './notice-names.js';
import { partsOf } from './patterns.js';
import type { Sense, WordRole } from './term.js';
import type { Words } from './vocabulary.js';

/** What the word table knows: names as they are typed, and what patterns of classes make. */
export interface WordNames {
  readonly names: readonly Name[];
  /** Known as it is typed and nowhere else: neither mended nor read in pinyin. */
  readonly patterns: readonly Composed[];
}

type Patterned = Sense & { readonly is: 'subject' | 'indicator' | 'fact' | 'word' };

/** @param spelt brings a word to the spelling that folding gives */
export function namesOfWords(words: Words, spelt: (word: string) => string): WordNames {
  const classes = Object.fromEntries(
    Object.entries(words.classes).map(([name, members]) => [name, members.map(spelt)]),
  );
  const names: Name[] = [];
  const patterns: Composed[] = [];
  const addAll = (all: readonly string[], sense: Patterned): void => {
    for (const name of all)
      if (name.includes('{'))
        patterns.push({ parts: partsOf(name, classes), sense: { ...sense, composed: true } });
      else names.push({ name, sense });
  };
  const plain = (all: readonly string[], sense: Sense): void => {
    for (const name of all) names.push({ name, sense });
  };

  for (const { codes, names: all, cue } of words.subjects)
    addAll(all, { is: 'subject', codes, cue: cue === true });
  for (const { indicators, ofSubjects, names: all, cue } of words.indicators)
    addAll(all, {
      is: 'indicator',
      names: indicators,
      cue: cue === true,
      ...(ofSubjects && { ofSubjects }),
    });
  for (const { met = [], unmet = [], names: all } of words.claims)
    addAll(all, { is: 'word', concept: 'claim', role: 'topic', claims: { met, unmet } });
  for (const [name, all] of Object.entries(words.levels)) plain(all, { is: 'category', name });
  for (const { topics, names: all, cue } of words.facts)
    addAll(all, { is: 'fact', topics, cue: cue === true });
  for (const [role, concepts] of Object.entries(words.words))
    for (const [concept, all] of Object.entries(concepts))
      addAll(all, { is: 'word', concept, role: role as WordRole });
  return { names, patterns };
}
