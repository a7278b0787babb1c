import type { ColourFeatures } from './colour-features.ts'

/**
 * Two colours of one photo, learnt from it: that of this person's skin and that of everything else. Histograms over
 * L*, ln R/G and ln G/B (and a small one over texture), smoothed, compared by Bayes' rule (Jones & Rehg 2002 do so with
 * one table for all people; here every photo has its own, so that light, camera and skin type are always right).
 */

const LIGHTNESS = { bins: 20, from: 0, width: 5 }
const REDNESS = { bins: 40, from: -0.8, width: 0.06 }
const YELLOWNESS = { bins: 48, from: -0.8, width: 0.06 }
const TEXTURE = { bins: 12, from: 0, width: 0.5 }

const COLOURS = LIGHTNESS.bins * REDNESS.bins * YELLOWNESS.bins

/** Share of a histogram that is spread over all colours: what was never seen is unlikely, not impossible. */
const UNSEEN = 0.02
const MAX_COLOUR_EVIDENCE = 4
/** Texture is told by few pixels at borders; it may tip the balance, not decide. */
const MAX_TEXTURE_EVIDENCE = 1

/**
 * Natural logarithm of how much likelier each pixel's look is on skin than on any of the others (hair, say, and what is
 * behind the head): a small area of one kind counts no less than a large one of another.
 */
export function evidenceOfSkin(
  features: ColourFeatures,
  skin: Uint8Array,
  others: readonly Uint8Array[],
): Float32Array {
  const colours = binsOfColour(features)
  const textures = new Uint16Array(features.texture.length)
  for (let at = 0; at < textures.length; at += 1) textures[at] = bin(features.texture[at] as number, TEXTURE)
  const skinColours = smoothed(histogram(colours, skin, COLOURS))
  const skinTextures = histogram(textures, skin, TEXTURE.bins)
  const evidence = new Float32Array(colours.length).fill(Infinity)
  for (const other of others) {
    const otherColours = smoothed(histogram(colours, other, COLOURS))
    const colour = logRatio(skinColours, otherColours, MAX_COLOUR_EVIDENCE)
    const texture = logRatio(skinTextures, histogram(textures, other, TEXTURE.bins), MAX_TEXTURE_EVIDENCE)
    for (let at = 0; at < evidence.length; at += 1) {
      const found = (colour[colours[at] as number] as number) + (texture[textures[at] as number] as number)
      if (found < (evidence[at] as number)) evidence[at] = found
    }
  }
  return evidence
}

function binsOfColour({ lightness, redness, yellowness }: ColourFeatures): Uint16Array {
  const bins = new Uint16Array(lightness.length)
  for (let at = 0; at < bins.length; at += 1) {
    const row = bin(lightness[at] as number, LIGHTNESS) * REDNESS.bins + bin(redness[at] as number, REDNESS)
    bins[at] = row * YELLOWNESS.bins + bin(yellowness[at] as number, YELLOWNESS)
  }
  return bins
}

function bin(value: number, { bins, from, width }: typeof LIGHTNESS): number {
  return Math.min(bins - 1, Math.max(0, Math.floor((value - from) / width)))
}

function histogram(bins: Uint16Array, mask: Uint8Array, length: number): Float32Array {
  const counts = new Float32Array(length)
  for (let at = 0; at < bins.length; at += 1)
    if (mask[at] !== 0) counts[bins[at] as number] = (counts[bins[at] as number] as number) + 1
  return counts
}

/** Blurred twice by 1-2-1 along each of the three axes. */
function smoothed(counts: Float32Array): Float32Array {
  let source = counts
  const axes = [
    { step: 1, size: YELLOWNESS.bins },
    { step: YELLOWNESS.bins, size: REDNESS.bins },
    { step: YELLOWNESS.bins * REDNESS.bins, size: LIGHTNESS.bins },
  ]
  for (const { step, size } of [...axes, ...axes]) {
    const target = new Float32Array(COLOURS)
    for (let at = 0; at < COLOURS; at += 1) {
      const place = Math.floor(at / step) % size
      const before = source[place > 0 ? at - step : at] as number
      const after = source[place + 1 < size ? at + step : at] as number
      target[at] = (before + 2 * (source[at] as number) + after) / 4
    }
    source = target
  }
  return source
}

function logRatio(skin: Float32Array, elsewhere: Float32Array, limit: number): Float32Array {
  const sum = (counts: Float32Array): number => counts.reduce((total, count) => total + count, 0)
  const [ofSkin, ofRest] = [sum(skin), sum(elsewhere)]
  // Where nothing was to be learnt from, all colours are equally likely.
  const share = (count: number, total: number): number =>
    total === 0 ? 1 / skin.length : ((1 - UNSEEN) * count) / total + UNSEEN / skin.length
  return skin.map((count, at) => {
    const ratio = Math.log(share(count, ofSkin) / share(elsewhere[at] as number, ofRest))
    return Math.min(limit, Math.max(-limit, ratio))
  })
}
