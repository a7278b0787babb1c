/**
 * A program of its own (worker or process) that lies beside the calling entry: a source beside a source, a built file
 * beside a built one. `from` is the `import.meta.url` of an entry, not of a part that the build may put elsewhere.
 */
export function entryBeside(name: string, from: string): URL {
  return new URL(`./${name}${from.endsWith('.ts') ? '.ts' : '.js'}`, from)
}
