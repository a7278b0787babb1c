const two = (value: number): string => String(value).padStart(2, '0')

/** A moment as a field of date and time takes it: by this computer's clock, to the minute. */
export function localMoment(ms: number): string {
  const at = new Date(ms)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}
