/**
 * Counts 8-connected areas of at least `minArea` pixels where `plane >= level`, in one sweep: runs of pixels are
 * joined to the touching runs of the row above by a union-find over runs, so memory grows with the number of runs.
 */
export function countSpots(
  plane: Float32Array | Uint16Array,
  width: number,
  height: number,
  level: number,
  minArea: number,
): number {
  const parents: number[] = []
  const areas: number[] = []

  const rootOf = (run: number): number => {
    let root = run
    while (parents[root] !== root) root = parents[root] as number
    while (parents[run] !== root) {
      const next = parents[run] as number
      parents[run] = root
      run = next
    }
    return root
  }

  const join = (one: number, other: number): void => {
    const a = rootOf(one)
    const b = rootOf(other)
    if (a === b) return
    parents[b] = a
    areas[a] = (areas[a] as number) + (areas[b] as number)
  }

  let above: Run[] = []
  for (let y = 0; y < height; y += 1) {
    const runs: Run[] = []
    let first = 0
    for (const { begin, end } of runsOfRow(plane, y * width, width, level)) {
      const id = parents.length
      parents.push(id)
      areas.push(end - begin)
      while (first < above.length && (above[first] as Run).end < begin) first += 1
      for (let at = first; at < above.length && (above[at] as Run).begin <= end; at += 1)
        join(id, (above[at] as Run).id)
      runs.push({ begin, end, id })
    }
    above = runs
  }
  return areas.filter((area, run) => parents[run] === run && area >= minArea).length
}

/** Pixels [begin, end) of a row, at or above the level. */
interface Run {
  readonly begin: number
  readonly end: number
  readonly id: number
}

function* runsOfRow(
  plane: Float32Array | Uint16Array,
  offset: number,
  width: number,
  level: number,
): Generator<{ begin: number; end: number }> {
  let begin = -1
  for (let x = 0; x <= width; x += 1) {
    const inside = x < width && (plane[offset + x] as number) >= level
    if (inside && begin < 0) begin = x
    if (!inside && begin >= 0) {
      yield { begin, end: x }
      begin = -1
    }
  }
}
