/** What a word may point at; a cue only narrows down others. */
export interface Pointer {
  readonly to: readonly string[];
  readonly cue: boolean;
  /** True where nothing but a conjunction stands between it and the word before. */
  readonly joined?: boolean;
}

/** Words about one thing, with what its words pointed at before cues narrowed it down: 低保 城里的 乡里的 are two. */
interface Group {
  to: readonly string[];
  base: readonly string[];
  certain: boolean;
  readonly joined: boolean;
}

/**
 * What several words point at together: words about the same thing narrow each other down (农村 + 低保), words about
 * different things stand side by side (满意度 and 发放率). Groups of cues alone are left out.
 */
export function narrow(pointers: readonly Pointer[], cuesCount = false): string[][] {
  const groups: Group[] = [];
  for (const { to, cue, joined = false } of pointers) {
    const last = groups.at(-1);
    const common = last?.to.filter((name) => to.includes(name)) ?? [];
    const shared = last?.base.filter((name) => to.includes(name)) ?? [];
    if (last && common.length > 0) {
      if (!cue) nameJoined(groups, to);
      groups[groups.length - 1] = {
        to: common,
        base: cue ? last.base : common,
        certain: last.certain || !cue,
        joined: last.joined,
      };
    } else if (last && cue && (last.certain || cuesCount) && shared.length > 0)
      groups.push({ to: shared, base: last.base, certain: true, joined });
    else groups.push({ to: [...to], base: to, certain: !cue, joined });
  }
  // 村里的孤儿走哪个科目: a cue that has nothing to do with what is named says nothing.
  const strange = ({ to }: { readonly to: readonly string[] }): boolean =>
    groups.some(({ certain, base }) => certain && !base.some((name) => to.includes(name)));
  return groups
    .filter((group) => group.certain || (cuesCount && !strange(group)))
    .map((group) => [...group.to]);
}

/** 城市和农村的低保: what the last of several cues is named to be, those that are joined to it are as well. */
function nameJoined(groups: Group[], to: readonly string[]): void {
  for (let at = groups.length - 1; at > 0; at--) {
    const [before, after] = [groups[at - 1], groups[at]];
    const common = before?.to.filter((name) => to.includes(name)) ?? [];
    if (!before || !after?.joined || before.certain || common.length === 0) return;
    groups[at - 1] = { ...before, to: common, base: to, certain: true };
  }
}

/** The groups as one list, each name once. */
export const all = (groups: readonly (readonly string[])[]): string[] => [...new Set(groups.flat())];
