/** So many pictures that were shown before are kept, for when they come again. */
const KEPT = 120

/** Gives what is wanted now, and after it what was wanted lately, the latest first. */
export function recentPaths(): (paths: readonly string[]) => readonly string[] {
  let recent: readonly string[] = []
  return (paths) => {
    recent = [...new Set([...paths, ...recent])].slice(0, KEPT)
    return recent
  }
}
