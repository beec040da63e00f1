import type { NoticeFile, Unit } from './draft.js';
import { ANNEXES, type Annex, type ColumnOf, type ColumnSum, type Fund, type Stage } from './model.js';

/** The columns that a notice has where it does not say which: the year's sum, and the two parts of it. */
const COLUMNS: readonly ColumnOf[] = [
  { key: 'total', name: '全年资金合计', label: '全年合计', short: '全年', names: [] },
  { key: 'advance', name: '提前下达', label: '提前下达', short: '提前', names: [] },
  { key: 'current', name: '本次实际下达', label: '本次下达', short: '本次', names: [] },
];
const SUMS: readonly ColumnSum[] = [{ whole: 'total', parts: ['advance', 'current'] }];

/** What `notice.json` holds as it stands there. */
type Written = Omit<NoticeFile, 'fund' | 'stage' | 'unit' | 'columns' | 'sums' | 'annexes' | 'within'> & {
  readonly fund?: Pick<Fund, 'name'> & Partial<Fund>;
  readonly stage?: Stage;
  readonly unit?: Unit;
  readonly columns?: readonly (Pick<ColumnOf, 'key' | 'name' | 'label'> & Partial<ColumnOf>)[];
  readonly sums?: readonly ColumnSum[];
  readonly annexes?: Readonly<Partial<Record<Annex, string>>>;
  readonly within?: NoticeFile['within'];
};

/** A notice without a fund is one of the same nameless fund as others without. */
const NAMELESS: Fund = { name: '', names: [], main: false };

/** Fills in what a notice does not say of its own shape. */
export function withDefaults({
  fund,
  stage = 'final',
  unit = '万元',
  columns,
  sums,
  annexes,
  within = [],
  ...rest
}: Written): NoticeFile {
  const named = columns?.map(({ short, ...column }) => ({
    names: [],
    short: short ?? column.label,
    ...column,
  }));
  const has = (key: string): boolean => !named || named.some((column) => column.key === key);
  return {
    ...rest,
    fund: { ...NAMELESS, ...fund },
    stage,
    unit,
    columns: named ?? COLUMNS,
    sums: sums ?? (COLUMNS.every(({ key }) => has(key)) ? SUMS : []),
    annexes: numbered(annexes),
    within,
  };
}

/** 附件1, 附件2, 附件3 in the order of the files, where the notice does not call them otherwise. */
const numbered = (annexes: Readonly<Partial<Record<Annex, string>>> = {}): Readonly<Record<Annex, string>> =>
  Object.fromEntries(ANNEXES.map((annex, i) => [annex, annexes[annex] ?? `附件${i + 1}`])) as Record<
    Annex,
    string
  >;
