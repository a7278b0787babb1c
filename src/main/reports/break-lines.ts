/** What may not begin a line, and what may not end one, in Chinese and Latin print. */
const NOT_FIRST = /^[、。，．：；！？）】》」』”’…—·%),.:;!?\]}°²]/u
const NOT_LAST = /[（【《「『“‘([{]$/u

/** Signs between any two of which a line may end. */
const FREE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\u3000-\u303f\uff00-\uffef]/u

/**
 * Cuts a text into lines no wider than `width` by `measure` (both in the same unit): at blanks, between Chinese characters,
 * and inside a word only where the word alone is too wide. Line breaks of the text stay; a blank at a line's end goes.
 * There is always at least one line, and a single sign stays whole however narrow the room.
 */
export function breakLines(
  text: string,
  width: number,
  measure: (part: string) => number,
): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    let used = 0
    const end = (): void => {
      lines.push(line.trimEnd())
      line = ''
      used = 0
    }
    for (const piece of piecesOf(paragraph)) {
      const visible = measure(piece.trimEnd())
      if (line !== '' && used + visible > width) end()
      if (line === '' && visible > width) {
        const cut = cutWord(piece, width, measure)
        lines.push(...cut.slice(0, -1))
        line = cut.at(-1) ?? ''
        used = measure(line)
      } else if (line !== '' || piece.trim() !== '') {
        line += piece
        used += measure(piece)
      }
    }
    end()
    return lines
  })
}

/** What stays together on a line: a word with the blanks after it, or a Chinese character with its punctuation. */
function piecesOf(paragraph: string): readonly string[] {
  const raw = paragraph.match(/\s+|[^\s]/gu) ?? []
  const pieces: string[] = []
  for (const sign of raw) {
    const before = pieces.at(-1)
    if (before === undefined || maySplit(before, sign)) pieces.push(sign)
    else pieces[pieces.length - 1] = before + sign
  }
  return pieces
}

function maySplit(before: string, sign: string): boolean {
  if (/^\s/u.test(sign) || NOT_FIRST.test(sign) || NOT_LAST.test(before))
    return /\s$/u.test(before) && !/^\s/u.test(sign)
  const last = /.$/su.exec(before)?.[0] ?? ''
  return /\s$/u.test(before) || FREE.test(sign) || FREE.test(last)
}

function cutWord(word: string, width: number, measure: (part: string) => number): readonly string[] {
  const parts: string[] = []
  let part = ''
  for (const sign of word) {
    if (part !== '' && measure((part + sign).trimEnd()) > width) {
      parts.push(part)
      part = ''
    }
    part += sign
  }
  return [...parts, part]
}
