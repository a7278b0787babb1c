/** A difference with its sign, and a minus that is one; of one that is rounded to nothing none. */
export function signed(difference: number, decimals: number): string {
  const text = Math.abs(difference).toFixed(decimals)
  if (Number(text) === 0) return text
  return difference > 0 ? `+${text}` : `−${text}`
}
