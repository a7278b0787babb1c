import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PdfFile } from '../../../../../src/renderer/features/report/pdf-file.ts'
import { layOpened, laySheets } from '../../../../../src/renderer/features/report/print-report.ts'

/** As much of an element as sheets need. */
class FakeElement {
  readonly children: FakeElement[] = []
  readonly dataset: Record<string, string> = {}
  src = ''
  decode = (): Promise<void> => {
    decoding()
    return Promise.resolve()
  }
  append = (child: FakeElement): number => this.children.push(child)
  querySelectorAll = (): readonly FakeElement[] => this.children
}

let decoding = (): void => undefined
const body = new FakeElement()
const revoked: string[] = []

beforeEach(() => {
  decoding = () => undefined
  body.children.length = 0
  revoked.length = 0
  vi.stubGlobal('document', {
    body,
    createElement: () => new FakeElement(),
    querySelectorAll: () => [],
  })
  let made = 0
  vi.stubGlobal('URL', {
    createObjectURL: () => `blob:${(made += 1)}`,
    revokeObjectURL: (url: string) => revoked.push(url),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const canvas = {
  toBlob: (take: (blob: object) => void) => {
    take({})
  },
}
const fileWith = (parts: object): PdfFile =>
  ({ pages: [0, 1], draw: () => Promise.resolve(canvas), ...parts }) as unknown as PdfFile
const file = fileWith({})

describe('the sheets of a report', () => {
  it('are laid one a page', async () => {
    await laySheets(file, 'a4', new AbortController().signal)
    expect(body.children[0]?.children.map(({ src }) => src)).toEqual(['blob:1', 'blob:2'])
  })

  it('are not laid where whoever wanted them has left, or the records were locked meanwhile', async () => {
    const staying = new AbortController()
    decoding = () => {
      if (revoked.length === 0) staying.abort()
    }
    await expect(laySheets(file, 'a4', staying.signal)).rejects.toThrow('nobody')
    expect(body.children).toEqual([])
    expect(revoked).toEqual(['blob:1'])
  })

  it('leave no picture behind where a page cannot be drawn any more', async () => {
    const draw = (place: number) =>
      place === 0 ? Promise.resolve(canvas) : Promise.reject(new Error('the drawing was cancelled'))
    const ending = fileWith({ draw })
    await expect(laySheets(ending, 'a4', new AbortController().signal)).rejects.toThrow('cancelled')
    expect(body.children).toEqual([])
    expect(revoked).toEqual(['blob:1'])
  })

  it.each(['are drawn', 'cannot be drawn'])(
    'are of a file of their own, which is closed once they %s',
    async (how) => {
      let closed = 0
      const own = fileWith({
        ...(how === 'cannot be drawn' && { draw: () => Promise.reject(new Error('no page')) }),
        close: () => {
          closed += 1
        },
      })
      const laid = layOpened(() => Promise.resolve(own), 'a4', new AbortController().signal)
      await laid.catch(() => undefined)
      expect(closed).toBe(1)
      expect(body.children).toHaveLength(how === 'are drawn' ? 1 : 0)
    },
  )
})
