import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { addon, deviation } from './filter-run.ts'

function runChild(simd: string | undefined): { simd: string; values: Float32Array } {
  const env = { ...process.env, BASALIS_SIMD: simd }
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'simd-child.ts')], { env })
  expect(child.status).toBe(0)
  const bytes = Uint8Array.from(child.stdout)
  return { simd: child.stderr.toString(), values: new Float32Array(bytes.buffer) }
}

describe('the choice of instruction set', () => {
  it('is one of the known ones', () => {
    expect(['avx2', 'baseline', 'neon']).toContain(addon.simd)
  })

  it('can be forced to the plain one, which agrees with the best one', () => {
    const best = runChild(undefined)
    const plain = runChild('baseline')
    expect(plain.simd).toBe(best.simd === 'neon' ? 'neon' : 'baseline')
    expect(best.values.length).toBe(147 * 61 * 7)
    const error = deviation(best.values, plain.values)
    expect(error.max).toBeLessThanOrEqual(1e-4)
    expect(error.mean).toBeLessThanOrEqual(1e-5)
  })
})
