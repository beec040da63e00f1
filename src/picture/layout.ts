import type { EChartsOption } from 'echarts';
import type { Element } from './elements.js';

/** A chart laid out: what ECharts plots, what is drawn around it, and the height that it takes. */
export interface Layout {
  readonly option: EChartsOption;
  readonly graphics: readonly Element[];
  readonly height: number;
}
