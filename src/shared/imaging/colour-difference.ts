/** L*, a*, b*. */
export type Lab = readonly [number, number, number]

const RADIANS = Math.PI / 180
const SEVENTH_OF_25 = 25 ** 7

/**
 * CIEDE2000 colour difference, kL = kC = kH = 1 (CIE 142-2001; in the form of Sharma, Wu & Dalal 2005, Color Research and
 * Application 30, 21–30). About 1 is just seen side by side.
 */
export function colourDifference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7
  const stretch = 1 + 0.5 * (1 - Math.sqrt(meanChroma7 / (meanChroma7 + SEVENTH_OF_25)))
  const c1 = Math.hypot(a1 * stretch, b1)
  const c2 = Math.hypot(a2 * stretch, b2)
  const h1 = hueDegrees(a1 * stretch, b1)
  const h2 = hueDegrees(a2 * stretch, b2)
  const grey = c1 * c2 === 0

  const lightness = (l1 + l2) / 2
  const chroma = (c1 + c2) / 2
  const hue = grey ? h1 + h2 : meanHue(h1, h2)
  const hueDifference = grey ? 0 : 2 * Math.sqrt(c1 * c2) * Math.sin((hueStep(h1, h2) / 2) * RADIANS)

  const t =
    1 -
    0.17 * Math.cos((hue - 30) * RADIANS) +
    0.24 * Math.cos(2 * hue * RADIANS) +
    0.32 * Math.cos((3 * hue + 6) * RADIANS) -
    0.2 * Math.cos((4 * hue - 63) * RADIANS)
  const fromMiddle = (lightness - 50) ** 2
  const chroma7 = chroma ** 7
  const turn = 60 * Math.exp(-(((hue - 275) / 25) ** 2)) * RADIANS
  const rotation = -2 * Math.sqrt(chroma7 / (chroma7 + SEVENTH_OF_25)) * Math.sin(turn)

  const l = (l2 - l1) / (1 + (0.015 * fromMiddle) / Math.sqrt(20 + fromMiddle))
  const c = (c2 - c1) / (1 + 0.045 * chroma)
  const h = hueDifference / (1 + 0.015 * chroma * t)
  return Math.sqrt(Math.max(0, l * l + c * c + h * h + rotation * c * h))
}

/** 0 to under 360; 0 for grey. */
function hueDegrees(a: number, b: number): number {
  if (a === 0 && b === 0) return 0
  const degrees = Math.atan2(b, a) / RADIANS
  return degrees < 0 ? degrees + 360 : degrees
}

function hueStep(h1: number, h2: number): number {
  const step = h2 - h1
  if (step > 180) return step - 360
  return step < -180 ? step + 360 : step
}

function meanHue(h1: number, h2: number): number {
  const sum = h1 + h2
  if (Math.abs(h1 - h2) <= 180) return sum / 2
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
}
