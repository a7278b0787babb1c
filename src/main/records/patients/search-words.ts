import { pinyin } from 'pinyin-pro'

const CHINESE = /\p{Script=Han}/u
const RUNS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu

/**
 * What a patient is found by: number and name as they are; of a Chinese name each character, its syllables, all of them in
 * one word, and their initials. A family name is read as one where it has a reading of its own (单 Shan, 曾 Zeng).
 */
export function searchWords(name: string, number: string): string {
  const parts = name.match(RUNS) ?? []
  const words = parts.flatMap((part) => (CHINESE.test(part) ? wordsOfChinese(part) : [part]))
  return [...words, number, number.replaceAll(/[^\p{L}\p{N}]/gu, '')].join(' ')
}

function wordsOfChinese(name: string): readonly string[] {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).map(
    (syllable) => syllable.toLowerCase(),
  )
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('')
  return [...Array.from(name), ...syllables, syllables.join(''), initials]
}

/**
 * Between the words that the index is made of: all but letters, digits and the marks that it takes off a letter. Any other mark ends a word
 * there, and one that it would end may not be asked for (`detail = 'none'`).
 */
const BETWEEN_WORDS =
  /(?:[^\p{L}\p{N}\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331]|[\u19b0-\u19c9])+/u

/** An FTS5 expression that finds whoever has words beginning with each of those typed; null: nothing to look for. */
export function searchExpression(typed: string): string | null {
  const words = typed
    .normalize('NFC')
    .replaceAll(/\p{Script=Han}/gu, ' $& ')
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ')
}
