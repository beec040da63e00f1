import { byId, type Row } from './notice.js';
import type { Expected, Question } from './question.js';

/** A question as one line of the evaluation sets: `{"id","cat","q","expect"}`. */
export function scored({ id, family, text, expected }: Question): string {
  const [first, ...also] = expected.map(inWords);
  return JSON.stringify({
    id,
    cat: family,
    q: text,
    expect: { ...first, ...(also.length ? { also } : {}) },
  });
}

const figures = (id: string): Record<string, string> => {
  const row = byId.get(id) as Row;
  return {
    place: id,
    total: row.total.toFixed(),
    advance: row.advance.toFixed(),
    current: row.current.toFixed(),
  };
};

/** Those sets know less than ours: no `minus`, one column for a comparison. */
function inWords(want: Expected): Record<string, unknown> {
  switch (want.kind) {
    case 'allocation': {
      const { place, column, says } = want;
      const unit = says && { unit: says.unit, value: Number(says.value) };
      return { kind: 'allocation', places: [place], column, rows: [figures(place)], ...unit };
    }
    case 'breakdown':
      return {
        kind: 'breakdown',
        prefecture: want.place === '全区' ? null : want.place,
        column: want.column,
      };
    case 'compare': {
      const column = new Set(want.columns).size === 1 ? { column: want.columns[0] } : {};
      return { kind: 'compare', places: want.places, ...column, rows: want.places.map(figures) };
    }
    case 'aggregate':
      return { ...want, value: Number(want.value) };
    case 'ranking': {
      const { places, column, rank, of } = want;
      return rank === undefined
        ? { kind: 'ranking', top: places, column }
        : { kind: 'ranking', place: places[0], rank, of, column };
    }
    case 'share': {
      const { parts, whole, column } = want;
      return {
        kind: 'share',
        places: [...parts, ...(whole ? [whole] : [])],
        value: Number(want.value),
        column,
      };
    }
    case 'reverse':
      return { ...want };
    case 'claims':
      return inClaims(want.claims);
  }
}

/** Which kind answers stated figures follows from how many places they are about; of no column only the place is held. */
function inClaims(claims: Extract<Expected, { kind: 'claims' }>['claims']): Record<string, unknown> {
  const places = [...new Set(claims.map(({ place }) => place))];
  const of = (id: string) => claims.filter(({ place, column }) => place === id && column !== undefined);
  const one = (id: string) => ({
    kind: 'allocation',
    places: [id],
    rows: [figures(id)],
    claims: of(id),
  });
  if (places.length === 1) return one(places[0] as string);
  return {
    kind: 'several',
    answers: places.map(one),
    also: [{ kind: 'compare', places, rows: places.map(figures), claims }],
  };
}
