/** The family that the committed font subset carries; nothing else is ever loaded. */
export const FONT_FAMILY = 'Noto Sans SC';

/** Pixels. A phone shows the width at about a third, so 30 reads like 10 to 11 points. */
export const WIDTH = 1080;
export const MARGIN = 56;
export const RIGHT = WIDTH - MARGIN;

/**
 * A light card with its own background, so that it reads the same in a light and in a dark chat.
 * Every text colour has a contrast of at least 4.5 on the background.
 */
export const COLOURS = {
  background: '#fbfaf7',
  text: '#1d2733',
  muted: '#5b6673',
  hairline: '#e0ddd5',
  axis: '#8a929b',
  total: '#1f6f64',
  advance: '#2a5c94',
  /** The years before the newest; never of text. */
  earlier: '#a9bfd8',
  /** Under a line; never of text. */
  area: '#edf1f5',
  current: '#e0952b',
  /** The same amber, dark enough for text. */
  currentText: '#96590a',
  negative: '#b8322a',
  met: '#1b7a4b',
  unmet: '#b8322a',
} as const;
