import { checkTables } from '../../src/match/check.js';
import { compileLexicon, type Lexicon } from '../../src/match/lexicon.js';
import type { Vocabulary } from '../../src/match/vocabulary.js';
import { loadNotices } from '../../src/notice/load.js';
import { tablesIn } from '../../src/notice/tables.js';

/** The tables in `data/` with its shelf of notices. */
export function openVocabulary(): Vocabulary {
  const loaded = loadNotices('data');
  const checked = loaded.ok ? checkTables(tablesIn('data'), loaded.notices, []) : null;
  if (!checked) throw new Error('data/ does not load');
  return { ...checked.tables, shelf: checked.shelf };
}

/** Tells whether a spelling is a name or word of its own. */
export function knownTo(lexicon: Lexicon): (text: string) => boolean {
  const { trie } = lexicon.letters();
  return (text) => {
    const folded = lexicon.fold(text).text;
    let known = false;
    lexicon.walk(folded, 0, (_, to) => {
      known ||= to === folded.length;
    });
    return known || lexicon.elsewhere().get(folded) !== undefined || trie.get(folded) !== undefined;
  };
}

export const openLexicon = (): Lexicon => compileLexicon(openVocabulary());
