import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/shared/contract/settings.ts'
import { SPOKEN_LINES } from '../../src/shared/imaging/voice-lines.ts'
import { MainWindow } from './pages/main-window.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const MANIFEST = join(import.meta.dirname, '../../src/renderer/public/voice/clips.json')

interface Decoded {
  readonly path: string
  readonly seconds: number
  readonly channels: number
  /** Root of the mean square, 1 = full scale. */
  readonly level: number
}

/** The clips as the page gets them: served by the application's scheme, decoded and played by the browser. */
describe.each(hostsFor('tests/e2e/voice'))('the voice clips in the window (%s)', (host) => {
  let window: MainWindow

  beforeAll(async () => {
    window = await new MainWindow(await launchApp({ host })).ready()
  })

  afterAll(() => window.app.close())

  it('all decode, as long as they were made and as loud as speech', async () => {
    const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Readonly<
      Record<string, { readonly clips: Readonly<Record<string, { readonly seconds: number }>> }>
    >
    const paths = LANGUAGES.flatMap((language) => SPOKEN_LINES.map((line) => `voice/${language}/${line}.ogg`))
    const decoded: readonly Decoded[] = await window.page.evaluate(`(async () => {
      const context = new AudioContext({ sampleRate: 24000 })
      const found = []
      for (const path of ${JSON.stringify(paths)}) {
        const answer = await fetch(new URL(path, document.baseURI))
        const clip = await context.decodeAudioData(await answer.arrayBuffer())
        const samples = clip.getChannelData(0)
        const level = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
        found.push({ path, seconds: clip.duration, channels: clip.numberOfChannels, level })
      }
      await context.close()
      return found
    })()`)
    expect(decoded).toHaveLength(paths.length)
    for (const { path, seconds, channels, level } of decoded) {
      const [, language = '', name = ''] = path.split('/')
      const made = manifest[language]?.clips[name.replace('.ogg', '')]
      expect(channels, path).toBe(1)
      expect(seconds, path).toBeCloseTo(made?.seconds ?? 0, 1)
      expect(level, path).toBeGreaterThan(0.05)
      expect(level, path).toBeLessThan(0.15)
    }
  })

  it('play to their end', async () => {
    const state = await window.page.evaluate(`(async () => {
      const context = new AudioContext({ sampleRate: 24000 })
      await context.resume()
      const answer = await fetch(new URL('voice/zh-CN/closer.ogg', document.baseURI))
      const source = new AudioBufferSourceNode(context, { buffer: await context.decodeAudioData(await answer.arrayBuffer()) })
      source.connect(context.destination)
      await new Promise((resolve) => {
        source.addEventListener('ended', resolve)
        source.start()
      })
      return context.state
    })()`)
    expect(state).toBe('running')
  })

  it('are the only other files that are served beside the page: neither the list nor the notes are', async () => {
    const status = (path: string): Promise<number> =>
      window.page.evaluate(`fetch(new URL('${path}', document.baseURI)).then(({ status }) => status)`)
    expect(await status('voice/en/closer.ogg')).toBe(200)
    expect(await status('voice/clips.json')).toBe(404)
    expect(await status('voice/README.md')).toBe(404)
    expect(window.complaints.filter((text) => !text.includes('404'))).toEqual([])
  })
})
