import { Resvg } from '@resvg/resvg-js';

/** A picture decoded: RGBA, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of one pixel, as `#rrggbb`. */
  at(x: number, y: number): string;
}

/** Width and height of a PNG as its header states them. */
export const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

/** Decodes a PNG with the library that is there anyway: as the only thing in an SVG of the same size. */
export function pixelsOf(png: Buffer): Pixels {
  const { width, height } = sizeOf(png);
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}" image-rendering="optimizeSpeed"/></svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const at = (x: number, y: number) =>
    `#${pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString('hex')}`;
  return { width, height, at };
}

/** The pixels in a rectangle that `wanted` holds for. */
export function count(
  pixels: Pixels,
  [left, top, right, bottom]: readonly [number, number, number, number],
  wanted: (colour: string) => boolean,
): number {
  let found = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) if (wanted(pixels.at(x, y))) found++;
  return found;
}

/** The columns of pixels, from left to right, in which a colour occurs anywhere below `top`. */
export function columnsOf(pixels: Pixels, colour: string, top: number): number[] {
  const columns: number[] = [];
  for (let x = 0; x < pixels.width; x++)
    for (let y = top; y < pixels.height; y++)
      if (pixels.at(x, y) === colour) {
        columns.push(x);
        break;
      }
  return columns;
}
