import type { Catalogue } from '../../notice/catalogue.js';
import type { Thread } from './thread.js';

/** The one prefecture that the talk is about: itself, or where all lies that was asked about last. */
export function homeOf({ focus, last }: Thread, catalogue: Catalogue): string | undefined {
  const scope = last.kind === 'amounts' ? (scopeOf(last.operation) ?? last.rows.scope) : undefined;
  const about = scope ? [scope] : focus;
  const homes = new Set(about.map((id) => catalogue.row(id)?.prefecture ?? id));
  const [home, more] = homes;
  return home && !more && catalogue.row(home)?.kind === 'prefecture' ? home : undefined;
}

/** The place among whose members one was ranked. */
const scopeOf = (operation: Extract<Thread['last'], { kind: 'amounts' }>['operation']): string | undefined =>
  operation.is === 'rank' ? operation.among.scope : undefined;
