import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is held on to, in bytes: the heap after everything else was collected. */
export function held(): number {
  // What a first collection lets go of may hold on to more.
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
