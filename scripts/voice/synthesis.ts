import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import type { Language } from '../../src/shared/contract/settings.ts'

/** How a sentence becomes sound: programs of Debian, at build time only. src/renderer/public/voice/README.md says which. */
export interface Synthesis {
  readonly program: string
  /** What the program is given to read. */
  readonly said: (text: string) => string
  readonly render: (said: string, folder: string) => Buffer
}

/** Runs a program; says how to install it where there is none. Throws with what it wrote where it fails. */
export function runProgram(name: string, words: readonly string[], input = ''): void {
  const { error, status, stderr } = spawnSync(name, words, { input, encoding: 'utf8' })
  if (error)
    throw new Error(
      `expected the program ${name}, found ${error.message}: apt-get install espeak-ng festival festvox-us-slt-hts opus-tools`,
    )
  if (status !== 0) throw new Error(`expected ${name} to succeed, found ${status}: ${stderr}`)
}

/** Words whose second syllable has no tone where the dictionary gives it one. */
const TONELESS: readonly (readonly [RegExp, string])[] = [
  [/\bxie4 xie4\b/g, 'xie4 xie0'],
  [/\byan3 jing1\b/g, 'yan3 jing0'],
  [/\bxia4 ba1\b/g, 'xia4 ba0'],
]

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })
const MARKS: Readonly<Record<string, string>> = { '，': ',', '：': ',', '。': '.' }

/**
 * Chinese as syllables with tones, those of a word together: the reading of a character hangs on its words, which the program
 * for speech does not know. Its voice for pinyin is used as the one for characters reads tones aloud.
 */
export function spokenPinyin(text: string): string {
  const plain = pinyin(text, { toneType: 'num', type: 'array', v: true }).join(' ')
  const syllables = TONELESS.reduce((words, [from, to]) => words.replaceAll(from, to), plain).split(' ')
  let at = 0
  let said = ''
  for (const { segment } of WORDS.segment(text)) {
    const mark = MARKS[segment]
    const word = syllables.slice(at, at + segment.length).join('')
    said += mark ?? (said === '' ? word : ` ${word}`)
    at += segment.length
  }
  if (at !== syllables.length) throw new Error(`expected a syllable a character, found ${plain}`)
  return said
}

export const SYNTHESES: Readonly<Record<Language, Synthesis>> = {
  'zh-CN': {
    program: 'espeak-ng, voice cmn-latn-pinyin',
    said: spokenPinyin,
    render: (said, folder) => {
      const file = join(folder, 'zh.wav')
      runProgram('espeak-ng', ['-v', 'cmn-latn-pinyin', '-s', '150', '-w', file, said])
      return readFileSync(file)
    },
  },
  en: {
    program: 'festival, voice cmu_us_slt_arctic_hts',
    said: (text) => text.replaceAll('’', "'"),
    render: (said, folder) => {
      const file = join(folder, 'en.wav')
      runProgram('text2wave', ['-eval', '(voice_cmu_us_slt_arctic_hts)', '-o', file], said)
      return readFileSync(file)
    },
  },
}
