import type { TaskContext } from '../../pool/task-table.ts'
import { areasOf, connectedTo, countOf, inverted, keepAreas } from './areas.ts'
import { boxBlur, type ColourFeatures } from './colour-features.ts'
import { evidenceOfSkin } from './colour-model.ts'
import { maskWhere } from './raster.ts'

/**
 * Colours that skin of all types has in the usual lights, as logarithms of ratios of linear light: red above green by a
 * factor of 1.15 to 5, green above blue by up to 5, neither black nor burnt out. Loose: it lets wood and sand in.
 */
const PLAUSIBLE = { redness: [0.14, 1.6], yellowness: [0, 1.6], lightness: [8, 97] } as const

/** Shares of the photo below which nothing was found, and above which all of it is skin. */
const LEAST = 0.03
const MOST = 0.85

/** The part of the largest area below which another one is no skin, and of the photo up to which a gap is a mark. */
const LEAST_OF_LARGEST = 0.1
const MARK = 0.01

const ROUNDS = 2

/**
 * The skin in a photo without a face (an arm, a back), one byte a pixel, by colour alone: the largest area of plausible
 * colour and what looks like it. `nothing` and `everything`: colour cannot tell, the whole photo may be skin.
 */
export function skinByColour(
  features: ColourFeatures,
  context: TaskContext,
): Uint8Array | 'nothing' | 'everything' {
  const pixels = features.lightness.length
  const { redness, yellowness, lightness } = features
  const plausible = maskWhere(
    pixels,
    (at) =>
      within(lightness[at] as number, PLAUSIBLE.lightness) &&
      within(redness[at] as number, PLAUSIBLE.redness) &&
      within(yellowness[at] as number, PLAUSIBLE.yellowness),
  )
  const judged = judge(plausible)
  if (judged) return judged
  const { labels, sizes } = areasOf(plausible, features)
  const largest = sizes.indexOf(Math.max(...sizes.slice(1)))
  const seeds = maskWhere(pixels, (at) => labels[at] === largest)
  if (countOf(seeds) < LEAST * pixels) return 'nothing'
  let skin: Uint8Array = seeds
  for (let round = 0; round < ROUNDS; round += 1) {
    context.throwIfCancelled()
    const evidence = boxBlur(
      evidenceOfSkin(features, skin, [inverted(skin)]),
      features.width,
      features.height,
      1,
    )
    const likely = maskWhere(pixels, (at) => (evidence[at] as number) > 0 && plausible[at] !== 0)
    skin = connectedTo(seeds, likely, features, 1.5)
  }
  const largestArea = Math.max(...areasOf(skin, features).sizes)
  const kept = keepAreas(skin, features, (size) => size >= LEAST_OF_LARGEST * largestArea)
  const gaps = keepAreas(inverted(kept), features, (size) => size <= MARK * pixels)
  const whole = maskWhere(pixels, (at) => kept[at] !== 0 || gaps[at] !== 0)
  return judge(whole) ?? whole
}

function judge(mask: Uint8Array): 'nothing' | 'everything' | null {
  const share = countOf(mask) / mask.length
  if (share < LEAST) return 'nothing'
  return share > MOST ? 'everything' : null
}

const within = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value <= to
