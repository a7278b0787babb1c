/** As far as it matters here: whether a font has a sign. */
export interface GlyphSource {
  hasGlyphForCodePoint(codePoint: number): boolean
}

/** Printed for a sign that the font has not: seen, so that nobody reads a name that is not whole for a whole one. */
export const MISSING = '□'

/**
 * What the font can print of a text: composed, without control characters and what turns the direction of writing, and with
 * `MISSING` for every sign that it lacks.
 */
export function printableText(text: string, glyphs: GlyphSource): string {
  let printed = ''
  for (const sign of text.normalize('NFC')) {
    if (/[\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}]/u.test(sign)) printed += /\s/u.test(sign) ? ' ' : ''
    else printed += glyphs.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0) ? sign : MISSING
  }
  return printed
}
