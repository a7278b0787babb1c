/**
 * Renders what is said while photos are taken: `npm run make:voice [-- --all]`. A clip whose sentence has not changed is left
 * as it is without `--all`. Needs the programs that src/renderer/public/voice/README.md names.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spokenText } from '../src/renderer/i18n/spoken-text.ts'
import { LANGUAGES, type Language } from '../src/shared/contract/settings.ts'
import { SPOKEN_LINES, type SpokenLine } from '../src/shared/imaging/voice-lines.ts'
import { levelled, readWave, writeWave } from './voice/wave.ts'
import { runProgram, SYNTHESES } from './voice/synthesis.ts'

/** One line of the manifest: from what a clip was made. */
interface Clip {
  readonly text: string
  /** What the program was given to read. */
  readonly said: string
  readonly seconds: number
  readonly sha256: string
}
type Manifest = Readonly<Record<Language, { readonly program: string; readonly clips: Record<string, Clip> }>>

const KILOBITS_PER_SECOND = 18

const target = join(import.meta.dirname, '..', 'src', 'renderer', 'public', 'voice')
const manifestFile = join(target, 'clips.json')
const everything = process.argv.includes('--all')
const before = read(manifestFile)
const work = mkdtempSync(join(tmpdir(), 'basalis-voice-'))

try {
  const languages = LANGUAGES.map((language) => {
    mkdirSync(join(target, language), { recursive: true })
    const clips = Object.fromEntries(SPOKEN_LINES.map((line) => [line, clipOf(language, line)]))
    removeOthers(language)
    return [language, { program: SYNTHESES[language].program, clips }]
  })
  writeFileSync(manifestFile, `${JSON.stringify(Object.fromEntries(languages), null, 2)}\n`)
} finally {
  rmSync(work, { recursive: true })
}

function clipOf(language: Language, line: SpokenLine): Clip {
  const { said: saidOf, render } = SYNTHESES[language]
  const text = spokenText(language, line)
  const said = saidOf(text)
  const file = join(target, language, `${line}.ogg`)
  const old = before?.[language].clips[line]
  if (!everything && old?.text === text && old.said === said && old.sha256 === sha256(file)) return old
  const wave = levelled(readWave(render(said, work)))
  const source = join(work, 'levelled.wav')
  writeFileSync(source, writeWave(wave))
  runProgram('opusenc', [
    '--quiet',
    ...[
      '--bitrate',
      `${KILOBITS_PER_SECOND}`,
      '--speech',
      '--padding',
      '0',
      '--serial',
      '1',
      '--discard-comments',
    ],
    ...[source, file],
  ])
  console.log(`${language} ${line}: ${text}`)
  const seconds = Number((wave.samples.length / wave.rate).toFixed(2))
  return { text, said, seconds, sha256: sha256(file) ?? '' }
}

function removeOthers(language: Language): void {
  const wanted = new Set(SPOKEN_LINES.map((line) => `${line}.ogg`))
  for (const name of readdirSync(join(target, language)))
    if (!wanted.has(name)) rmSync(join(target, language, name))
}

function sha256(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } catch {
    return null
  }
}

function read(file: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest
  } catch {
    return null
  }
}
