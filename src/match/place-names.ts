import { printedName, type Row } from '../notice/model.js';
import type { Shelf } from '../notice/shelf.js';
import { createDictionary } from './dictionary.js';
import type { Name } from './notice-names.js';
import { addSense } from './senses.js';
import { isAnywhere, stemOf } from './stem.js';
import type { NameKind, Sense } from './term.js';
import type { Gazetteer, Vocabulary } from './vocabulary.js';

/** Every place of the shelf by its id, each as the notices print it, the newest first. */
export type Printed = ReadonlyMap<string, readonly Row[]>;

/** The places that the notices of a shelf print. */
export function printedOn({ catalogues }: Shelf): Printed {
  const rows = new Map<string, Row[]>();
  for (const { notice } of catalogues)
    for (const row of notice.rows) {
      const printed = rows.get(row.id);
      if (!printed) rows.set(row.id, [row]);
      else if (!printed.some(({ path }) => path === row.path)) printed.push(row);
    }
  return rows;
}

/** What the tables call the places of the notices, and the names of places that no notice has. */
export function namesOfPlaces(gazetteer: Gazetteer, rows: Printed): Name[] {
  return [
    ...sharedNames(gazetteer, rows),
    ...groupNames(gazetteer, rows),
    ...ownNames(gazetteer, rows),
    ...absentNames(gazetteer, rows),
  ];
}

/** The tables hold for every notice: what this shelf lacks means nothing here. */
const onlyHere = (ids: readonly string[], rows: Printed): string[] => ids.filter((id) => rows.has(id));

function sharedNames({ shared }: Gazetteer, rows: Printed): Name[] {
  return shared.flatMap(({ name, places, reading }) => {
    const ids = onlyHere(places, rows);
    const usual = reading && ids.includes(reading) && { reading };
    return ids.length > 0 ? [{ name, sense: { is: 'place', ids, kind: 'short', ...usual } }] : [];
  });
}

function groupNames({ groups }: Gazetteer, rows: Printed): Name[] {
  return groups.flatMap(({ name, places }) => {
    const here = onlyHere(places, rows);
    const ids = [...new Set([...here, ...soCalled(here, rows)])];
    return ids.length > 0 ? [{ name, sense: { is: 'group', name, ids } }] : [];
  });
}

/** What is printed for a place, and what people call it. */
function ownNames({ places }: Gazetteer, rows: Printed): Name[] {
  const over = new Map(
    places.flatMap(({ id, over: below }) => (below ? [[id, { over: onlyHere(below, rows) }] as const] : [])),
  );
  const named = (name: string, id: string, kind: NameKind): Name => ({
    name,
    sense: { is: 'place', ids: [id], kind, ...over.get(id) },
  });
  return [
    ...[...rows.values()]
      .flat()
      .flatMap(({ id, path, printedAs }) => [
        named(printedName({ path }), id, 'printed'),
        ...(printedAs ? [named(printedAs, id, 'misprint')] : []),
      ]),
    ...places.flatMap(({ id, names }) =>
      rows.has(id) ? names.map(({ name, kind }) => named(name, id, kind)) : [],
    ),
  ];
}

function absentNames({ absent, namesakes }: Gazetteer, rows: Printed): Name[] {
  const listed = new Set([...rows.values()].flat().map(printedName));
  const known = absent.map(({ name, also = [], far = false }) => ({ name, also, ours: !far }));
  const alike = namesakes.map((name) => ({ name, also: [], ours: false }));
  return [...known, ...alike]
    .filter(({ name }) => !listed.has(name))
    .flatMap(({ name, also, ours }) =>
      [name, ...also].map((spelling): Name => ({ name: spelling, sense: { is: 'absent', name, ours } })),
    );
}

/**
 * Institutions that end as all of a group do: 和田地区儿童福利院 is one of the 儿童福利院, whether the table lists it or not.
 */
function soCalled(group: readonly string[], rows: Printed): string[] {
  const members = group.flatMap((id) => rows.get(id)?.slice(0, 1) ?? []);
  const [first] = members;
  if (!first || members.some(({ kind }) => kind !== 'institution')) return [];
  let ending = first.name;
  while (ending && !members.every(({ name }) => name.endsWith(ending))) ending = ending.slice(1);
  if (ending.length < SHORTEST_ENDING) return [];
  return [...rows.values()].flatMap(([row]) =>
    row?.kind === 'institution' && row.name.endsWith(ending) ? [row.id] : [],
  );
}

/** 站 alone is no kind of institution. */
const SHORTEST_ENDING = 3;

/**
 * Adds what people call the places that the table does not know: 鼓楼 for 鼓楼区. A short name that nobody wrote down
 * gives way to everything that somebody did, and to words.
 */
export function addShortNames(
  rows: Printed,
  { gazetteer, elsewhere, ordinary }: Vocabulary,
  spell: (name: string) => string,
  han: Map<string, readonly Sense[]>,
): void {
  const known = new Set(gazetteer.places.map(({ id }) => id));
  const unknown = [...rows.values()].flatMap((printed) =>
    printed.filter(({ id, kind }) => !known.has(id) && (kind === 'county' || kind === 'prefecture')),
  );
  if (unknown.length === 0) return;
  const isOrdinary = createDictionary(ordinary);
  // 河南 is the province, whatever lies in it or elsewhere; 重庆 is one and the same.
  const provinces = new Set(elsewhere().provinces?.names.split(' '));
  const taken = new Set(elsewhere().provinces?.stems?.split(' '));
  for (const row of unknown) {
    const name = printedName(row);
    const stem = stemOf(name);
    if (stem === undefined || (taken.has(stem) && !provinces.has(name))) continue;
    // 大同 and 湖州 are names, for everybody knows them; of counties not every one is.
    if (row.kind !== 'prefecture' && (isAnywhere(stem) || isOrdinary(stem))) continue;
    const spelling = spell(stem);
    const senses = han.get(spelling) ?? [];
    if (senses.some((s) => s.is !== 'place' && s.is !== 'absent')) continue;
    // A name of elsewhere that is one of a notice's places is none of elsewhere.
    han.set(
      spelling,
      senses.filter((s) => s.is !== 'absent'),
    );
    addSense(han, spelling, { is: 'place', ids: [row.id], kind: 'short' }, true);
  }
}
