import { describe, expect, it } from 'vitest'
import { lightDrift, type CardLight } from '../../../src/shared/imaging/card-light.ts'

const LIGHT: CardLight = { card: 'classic-24', print: null, photographed: [1, 4], corrected: [0, 0.5] }

describe('lightDrift', () => {
  it('is the distance of the greys, as photographed and as corrected', () => {
    const other: CardLight = { ...LIGHT, photographed: [4, 8], corrected: [0.3, 0.1] }
    expect(lightDrift(LIGHT, other)).toEqual({ drift: 5, residual: expect.closeTo(0.5, 9) as number })
  })

  it('leaves nothing known after a correction where one photo was not corrected', () => {
    expect(lightDrift(LIGHT, { ...LIGHT, corrected: null })).toEqual({ drift: 0, residual: null })
  })

  it('is not told without the same card in both', () => {
    expect(lightDrift(LIGHT, null)).toBeNull()
    expect(lightDrift(undefined, LIGHT)).toBeNull()
    expect(lightDrift(LIGHT, { ...LIGHT, card: 'basalis-print' })).toBeNull()
    const print: CardLight = { ...LIGHT, card: 'basalis-print', print: 'one' }
    expect(lightDrift(print, print)).toEqual({ drift: 0, residual: 0 })
    expect(lightDrift(print, { ...print, print: 'two' })).toBeNull()
  })
})
