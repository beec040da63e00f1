/** One thing wrong with the data: where it stands, what stands there and what should. */
export interface Fault {
  /** Path of the file or folder. */
  readonly file: string;
  /** Counted from 1; 0 where the fault is not in one line. */
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** Says where faults of one file stand: `at(line, found, expected)`. */
export type FaultAt = (line: number, found: string, expected: string) => Fault;

/** @returns a maker of faults for one file */
export function faultsIn(file: string): FaultAt {
  return (line, found, expected) => ({ file, line, found, expected });
}

/** @returns the fault as one plain Chinese sentence */
export function describeFault({ file, line, found, expected }: Fault): string {
  return `${file}${line > 0 ? ` 第 ${line} 行` : ''}：${found}；应为${expected}。`;
}
