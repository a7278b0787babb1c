import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsStore } from '../../../src/main/app/settings-store.ts'
import { DEFAULT_SETTINGS, settings, type Settings } from '../../../src/shared/contract/settings.ts'

const CHOSEN: Settings = {
  language: 'zh-CN',
  theme: 'light',
  layouts: { nobody: ['photo', 'map.red'] },
  camera: 'Clinic camera',
  voice: { muted: true, language: 'en', volume: 0.5, source: 'system' },
}

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-settings-'))
  path = join(folder, 'deep', 'settings.json')
})

afterEach(() => rm(folder, { recursive: true }))

async function stored(text: string): Promise<Settings> {
  await mkdir(join(folder, 'deep'), { recursive: true })
  await writeFile(path, text)
  return (await SettingsStore.open(path)).current
}

describe('SettingsStore', () => {
  it('begins with the defaults and finds again what was chosen', async () => {
    const store = await SettingsStore.open(path)
    expect(store.current).toEqual(DEFAULT_SETTINGS)
    expect(await store.update(CHOSEN)).toEqual(CHOSEN)
    expect(store.current).toEqual(CHOSEN)
    expect((await SettingsStore.open(path)).current).toEqual(CHOSEN)
  })

  it('fills in what an older version did not write', async () => {
    expect(await stored('{ "theme": "light" }')).toEqual({ ...DEFAULT_SETTINGS, theme: 'light' })
    expect(await stored('{}')).toEqual(DEFAULT_SETTINGS)
  })

  it('has a voice for the patient, unless it was turned off', async () => {
    expect(DEFAULT_SETTINGS.voice).toMatchObject({ muted: false, language: null, source: 'clips' })
    const text = JSON.stringify({ voice: CHOSEN.voice })
    expect((await stored(text)).voice).toEqual(CHOSEN.voice)
    expect((await stored(text.replace('0.5', '1.5'))).voice).toEqual(DEFAULT_SETTINGS.voice)
  })

  it.each([
    '',
    '{',
    'null',
    'true',
    '7',
    '"text"',
    '[]',
    '["light"]',
    '{ "theme": "blue" }',
    '{ "theme": null }',
    '{ "language": "de", "theme": "light" }',
    '{ "__proto__": { "theme": "light" } }',
    '\u0000\u0000\u0000',
  ])('takes a file that makes no sense as absent: %j', async (text) => {
    expect(await stored(text)).toEqual(DEFAULT_SETTINGS)
  })

  it('takes a folder in the file’s place as absent, and a choice holds all the same', async () => {
    await mkdir(path, { recursive: true })
    const store = await SettingsStore.open(path)
    expect(store.current).toEqual(DEFAULT_SETTINGS)
    expect(await store.update(CHOSEN)).toEqual(CHOSEN)
    expect(store.current).toEqual(CHOSEN)
  })

  it('holds a choice for this session where the disk cannot be written', async () => {
    await writeFile(join(folder, 'deep'), 'a file where the folder should be')
    const store = await SettingsStore.open(path)
    expect(await store.update(CHOSEN)).toEqual(CHOSEN)
    expect(store.current).toEqual(CHOSEN)
  })

  it('takes effect at once and keeps the last of many choices, in a file that is whole', async () => {
    const store = await SettingsStore.open(path)
    const choices = Array.from({ length: 20 }, (_, i): Settings => ({
      ...DEFAULT_SETTINGS,
      language: i % 2 === 0 ? 'en' : null,
      theme: i % 3 === 0 ? 'dark' : 'light',
    }))
    const last = choices.at(-1)
    const updates = choices.map((choice) => {
      const update = store.update(choice)
      expect(store.current).toEqual(choice)
      return update
    })
    await Promise.all(updates)
    expect(settings.parse(JSON.parse(await readFile(path, 'utf8')))).toEqual(last)
    expect(await readdir(join(folder, 'deep'))).toEqual(['settings.json'])
  })
})
