import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WorkerPool } from '../../../src/main/pool/worker-pool.ts'
import { ReportMaker } from '../../../src/main/reports/report-maker.ts'
import type { ReportTasks } from '../../../src/main/reports/report-tasks.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import type { ReportPictures } from '../../../src/shared/reports/report-content.ts'
import { madeContent, madePictures } from '../../unit/reports/made-content.ts'
import { pageCount } from './pdf-tools.ts'

let pictures: ReportPictures
let maker: ReportMaker
const begin = (): ReportMaker =>
  (maker = new ReportMaker({
    startThread: () =>
      new WorkerPool<ReportTasks>({
        worker: new URL('../../../src/main/reports/report-worker.ts', import.meta.url),
        threads: 1,
      }),
  }))

beforeAll(async () => {
  pictures = await madePictures()
})
afterEach(() => maker.close())

describe('ReportMaker', () => {
  it('makes a report in its thread and says how far it is, page by page', async () => {
    const seen: (readonly [number, number])[] = []
    const { bytes, pages } = await begin().make(
      { content: madeContent(), pictures, password: null },
      { onPage: (done, total) => seen.push([done, total]) },
    )
    expect(pageCount(bytes)).toBe(pages)
    expect(seen.at(-1)).toEqual([pages, pages])
    expect(seen.every(([done], at) => at === 0 || done > (seen[at - 1]?.[0] ?? 0))).toBe(true)
  })

  it('makes the same pages again', async () => {
    const request = { content: madeContent(), pictures, password: null }
    const one = await begin().make(request)
    const other = await maker.make(request)
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  })

  it('stops where it is cancelled, and can be asked again', async () => {
    const controller = new AbortController()
    const request = { content: madeContent(), pictures, password: null }
    const run = begin().make(request, {
      signal: controller.signal,
      onPage: () => {
        controller.abort()
      },
    })
    controller.abort()
    await expect(run).rejects.toBeInstanceOf(CancelledError)
    expect((await maker.make(request)).pages).toBe(5)
  })

  it('refuses what is no report, across the thread, as an error with a code', async () => {
    const content = { ...madeContent(), timeZone: 'Nowhere' }
    const error: unknown = await begin()
      .make({ content, pictures, password: null })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BasalisError)
    expect(error).toMatchObject({ code: 'ARGUMENT_INVALID' })
  })
})
