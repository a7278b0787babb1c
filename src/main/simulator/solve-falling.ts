const MOST_STEPS = 60

/**
 * The root of a falling function between two positive ends, by false position in the logarithm with the Illinois
 * rule (Dowell and Jarratt 1971): an end that stays is given half its weight. The function is within `tolerance` of 0
 * there. Null where the ends have one sign.
 */
export function solveFalling(
  value: (x: number) => number,
  from: number,
  to: number,
  tolerance: number,
): number | null {
  let low = Math.log(from)
  let high = Math.log(to)
  let atLow = value(from)
  let atHigh = value(to)
  if (atLow < 0 || atHigh > 0) return null
  let middle = low
  let kept: 'low' | 'high' | null = null
  for (let step = 0; step < MOST_STEPS; step++) {
    middle = (low * atHigh - high * atLow) / (atHigh - atLow)
    const found = value(Math.exp(middle))
    if (Math.abs(found) < tolerance) break
    if (found > 0) {
      low = middle
      atLow = found
      if (kept === 'high') atHigh /= 2
      kept = 'high'
    } else {
      high = middle
      atHigh = found
      if (kept === 'low') atLow /= 2
      kept = 'low'
    }
  }
  return Math.exp(middle)
}
