import type { Catalogue } from '../../notice/catalogue.js';
import type { Evidence } from '../evidence/evidence.js';
import { hasRole, isA, type Token } from '../evidence/token.js';
import type { Question } from '../model.js';
import { withPlace } from './replace.js';
import type { Thread } from './thread.js';

/**
 * The talk turned to the asker's own place where the message speaks of it: 我们县排第几, after 我们伽师县 and then 隔壁巴楚呢. It stays
 * where it is where nothing was called so, or where what is called so is of another kind.
 */
export function turnedToOurs(evidence: Evidence, thread: Thread): Thread {
  const { ours, focus, last } = thread;
  const word = evidence.live.find((token) => isA(token, 'ours'));
  const kind = word && kindBehind(word, evidence);
  // 我们地区比它多多少: it stands beside the one that the talk is about.
  if (!ours || !word || evidence.has('reference') || (kind === undefined && !isOperand(word, evidence)))
    return thread;
  const place = ofKind(ours, kind, evidence.catalogue);
  if (!place || (focus.length === 1 && focus[0] === place)) return thread;
  return {
    ...thread,
    last: withPlace(last, place, evidence.catalogue) ?? shown(place),
    shown: [place],
    focus: [place],
    singles: [place],
  };
}

/** The kind of place that 我们县 names, or that stands behind 我们: 我们地区. */
function kindBehind({ text, index }: Token, { tokens }: Evidence): string | undefined {
  const next = tokens[index + 1];
  return KIND.exec(text)?.[0] ?? (hasRole(next, 'suffix') ? KIND.exec(next?.text ?? '')?.[0] : undefined);
}

const KIND = /(?:地区|[县市州区])$/u;

/** 博州跟我们比, 我们本次呢, and neither 我们领导问 nor 我们算的是84%: something is asked of the place itself. */
function isOperand({ index }: Token, { tokens }: Evidence): boolean {
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  return (
    isA(before, 'and', 'than') ||
    isA(next, 'than', 'and', 'onward', 'rankOf') ||
    (hasRole(next, 'column') && !isA(next, 'altogether'))
  );
}

/** The place that is ours, or the prefecture in which it lies, by what it is called. */
function ofKind(ours: string, kind: string | undefined, catalogue: Catalogue): string | undefined {
  if (kind === undefined) return ours;
  const own = catalogue.row(ours);
  const home = catalogue.row(own?.prefecture ?? '');
  return [own, home].find((row) => row?.name.endsWith(kind))?.id;
}

const shown = (place: string): Question => ({
  kind: 'amounts',
  rows: { ids: [place] },
  operation: { is: 'show' },
  understood: [],
});
