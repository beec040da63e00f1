import { Decimal } from 'decimal.js';
import type { Chart } from '../reply/chart.js';

/** The fields of a chart that hold amounts. */
const AMOUNTS: ReadonlySet<string> = new Set(['value']);

/** A chart as text: what travels to the worker, and what tells two charts apart. */
export const encodeChart = (chart: Chart): string => JSON.stringify(chart);

/** The chart that {@link encodeChart} was given, its amounts exact. */
export const decodeChart = (text: string): Chart =>
  JSON.parse(text, (key, value) => {
    if (AMOUNTS.has(key)) return new Decimal(value);
    return key === 'amounts'
      ? value.map((amount: string | null) => (amount === null ? null : new Decimal(amount)))
      : value;
  });
