import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../../../scripts/evaluation/evaluate.ts'
import { readManifest } from '../../../src/main/analysis/net/manifest.ts'
import { modelsFolder } from '../../../src/main/project-root.ts'

const read = (name: string): string => readFileSync(join(modelsFolder(), name), 'utf8')
const evaluation = JSON.parse(read('evaluation.json')) as Evaluation

describe('the published evaluation', () => {
  it('is of the files that ship: after a training, `npm run evaluate`', async () => {
    const shipped = (await readManifest(modelsFolder())).map(({ id, sha256 }) => [id, sha256])
    expect(evaluation.models).toEqual(Object.fromEntries(shipped))
  })

  it('is what the model card shows', () => {
    const card = read('MODEL-CARD.md').replace(/ +/g, ' ')
    expect(card).toContain(evaluation.command)
    const { pooled, median, low } =
      evaluation.groups['all']?.maps['pigment-net-stack-base']?.red?.pearson ?? {}
    const cell = [pooled, median, low].map((value) => value?.toFixed(2)).join(' / ')
    expect(card).toContain(`| **pigment-net-stack-base** | ${cell}`)
  })

  it('is on physics of which no training picture has any', () => {
    expect(evaluation.domain).toBe('held-out')
  })

  it('covers every skin type', () => {
    const groups = ['all', ...[1, 2, 3, 4, 5, 6].map((type) => `type ${type}`)]
    expect(Object.keys(evaluation.groups)).toEqual(groups)
  })
})
