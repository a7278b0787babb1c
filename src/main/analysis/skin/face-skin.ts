import type { TaskContext } from '../../pool/task-table.ts'
import { areasOf, connectedTo, countOf, inverted } from './areas.ts'
import { boxBlur, type ColourFeatures } from './colour-features.ts'
import { evidenceOfSkin } from './colour-model.ts'
import { darkPartsOf, faceZones, type FaceZones } from './face-zones.ts'
import type { Landmarks } from './landmarks.ts'
import { maskWhere } from './raster.ts'
import { coloursLike } from './seed-colour.ts'

/** Rounds in which skin and the rest learn their colours from what the round before took for them. */
const ROUNDS = 2

/** Bridges narrower than twice this share of the distance between the pupils do not make two areas one. */
const BRIDGE = 0.04

/** Gaps in the skin outside the face up to this share of the squared distance between the pupils are marks on it. */
const MARK = 0.1

/** Less skin than this share of the face's outline is no face, or one that is covered. */
const LEAST_OF_FACE = 0.25

/** Fewer pixels than these tell no colour. */
const LEAST_SEEDS = 12

/**
 * The skin of the person with these landmarks, one byte a pixel, 1 = skin: the face without eyes, brows, nostrils and
 * the mouth's opening, and what of ears, neck and shoulders hangs together with it. Null where hardly any is found.
 */
export function skinOfFace(
  landmarks: Landmarks,
  features: ColourFeatures,
  context: TaskContext,
): Uint8Array | null {
  const zones = faceZones(landmarks, features)
  if (countOf(zones.seeds) < LEAST_SEEDS) return null
  const dark = darkPartsOf(zones, features)
  const cut = zones.openings.map((open, at) => (open !== 0 || dark[at] !== 0 ? 1 : 0))
  let skin = coloursLike(features, zones.seeds, zones.face, cut)
  let others = [zones.elsewhere, zones.hair]
  for (let round = 0; round < ROUNDS; round += 1) {
    context.throwIfCancelled()
    const likely = likelySkin(features, skin, others, zones.prior).map((is, at) =>
      is !== 0 && cut[at] === 0 ? 1 : 0,
    )
    skin = connectedTo(zones.seeds, likely, features, BRIDGE * zones.unit)
    const notSkin = (mask: Uint8Array): Uint8Array =>
      mask.map((is, at) => (is !== 0 && skin[at] === 0 ? 1 : 0))
    others = [notSkin(inverted(zones.face)), notSkin(zones.hair)]
  }
  const whole = withMarks(withLips(skin, zones, features), cut, zones, features)
  const inFace = whole.map((is, at) => (is !== 0 && zones.face[at] !== 0 ? 1 : 0))
  return countOf(inFace) < LEAST_OF_FACE * countOf(zones.face) ? null : whole
}

/** Bayes' rule, with the evidence of the 3 × 3 px round a pixel. */
function likelySkin(
  features: ColourFeatures,
  skin: Uint8Array,
  others: readonly Uint8Array[],
  prior: Float32Array,
): Uint8Array {
  const evidence = evidenceOfSkin(features, skin, others)
  const blurred = boxBlur(evidence, features.width, features.height, 1)
  return maskWhere(prior.length, (at) => (blurred[at] as number) + (prior[at] as number) > 0)
}

/** Lips are redder than the skin round them and belong to it; teeth are far less red, and the gap between is dark. */
function withLips(
  skin: Uint8Array,
  { mouth, openings, seeds }: FaceZones,
  { redness, lightness }: ColourFeatures,
): Uint8Array {
  const count = countOf(seeds)
  const meanOf = (plane: Float32Array): number =>
    plane.reduce((sum, value, at) => sum + (seeds[at] !== 0 ? value : 0), 0) / count
  const leastRed = 0.7 * meanOf(redness)
  const leastLight = 0.35 * meanOf(lightness)
  return skin.map((is, at) => {
    if (mouth[at] === 0 || openings[at] !== 0) return is
    return (redness[at] as number) > leastRed && (lightness[at] as number) > leastLight ? 1 : 0
  })
}

/**
 * Moles, freckles and red spots are skin however they look: gaps inside the face that touch neither its outline nor
 * eyes, brows, nostrils or the mouth's opening are closed, and so are small ones anywhere.
 */
function withMarks(
  skin: Uint8Array,
  cut: Uint8Array,
  { face, unit }: FaceZones,
  size: ColourFeatures,
): Uint8Array {
  const gap = inverted(skin)
  const { labels, sizes } = areasOf(gap, size)
  const open = sizes.map(() => false)
  const outside = sizes.map(() => false)
  for (let at = 0; at < labels.length; at += 1) {
    const area = labels[at] as number
    if (cut[at] !== 0) open[area] = true
    if (face[at] === 0) outside[area] = true
  }
  return skin.map((is, at) => {
    const area = labels[at] as number
    if (is !== 0 || open[area] === true) return is
    return outside[area] === false || (sizes[area] as number) < MARK * unit * unit ? 1 : 0
  })
}
