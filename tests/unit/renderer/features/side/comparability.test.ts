import { createElement } from 'react'
import { expect, it } from 'vitest'
import { Comparability } from '../../../../../src/renderer/features/side/Comparability.tsx'
import { identityBetween } from '../../../../../src/shared/imaging/alignment.ts'
import type { PhotoFigures } from '../../../../../src/shared/imaging/comparability.ts'
import { rendered, wordsOf } from '../rendered.ts'

const FIGURES: PhotoFigures = {
  pose: { yawDegrees: 2, pitchDegrees: -8, rollDegrees: 0 },
  faceShare: 0.3,
  sharpness: 0.5,
  meanLab: [62, 12, 16],
}
const size = { width: 400, height: 300 }
const alignment = {
  ...identityBetween(size, size),
  method: 'landmarks' as const,
  residual: {
    medianPx: 0.3,
    p95Px: 1,
    medianShare: 0.002,
    p95Share: 0.004,
    unit: 'interpupillary' as const,
  },
}
const light = (corrected: [number, number] | null) => ({
  card: 'classic-24' as const,
  print: null,
  photographed: [1, 2] as [number, number],
  corrected,
})

function saidOf(other: PhotoFigures): string {
  const comparison = { alignment, reference: FIGURES, other }
  const states = { reference: 'clean', other: 'clean' }
  return wordsOf(rendered(createElement(Comparability, { comparison, states }), 'en'))
}

it('a difference in brightness is said to be of the photo as taken where a card has corrected the analysis', () => {
  const darker = { ...FIGURES, meanLab: [52, 12, 16] as [number, number, number] }
  expect(saidOf({ ...darker, light: light([0, 0]) })).toContain('L* 10.0 (photo as taken)')
  expect(saidOf({ ...darker, light: light(null) })).not.toContain('photo as taken')
  expect(saidOf(darker)).toContain('L* 10.0')
})
