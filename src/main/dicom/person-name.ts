import { pinyin } from 'pinyin-pro'
import { plainText } from './plain-text.ts'

const HAN = /^[\p{Script=Han}·]+$/u
/** Between the parts of a name of another language that is written by its sound. */
const DOT = '·'

/** Family names of two characters; any other is of one. */
const DOUBLE_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 令狐 呼延 歐陽 司馬 東方 南宮 諸葛 尉遲 赫連 濮陽 公孫 鍾離 長孫'
  ).split(' '),
)

const MAX_GROUP = 64

/**
 * PN (PS3.5 §6.2): of a Chinese name the reading, and behind `=` the name itself, family name first, whether or not a blank was typed
 * between them; one with a dot in it has no family name that could be known. Any other name is split only
 * where it is written with a comma: which of its words is the family's cannot be known.
 */
export function personName(name: string): string {
  const typed = plainText(name).replaceAll(/[\^=]/g, ' ').trim()
  const plain = typed.replaceAll(' ', '')
  if (!HAN.test(plain)) {
    const [family = '', ...given] = typed.split(',').map((part) => part.trim())
    return clipped(given.length > 0 ? `${family}^${given.join(' ')}` : family)
  }
  if (plain.includes(DOT)) {
    const parts = plain
      .split(DOT)
      .map((part) => capital(pinyin(part, { ...READING, surname: 'off' }).join('')))
    return `${clipped(parts.join(' '))}=${clipped(plain)}`
  }
  const characters = Array.from(plain)
  const surname = DOUBLE_SURNAMES.has(characters.slice(0, 2).join('')) && characters.length > 2 ? 2 : 1
  const syllables = pinyin(plain, { ...READING, surname: 'head' })
  const reading = (from: number, to?: number): string => capital(syllables.slice(from, to).join(''))
  const split = (first: string, rest: string): string => clipped(rest === '' ? first : `${first}^${rest}`)
  const ideographic = split(characters.slice(0, surname).join(''), characters.slice(surname).join(''))
  return `${split(reading(0, surname), reading(surname))}=${ideographic}`
}

const READING = { toneType: 'none', type: 'array', v: true } as const

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

const clipped = (group: string): string => Array.from(group).slice(0, MAX_GROUP).join('')
