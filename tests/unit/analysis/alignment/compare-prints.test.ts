import { expect, it } from 'vitest'
import { alignmentTasks } from '../../../../src/main/analysis/alignment/alignment-tasks.ts'
import { comparePhotos } from '../../../../src/main/analysis/alignment/compare-photos.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { judgeComparability } from '../../../../src/shared/imaging/comparability.ts'
import type { EarlierCard } from '../../../../src/shared/imaging/colour-card.ts'
import { CASTS, PRINTED, cardAt, makeScene, numbers } from '../colour-card/made-scene.ts'

const services = { runner: new InlineRunner(alignmentTasks) }

const print: EarlierCard = { card: 'basalis-print', patches: PRINTED, print: { id: 'p', isTrue: true } }

/** The print on something that has a texture. */
function photoUnder(camera: keyof typeof CASTS) {
  const random = numbers(5)
  const cloth = Array.from({ length: 60 * 43 }, () => 0.25 + 0.2 * random())
  return makeScene({
    width: 480,
    height: 340,
    corners: cardAt(96, 80, 42),
    patches: PRINTED,
    ground: 0.85,
    background: (x, y) => {
      const light = cloth[Math.floor(y / 8) * 60 + Math.floor(x / 8)] ?? 0.3
      return [light, 0.8 * light, 0.7 * light]
    },
    camera: CASTS[camera],
  })
}

it('the light of two photos with a print is judged after the correction where the print is known', async () => {
  const [reference, other] = [photoUnder('tungsten'), photoUnder('shade')]
  const judged = async (known: EarlierCard | null) => {
    const compared = await comparePhotos(
      { photo: reference, print: known },
      { photo: other, print: known },
      services,
    )
    const { rules } = judgeComparability(compared, { reference: null, other: null })
    return rules.find(({ rule }) => rule === 'colour-cast')
  }
  expect(await judged(null)).toMatchObject({ grade: 'red' })
  expect(await judged(print)).toMatchObject({ grade: 'green' })
})
