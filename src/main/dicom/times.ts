const two = (value: number): string => String(value).padStart(2, '0')

/** DA: the day in this computer's zone. */
export function dicomDate(ms: number): string {
  const at = new Date(ms)
  return `${String(at.getFullYear()).padStart(4, '0')}${two(at.getMonth() + 1)}${two(at.getDate())}`
}

/** TM, in this computer's zone, to the millisecond. */
export function dicomTime(ms: number): string {
  const at = new Date(ms)
  const seconds = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
  return `${seconds}.${String(at.getMilliseconds()).padStart(3, '0')}`
}

/** The zone in which `dicomDate` and `dicomTime` say a moment, as `+0800`. */
export function zoneOffset(ms: number): string {
  const minutes = -new Date(ms).getTimezoneOffset()
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}

export const dicomDateTime = (ms: number): string => `${dicomDate(ms)}${dicomTime(ms)}${zoneOffset(ms)}`
