import { expect, it } from 'vitest'
import { laidByHand } from '../../../src/main/report-room/drawn-regions.ts'
import { identityBetween, toOther, toReference } from '../../../src/shared/imaging/alignment.ts'
import type { PhotoComparison } from '../../../src/shared/imaging/comparability.ts'

const nudge = { dx: 12, dy: -7, rotationDegrees: 0, scale: 1 }
const size = { width: 100, height: 80 }
const comparison = { alignment: identityBetween(size, size) } as PhotoComparison
const at = { x: 40, y: 30 }

it('is as it was aligned where nobody laid it otherwise', () => {
  expect(laidByHand(comparison, null)).toBe(comparison)
})

it('moves the photo before on that of the report', () => {
  const { alignment } = laidByHand(comparison, { laid: 'before', nudge })
  expect(toReference(alignment, at)).toEqual({ x: 52, y: 23 })
})

it('moves that of the report on the photo before, where that one was in hand', () => {
  const { alignment } = laidByHand(comparison, { laid: 'photo', nudge })
  expect(toOther(alignment, at)).toEqual({ x: 52, y: 23 })
})
