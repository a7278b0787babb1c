import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadTile } from '../../../../src/renderer/canvas/load-tile.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('loadTile', () => {
  it('decodes what the application answers, and can be stopped', async () => {
    const { signal } = new AbortController()
    const asked: unknown[] = []
    vi.stubGlobal('fetch', (...words: unknown[]) => {
      asked.push(words)
      return Promise.resolve(new Response('pixels'))
    })
    vi.stubGlobal('createImageBitmap', async (blob: Blob) => ({ made: await blob.text() }))
    expect(await loadTile('/tiles/x', signal)).toEqual({ made: 'pixels' })
    expect(asked).toEqual([['/tiles/x', { signal }]])
  })

  it('fails where there is no such tile, without decoding the answer', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('not found', { status: 404 })))
    vi.stubGlobal('createImageBitmap', () => {
      throw new Error('expected nothing to be decoded')
    })
    await expect(loadTile('/tiles/x', new AbortController().signal)).rejects.toThrow('found status 404')
  })
})
