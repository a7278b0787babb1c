/**
 * The x that minimises Σ weight (row · x − value)², by the normal equations and elimination with pivoting; null where
 * the rows do not determine it.
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  weights?: readonly number[],
): number[] | null {
  const size = rows[0]?.length ?? 0
  const system = Array.from({ length: size }, () => new Float64Array(size + 1))
  for (const [index, row] of rows.entries()) {
    const weight = weights?.[index] ?? 1
    for (let i = 0; i < size; i += 1) {
      const line = system[i] as Float64Array
      const scaled = weight * (row[i] as number)
      for (let j = 0; j < size; j += 1) line[j] = (line[j] as number) + scaled * (row[j] as number)
      line[size] = (line[size] as number) + scaled * (values[index] as number)
    }
  }
  return solve(system)
}

/** Ratio of a pivot to its column's beginning below which a system counts as singular. */
const SINGULAR = 1e-12

function solve(system: Float64Array[]): number[] | null {
  const size = system.length
  const scale = Math.max(...system.map((line, index) => Math.abs(line[index] as number)))
  for (let column = 0; column < size; column += 1) {
    let best = column
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(at(system, row, column)) > Math.abs(at(system, best, column))) best = row
    if (!(Math.abs(at(system, best, column)) > SINGULAR * scale)) return null
    const pivot = system[best] as Float64Array
    system[best] = system[column] as Float64Array
    system[column] = pivot
    for (let row = column + 1; row < size; row += 1) {
      const line = system[row] as Float64Array
      const factor = (line[column] as number) / (pivot[column] as number)
      for (let k = column; k <= size; k += 1) line[k] = (line[k] as number) - factor * (pivot[k] as number)
    }
  }
  const result = new Array<number>(size).fill(0)
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = at(system, row, size)
    for (let k = row + 1; k < size; k += 1) sum -= at(system, row, k) * (result[k] as number)
    result[row] = sum / at(system, row, row)
  }
  return result
}

const at = (system: readonly Float64Array[], row: number, column: number): number =>
  (system[row] as Float64Array)[column] as number
