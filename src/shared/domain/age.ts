/** Whole years from a birthday (ISO date) to a moment, by the calendar of this computer; null before the birth. */
export function ageInYears(birthDate: string, atMs: number): number | null {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const at = new Date(atMs)
  const passed = at.getMonth() + 1 > month || (at.getMonth() + 1 === month && at.getDate() >= day)
  const years = at.getFullYear() - year - (passed ? 0 : 1)
  return years < 0 ? null : years
}
