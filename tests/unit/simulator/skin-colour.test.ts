import { describe, expect, it } from 'vitest'
import { publishedRange } from '../../../src/main/simulator/published-skin-colour.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'
import {
  SKIN_TYPES,
  type SkinType,
  TYPOLOGY_ANGLES,
  TYPOLOGY_CLASSES,
  drawSubject,
} from '../../../src/main/simulator/subject.ts'
import type { Domain } from '../../../src/main/simulator/skin-optics.ts'

const PEOPLE = { training: 60, 'held-out': 24 } as const

function drawPeople(skinType: SkinType, domain: Domain) {
  return Array.from({ length: PEOPLE[domain] }, (_, i) =>
    drawSubject(createRandom(1000 * skinType + i), skinType, domain),
  )
}

/** Groups of people were measured in these classes; the ends of types I and VI lie beyond all of them. */
const WITH_MEASURED_LIGHTNESS: readonly SkinType[] = [2, 3, 4, 5]

describe.each(['training', 'held-out'] as const)('clean skin for %s', (domain) => {
  it.each(SKIN_TYPES)(
    'has the typology angle and on average a published colour on type %i',
    (skinType) => {
      const people = drawPeople(skinType, domain)
      const [from, to] = TYPOLOGY_ANGLES[skinType]
      for (const { typologyAngle } of people) {
        expect(typologyAngle).toBeGreaterThan(from - 0.01)
        expect(typologyAngle).toBeLessThan(to + 0.01)
      }
      const published = publishedRange(TYPOLOGY_CLASSES[skinType], 1)
      for (const channel of WITH_MEASURED_LIGHTNESS.includes(skinType)
        ? ([0, 1, 2] as const)
        : ([1, 2] as const)) {
        const mean = people.reduce((sum, { lab }) => sum + lab[channel], 0) / people.length
        expect(mean).toBeGreaterThan(published[channel][0])
        expect(mean).toBeLessThan(published[channel][1])
      }
    },
    60_000,
  )
})

describe('published colours', () => {
  it('of the class of type III span the groups measured in it, and their deviations', () => {
    const [lightness, redness, yellowness] = publishedRange(TYPOLOGY_CLASSES[3], 1)
    // Thai inner arm 61.9 − 0.6 below the Chinese upper arm 62.1 + 4.4; Caucasian cheek 59.6 − 5.5
    expect(lightness[0]).toBeCloseTo(54.1, 6)
    expect(lightness[1]).toBeCloseTo(66.5, 6)
    // Kurdish inner arm 6.5 − 1.6; Caucasian cheek 11.8 + 3.1
    expect(redness[0]).toBeCloseTo(4.9, 6)
    expect(redness[1]).toBeCloseTo(14.9, 6)
    // Caucasian cheek 14.6 − 2.6; Thai inner arm 17.4 + 2
    expect(yellowness[0]).toBeCloseTo(12, 6)
    expect(yellowness[1]).toBeCloseTo(19.4, 6)
  })
})
