import { expect } from 'vitest';
import type { Json } from './desk.js';

/** What an answer must have; of `kind` any of several. `first`: more may follow the places named. */
export interface Wanted extends Partial<Omit<Json, 'kind' | 'answers'>> {
  readonly kind: string | readonly string[];
  readonly first?: boolean;
  readonly answers?: readonly Wanted[];
}

/** Kinds whose places stand in an order that says something. */
const ORDERED = ['ranking', 'share'];

const sorted = (list: readonly unknown[] = []): unknown[] => [...list].map(String).sort();

const twoPlaces = (value: string | undefined): number => Math.round(Math.abs(Number(value)) * 100) / 100;

/** Fails where the answer lacks something that is wanted. */
export function holds(want: Wanted, got: Json): void {
  expect([want.kind].flat(), `${got.kind}: ${got.text}`).toContain(got.kind);
  if (want.places && got.kind !== 'none' && got.kind !== 'aggregate') {
    if (want.first) expect(got.places?.slice(0, want.places.length)).toEqual(want.places);
    else if (ORDERED.includes(got.kind)) expect(got.places).toEqual(want.places);
    else if (got.kind === 'choice') expect(got.places).toEqual(expect.arrayContaining([...want.places]));
    else expect(sorted(got.places)).toEqual(sorted(want.places));
  }
  if (typeof want.kind === 'string' && want.places && !want.columns && got.kind !== 'choice')
    expect(got.column ?? 'total').toBe(want.column ?? 'total');
  if (want.kind === 'aggregate') {
    expect(twoPlaces(got.value)).toBe(twoPlaces(want.value));
    if (want.measure !== 'count') expect(got.column ?? 'total').toBe(want.column ?? 'total');
    if (want.measure === 'count' || want.measure === 'average') expect(got.measure).toBe(want.measure);
  } else if (want.value !== undefined) expect(twoPlaces(got.value)).toBe(twoPlaces(want.value));
  for (const key of ['rank', 'of', 'met', 'topic', 'columns'] as const)
    if (want[key] !== undefined) expect(got[key], key).toEqual(want[key]);
  if (want.codes) expect(sorted(got.codes)).toEqual(sorted(want.codes));
  if (want.indicators) expect(sorted(got.indicators)).toEqual(sorted(want.indicators));
  for (const claim of want.claims ?? [])
    expect([got, ...(got.answers ?? [])].flatMap(({ claims = [] }) => claims)).toContainEqual(
      expect.objectContaining(claim),
    );
  if (want.answers) {
    expect(got.answers).toHaveLength(want.answers.length);
    want.answers.forEach((part, at) => {
      holds(part, got.answers?.[at] as Json);
    });
  }
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');

/** Fails where the reply lacks a text, or shows one that a misreading would show; blanks do not count. */
export function says({ text }: Pick<Json, 'text'>, has: readonly string[], hasNot: readonly string[]): void {
  const shown = bare(String(text));
  for (const one of has) expect(shown).toContain(bare(one));
  for (const one of hasNot) expect(shown).not.toContain(bare(one));
}
