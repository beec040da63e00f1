import { COLOURS, FONT_FAMILY } from './theme.js';
import { emWidth } from './width.js';

/** A part of a picture as ECharts' `graphic` takes it. */
export type Element =
  | { type: 'text'; x: number; y: number; silent: true; style: Record<string, unknown> }
  | {
      type: 'rect' | 'circle' | 'polyline' | 'polygon';
      shape: Record<string, unknown>;
      silent: true;
      style: Record<string, unknown>;
    };

/** Control characters and halves of pairs: XML cannot hold them, and they look like nothing. */
const UNDRAWABLE = /[\p{Cc}\p{Cs}]/gu;

interface TextStyle {
  readonly size: number;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Drawn with an outline of its own colour: the subset holds a single weight. */
  readonly strong?: boolean;
}

/** One line of text; `y` is its middle. */
export function text(content: string, x: number, y: number, style: TextStyle): Element {
  const fill = style.colour ?? COLOURS.text;
  return {
    type: 'text',
    x,
    y,
    silent: true,
    style: {
      text: drawable(content),
      fill,
      fontSize: style.size,
      fontFamily: FONT_FAMILY,
      align: style.align ?? 'left',
      verticalAlign: 'middle',
      ...(style.strong && { stroke: fill, lineWidth: style.size / 36 }),
    },
  };
}

/**
 * What can be drawn of a text. ECharts keeps texts as keys of plain objects, so one that every object answers to
 * (__proto__, constructor) would change them all: a blank makes it a text like any other.
 */
function drawable(content: string): string {
  const clean = content.replace(UNDRAWABLE, ' ');
  return clean in Object.prototype ? `${clean} ` : clean;
}

/** A filled rectangle, with round corners of radius `r`. */
export const rect = (x: number, y: number, width: number, height: number, fill: string, r = 0): Element => ({
  type: 'rect',
  shape: { x, y, width, height, r },
  silent: true,
  style: { fill },
});

type Point = readonly [x: number, y: number];

/** A round mark. */
export const circle = ([cx, cy]: Point, r: number, fill: string): Element => ({
  type: 'circle',
  shape: { cx, cy, r },
  silent: true,
  style: { fill },
});

/** A line from point to point. */
export const polyline = (points: readonly Point[], width: number, colour: string): Element => ({
  type: 'polyline',
  shape: { points },
  silent: true,
  style: { stroke: colour, lineWidth: width, lineJoin: 'round', lineCap: 'round', fill: 'none' },
});

/** What lies inside of some points. */
export const area = (points: readonly Point[], fill: string): Element => ({
  type: 'polygon',
  shape: { points },
  silent: true,
  style: { fill },
});

/** How wide a line of that size is drawn, in pixels. */
export const textWidth = (content: string, size: number): number => emWidth(content) * size;
