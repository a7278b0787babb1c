import { describe, expect, it } from 'vitest'
import { entryBeside } from '../../src/main/entry-url.ts'

describe('entryBeside', () => {
  it('finds a source beside a source and a built file beside a built one', () => {
    const of = (from: string): string => entryBeside('analysis-worker', from).href
    expect(of('file:///app/src/main/index.ts')).toBe('file:///app/src/main/analysis-worker.ts')
    expect(of('file:///app/out/main/index.js')).toBe('file:///app/out/main/analysis-worker.js')
    expect(of('file:///app/out/main/index.mjs')).toBe('file:///app/out/main/analysis-worker.js')
  })

  it('keeps folders with unusual names', () => {
    expect(entryBeside('decoder-entry', 'file:///a%20b/%E7%9A%AE/index.js').href).toBe(
      'file:///a%20b/%E7%9A%AE/decoder-entry.js',
    )
  })
})
