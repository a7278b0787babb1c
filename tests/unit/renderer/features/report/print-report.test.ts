import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PdfFile } from '../../../../../src/renderer/features/report/pdf-file.ts'
import { laySheets } from '../../../../../src/renderer/features/report/print-report.ts'

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
const file = {
  pages: [0, 1],
  draw: () => Promise.resolve(canvas),
} as unknown as PdfFile

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
})
