/**
 * What several words point at together: words about the same thing narrow each other down (农村 + 低保), words about
 * different things add up (满意度 and 发放率).
 */
export function narrow(sets: readonly (readonly string[])[]): string[] {
  const groups: string[][] = [];
  for (const set of sets) {
    const last = groups.at(-1);
    const common = last?.filter((name) => set.includes(name)) ?? [];
    if (common.length > 0) groups[groups.length - 1] = common;
    else groups.push([...set]);
  }
  return [...new Set(groups.flat())];
}
