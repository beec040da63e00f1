/** What a word may point at; a cue only narrows down others. */
export interface Pointer {
  readonly to: readonly string[];
  readonly cue: boolean;
}

/**
 * What several words point at together: words about the same thing narrow each other down (农村 + 低保), words about
 * different things stand side by side (满意度 and 发放率). Groups of cues alone are left out.
 */
export function narrow(pointers: readonly Pointer[]): string[][] {
  const groups: { to: string[]; certain: boolean }[] = [];
  for (const { to, cue } of pointers) {
    const last = groups.at(-1);
    const common = last?.to.filter((name) => to.includes(name)) ?? [];
    if (last && common.length > 0) groups[groups.length - 1] = { to: common, certain: last.certain || !cue };
    else groups.push({ to: [...to], certain: !cue });
  }
  return groups.filter((group) => group.certain).map((group) => group.to);
}

/** The groups as one list, each name once. */
export const all = (groups: readonly (readonly string[])[]): string[] => [...new Set(groups.flat())];
