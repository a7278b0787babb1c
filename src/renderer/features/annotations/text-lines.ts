/** The width of a piece of text, CSS px. */
export type Measure = (text: string) => number

/** A Chinese character with the signs after it, which begin no line; blanks; a word of other letters. */
const PIECES = /\p{Script=Han}[，。、；：？！）》」』”]*|\s+|[^\s\p{Script=Han}]+/gu

/** Lines no wider than `widest`: broken between words, round Chinese characters, and within a word that is wider itself. */
export function textLines(text: string, widest: number, measure: Measure): readonly string[] {
  const lines: string[] = []
  let current = ''
  for (const piece of text.match(PIECES) ?? []) {
    for (const part of measure(piece) > widest ? Array.from(piece) : [piece]) {
      if (current !== '' && measure(current + part) > widest) {
        lines.push(current.trimEnd())
        current = ''
      }
      if (current !== '' || part.trim() !== '') current += part
    }
  }
  return current.trim() === '' ? lines : [...lines, current.trimEnd()]
}
