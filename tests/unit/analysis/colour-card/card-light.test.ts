import { describe, expect, it } from 'vitest'
import { cardLightOf } from '../../../../src/main/analysis/colour-card/card-light.ts'
import { judgeCard } from '../../../../src/main/analysis/colour-card/judge-card.ts'
import { lightDrift } from '../../../../src/shared/imaging/card-light.ts'
import type { ColourCardReport, LinearRgb } from '../../../../src/shared/imaging/colour-card.ts'
import { CASTS, CLASSIC } from './made-scene.ts'

function reportOf(camera: (colour: LinearRgb) => LinearRgb): ColourCardReport {
  const patches = CLASSIC.map(
    (patch) => camera(patch).map((value) => Math.max(0, value)) as [number, number, number],
  )
  const judgement = judgeCard(
    'classic-24',
    patches.map((colour) => ({ colour, clipped: 0, uneven: 0 })),
  )
  return { card: 'classic-24', corners: [], patches, ...judgement }
}

const plain = ([r, g, b]: LinearRgb): LinearRgb => [0.8 * r, 0.8 * g, 0.8 * b]

describe('cardLightOf', () => {
  it('shows how far two lamps differ, and next to nothing of it once both are corrected', () => {
    const drift = lightDrift(cardLightOf(reportOf(CASTS.tungsten)), cardLightOf(reportOf(CASTS.shade)))
    expect(drift?.drift).toBeGreaterThan(15)
    expect(drift?.residual).toBeLessThan(0.5)
  })

  it('does not hang on exposure', () => {
    const darker = ([r, g, b]: LinearRgb): LinearRgb => [0.4 * r, 0.4 * g, 0.4 * b]
    expect(lightDrift(cardLightOf(reportOf(plain)), cardLightOf(reportOf(darker)))?.drift).toBeLessThan(0.01)
  })

  it('counts colours that are true already as corrected, and others that were left as they are not', () => {
    const exact = reportOf((colour) => colour)
    expect(exact.refused).toBe('no-gain')
    expect(cardLightOf(exact)?.corrected).toEqual(cardLightOf(exact)?.photographed)
    const noisy: ColourCardReport = { ...exact, refused: 'noise' }
    expect(cardLightOf(noisy)?.corrected).toBeNull()
  })

  it('is not known where a grey lies outside the photo', () => {
    const report = reportOf(plain)
    const patches = report.patches.map((patch, index): [number, number, number] =>
      index === 20 ? [0, 0, 0] : patch,
    )
    expect(cardLightOf({ ...report, patches })).toBeNull()
  })
})
