export interface RowBand {
  readonly rowBegin: number
  readonly rowEnd: number
}

/** Fewest rows worth a task of their own: below this the overlap that a band recomputes weighs too much. */
const MIN_BAND_ROWS = 96

/** Cuts `height` rows into at most `count` nearly equal bands, none (but the only one) under `MIN_BAND_ROWS` rows. */
export function rowBands(height: number, count: number): RowBand[] {
  const bands = Math.max(1, Math.min(count, Math.floor(height / MIN_BAND_ROWS)))
  return Array.from({ length: bands }, (_, index) => ({
    rowBegin: Math.floor((height * index) / bands),
    rowEnd: Math.floor((height * (index + 1)) / bands),
  }))
}
