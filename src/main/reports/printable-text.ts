/** As far as it matters here: whether a font has a sign. */
export interface GlyphSource {
  hasGlyphForCodePoint(codePoint: number): boolean
}

/** Printed for a sign that no font has: seen, so that nobody reads a name that is not whole for a whole one. */
export const MISSING = '□'

/** A piece of text in one font: `usual`, which has Chinese, or `more`, for letters that it lacks. */
export interface TextRun {
  readonly text: string
  readonly font: 'usual' | 'more'
}

/** Letters with the signs inside and behind them: what is in one design, so that no letter stands out of its word. */
const WORDS = /[\p{L}\p{M}\p{N}\p{P}]+/gu
/** Chinese and its punctuation, of which each character is a word of its own. */
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff00-\uffef]/u

/**
 * What can be printed of a text, in pieces that follow one another: composed, without control characters and what turns the direction
 * of writing, and with `MISSING` for every sign that neither font has. A word with a letter that the usual font lacks is wholly in the
 * other one, where that has it all.
 */
export function printableRuns(text: string, usual: GlyphSource, more: () => GlyphSource): readonly TextRun[] {
  const has = (font: GlyphSource, sign: string): boolean =>
    font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)
  const runs: TextRun[] = []
  const add = (piece: string, font: TextRun['font']): void => {
    const last = runs.at(-1)
    if (last?.font === font) runs[runs.length - 1] = { text: last.text + piece, font }
    else runs.push({ text: piece, font })
  }
  for (const piece of piecesOf(cleaned(text))) {
    const signs = Array.from(piece)
    if (signs.every((sign) => has(usual, sign))) add(piece, 'usual')
    else if (signs.every((sign) => has(more(), sign))) add(piece, 'more')
    else
      for (const sign of signs)
        if (has(usual, sign)) add(sign, 'usual')
        else if (has(more(), sign)) add(sign, 'more')
        else add(MISSING, 'usual')
  }
  return runs
}

function cleaned(text: string): string {
  let clean = ''
  for (const sign of text.normalize('NFC')) {
    if (/[\p{Cc}\p{Cf}\p{Variation_Selector}]/u.test(sign)) clean += /\s/u.test(sign) ? ' ' : ''
    else clean += sign
  }
  return clean
}

/** Words, single wide characters, and what is between them. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = []
  let at = 0
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (index > at) pieces.push(text.slice(at, index))
    let narrow = ''
    for (const sign of word) {
      if (!WIDE.test(sign)) {
        narrow += sign
        continue
      }
      if (narrow !== '') pieces.push(narrow)
      pieces.push(sign)
      narrow = ''
    }
    if (narrow !== '') pieces.push(narrow)
    at = index + word.length
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}
