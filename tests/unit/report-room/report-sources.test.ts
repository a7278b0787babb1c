import { describe, expect, it } from 'vitest'
import { ReportSources, type SourceServices } from '../../../src/main/report-room/report-sources.ts'
import type { PictureServices } from '../../../src/main/report-room/shot-pictures.ts'
import { alignmentTasks } from '../../../src/main/analysis/alignment/alignment-tasks.ts'
import { skinTasks } from '../../../src/main/analysis/skin/skin-tasks.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import { photoOf } from '../viewing/fakes.ts'
import { A, B, C, madeRows, madeWish } from './made-record.ts'

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
        runner: new InlineRunner({ ...alignmentTasks, ...skinTasks }),
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
