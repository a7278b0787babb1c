import { describe, expect, it } from 'vitest'
import { ReportSources, type SourceServices } from '../../../src/main/report-room/report-sources.ts'
import type { PictureServices } from '../../../src/main/report-room/shot-pictures.ts'
import { alignmentTasks } from '../../../src/main/analysis/alignment/alignment-tasks.ts'
import { layerTasks } from '../../../src/main/analysis/layers/layer-tasks.ts'
import { skinTasks } from '../../../src/main/analysis/skin/skin-tasks.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import { photoOf } from '../viewing/fakes.ts'
import { encodeGrey16Png, encodeGrey8Png } from '../../../src/main/encoder/png.ts'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'
import { A, B, C, madeAnalysis, madeRows, madeWish } from './made-record.ts'

/** Photos of 8 × 6 px without analyses, and what was asked for. */
function sourcesWith(changes: Partial<SourceServices> = {}, logo: Uint8Array<ArrayBuffer> | null = null) {
  const asked: string[] = []
  const rows = madeRows({ [A]: null, [B]: null, [C]: null })
  const sources = new ReportSources({
    decoder: {
      decode: (_bytes, options) => {
        asked.push(options?.grey === true ? 'decode logo' : 'decode')
        return Promise.resolve(photoOf(120))
      },
    },
    analysis: () =>
      Promise.resolve({
        runner: new InlineRunner({ ...alignmentTasks, ...layerTasks, ...skinTasks }),
      } as unknown as PictureServices['analysis']),
    rows: ({ photos }) => {
      asked.push(`rows ${photos.map(([first]) => first).join('')}`)
      return Promise.resolve({ ...rows, clinic: { ...rows.clinic, logo } })
    },
    loadPhoto: (photo) => {
      asked.push(`load ${photo[0] ?? ''}`)
      return Promise.resolve(new Uint8Array([1]))
    },
    printOf: () => Promise.resolve(null),
    loadLayers: () => Promise.resolve(null),
    ...changes,
  })
  return { sources, asked }
}

/** Layers of 8 × 6 px, and of which analyses they were asked for. */
async function keptLayers() {
  const size = { width: 8, height: 6 }
  const map = await encodeGrey16Png(new Uint16Array(48).fill(9), size)
  const skin = await encodeGrey8Png(new Uint8Array(48).fill(255), size)
  const layers = [...PIGMENTS.map((name) => ({ name, bytes: map })), { name: 'skin', bytes: skin }]
  const asked: string[] = []
  const loadLayers: SourceServices['loadLayers'] = (_photo, names, analysis) => {
    asked.push(analysis)
    return Promise.resolve(layers.filter(({ name }) => names.includes(name)))
  }
  return { asked, loadLayers }
}

/** The rows with these analyses of the second photo, by their ids; null: none. */
function rowsAnalysed(id: string | null) {
  const rows = madeRows({ [A]: null, [B]: id === null ? null : madeAnalysis(0.1), [C]: null })
  const visits = rows.record.visits.map((visit) => ({
    ...visit,
    photos: visit.photos.map((photo) => ({
      ...photo,
      analysis: photo.analysis && id !== null ? { ...photo.analysis, id } : null,
    })),
  }))
  return { ...rows, record: { ...rows.record, visits } }
}

const { signal } = new AbortController()
const onDone = (): void => undefined
const wish = madeWish({ template: 'one-page', before: null })

describe('what a report is made of', () => {
  it('is read once, however often words, paper or language change', async () => {
    const { sources, asked } = sourcesWith()
    const first = await sources.gather(wish, signal, onDone)
    const texts = { title: '', findings: 'Other words.', advice: '' }
    const second = await sources.gather(
      { ...wish, texts, paper: 'letter', language: 'zh-CN' },
      signal,
      onDone,
    )
    expect(asked).toEqual(['rows b', 'load b', 'decode'])
    expect(second.pictures.get(B)).toBe(first.pictures.get(B))
    expect([...(first.pictures.get(B)?.['photo'] ?? [])].slice(0, 3)).toEqual([0xff, 0xd8, 0xff])
  })

  it('asks the record again for another photo, and reads none twice', async () => {
    const { sources, asked } = sourcesWith()
    const told: string[] = []
    await sources.gather(wish, signal, onDone)
    await sources.gather({ ...wish, photo: C }, signal, (done, total) => told.push(`${done} of ${total}`))
    await sources.gather(wish, signal, onDone)
    expect(asked.filter((one) => one.startsWith('load'))).toEqual(['load b', 'load c'])
    expect(told).toEqual(['0 of 1', '1 of 1', '1 of 1'])
  })

  it('has the maps of an analysis that was kept since the photo was read without one', async () => {
    const layers = await keptLayers()
    const answers = [rowsAnalysed(null), rowsAnalysed('first')]
    const { sources } = sourcesWith({
      rows: () => Promise.resolve(answers.shift() ?? rowsAnalysed('first')),
      loadLayers: layers.loadLayers,
      // How the two lie on each other is not measured here.
      printOf: () => Promise.reject(new BasalisError('IMAGE_CORRUPT', 'expected a card, found none')),
    })
    const { pictures } = await sources.gather(wish, signal, onDone)
    expect(Object.keys(pictures.get(B) ?? {})).toEqual(['photo'])
    const full = await sources.gather({ ...wish, template: 'full', before: A }, signal, onDone)
    expect(full.rows.reports.has(B)).toBe(true)
    expect(Object.keys(full.pictures.get(B) ?? {})).toContain('red')
  })

  it('reads the record again once it has changed, and the maps of that very analysis', async () => {
    const layers = await keptLayers()
    let kept: string | null = null
    const { sources, asked } = sourcesWith({
      rows: () => Promise.resolve(rowsAnalysed(kept)),
      loadLayers: layers.loadLayers,
    })
    const made = async () => {
      const { rows, pictures } = await sources.gather(wish, signal, onDone)
      return [rows.reports.has(B), 'red' in (pictures.get(B) ?? {})]
    }
    expect(await made()).toEqual([false, false])
    kept = 'first'
    expect(await made()).toEqual([false, false])
    sources.refresh()
    expect(await made()).toEqual([true, true])
    kept = 'second'
    sources.refresh()
    await made()
    await made()
    expect(layers.asked).toEqual(['first', 'second'])
    expect(asked.filter((one) => one.startsWith('load'))).toHaveLength(3)
  })

  it('keeps no record that changed while it was read', async () => {
    const found: boolean[] = []
    const { sources } = sourcesWith({
      rows: () => {
        if (found.length === 0) sources.refresh()
        return Promise.resolve(rowsAnalysed(found.length === 0 ? null : 'first'))
      },
      loadLayers: (await keptLayers()).loadLayers,
    })
    for (let turn = 0; turn < 2; turn += 1)
      found.push((await sources.gather(wish, signal, onDone)).rows.reports.has(B))
    expect(found).toEqual([false, true])
  })

  it('is none where the maps of an analysis that it tells of are gone', async () => {
    const { sources } = sourcesWith({ rows: () => Promise.resolve(rowsAnalysed('first')) })
    await expect(sources.gather(wish, signal, onDone)).rejects.toMatchObject({ code: 'IMAGE_MISSING' })
  })

  it('is of one patient at a time', async () => {
    const { sources, asked } = sourcesWith()
    await sources.gather(wish, signal, onDone)
    sources.clear()
    await sources.gather(wish, signal, onDone)
    expect(asked.filter((one) => one.startsWith('load'))).toHaveLength(2)
  })

  it('keeps nothing of what was cancelled', async () => {
    const stop = new AbortController()
    const { sources } = sourcesWith({
      loadPhoto: () => {
        stop.abort()
        return Promise.resolve(new Uint8Array([1]))
      },
    })
    await expect(sources.gather(wish, stop.signal, onDone)).rejects.toBeInstanceOf(CancelledError)
  })

  it('has the clinic’s logo anew from the decoder, and does without one that it refuses', async () => {
    const bytes = new Uint8Array([9])
    const { sources, asked } = sourcesWith({}, bytes)
    const { logo } = await sources.gather(wish, signal, onDone)
    expect(asked).toContain('decode logo')
    expect([...(logo ?? [])].slice(1, 4)).toEqual([...Buffer.from('PNG')])
    const refusing = sourcesWith(
      {
        decoder: {
          decode: (_bytes, options) =>
            options?.grey === true
              ? Promise.reject(new BasalisError('IMAGE_CORRUPT', 'expected a picture, found none'))
              : Promise.resolve(photoOf(120)),
        },
      },
      bytes,
    )
    expect((await refusing.sources.gather(wish, signal, onDone)).logo).toBeNull()
  })
})
