import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SYNTHESES } from '../../../scripts/voice/synthesis.ts'
import { spokenText } from '../../../src/renderer/i18n/spoken-text.ts'
import { LANGUAGES } from '../../../src/shared/contract/settings.ts'
import { SPOKEN_LINES } from '../../../src/shared/imaging/voice-lines.ts'
import { readOggOpus } from './ogg-opus.ts'

const folder = join(import.meta.dirname, '../../../src/renderer/public/voice')

interface Clip {
  readonly text: string
  readonly said: string
  readonly seconds: number
  readonly sha256: string
}
const manifest = JSON.parse(readFileSync(join(folder, 'clips.json'), 'utf8')) as Readonly<
  Record<string, { readonly program: string; readonly clips: Readonly<Record<string, Clip>> }>
>

/** After a change of a sentence: `npm run make:voice`. */
describe.each(LANGUAGES)('the voice clips in %s', (language) => {
  const clips = manifest[language]?.clips ?? {}

  it('are one a line, and no others', () => {
    const names = globSync('*', { cwd: join(folder, language) })
    expect(names.sort()).toEqual(SPOKEN_LINES.map((line) => `${line}.ogg`).sort())
    expect(Object.keys(clips).sort()).toEqual([...SPOKEN_LINES].sort())
  })

  it.each(SPOKEN_LINES)('say what is written: %s', (line) => {
    const text = spokenText(language, line)
    expect(text).not.toBe('')
    expect(clips[line]).toMatchObject({ text, said: SYNTHESES[language].said(text) })
  })

  it.each(SPOKEN_LINES)('are whole and short: %s', (line) => {
    const file = readFileSync(join(folder, language, `${line}.ogg`))
    expect(createHash('sha256').update(file).digest('hex')).toBe(clips[line]?.sha256)
    const { channels, seconds } = readOggOpus(file)
    expect(channels).toBe(1)
    expect(seconds).toBeGreaterThan(0.3)
    expect(seconds).toBeLessThan(6)
    expect(seconds).toBeCloseTo(clips[line]?.seconds ?? 0, 1)
  })
})

describe('the folder of the clips', () => {
  it('is small', () => {
    const files = globSync('*/*.ogg', { cwd: folder })
    expect(files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThan(1e6)
  })

  it('says which programs made them', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8')
    expect(manifest['zh-CN']?.program).toBe('espeak-ng, voice cmn-latn-pinyin')
    expect(readme).toMatch(/espeak-ng.*`cmn-latn-pinyin`.*GPL/)
    expect(readme).toMatch(/festival.*`festvox-us-slt-hts`.*BSD/)
  })
})

describe('readOggOpus', () => {
  it('finds a file that was cut or altered', () => {
    const file = readFileSync(join(folder, 'en', 'closer.ogg'))
    expect(() => readOggOpus(file.subarray(0, file.byteLength - 1))).toThrow('expected a whole page')
    const altered = Buffer.from(file)
    altered.writeUInt8(altered.readUInt8(900) ^ 1, 900)
    expect(() => readOggOpus(altered)).toThrow('expected a whole page')
    expect(() => readOggOpus(Buffer.alloc(0))).toThrow('expected a whole Opus stream')
  })
})
