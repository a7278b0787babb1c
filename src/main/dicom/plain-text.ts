/** Text without what has a meaning of its own in a value: the backslash divides values, control characters switch sets. */
export const plainText = (text: string): string =>
  text
    .replaceAll('\\', '/')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/** LO: one line of at most 64 characters. */
export const shortText = (text: string): string => Array.from(plainText(text)).slice(0, 64).join('').trim()
