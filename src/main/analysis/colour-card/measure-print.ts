import type { LinearRgb } from '../../../shared/imaging/colour-card.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import type { MeasuredPrint, PrintRefusal } from '../../../shared/domain/printed-card.ts'
import { greyChroma, MIDDLE_GREYS } from './card-light.ts'
import { corrected } from './colour-fit.ts'
import { judgeCard, LIMITS } from './judge-card.ts'
import { readCard, type CardReadingServices } from './read-card.ts'
import type { PatchReading } from './read-patches.ts'
import { GREYS } from './reference-values.ts'

const PRINT = 'basalis-print'
const CHART = 'classic-24'

/** Limits of a photo that everything after it rests on: narrower than those of use. [D] */
const STRICT = {
  /** Share by which the light may change over the chart: the print lies beside it. */
  unevenness: 0.2,
  /** Mean CIEDE2000 of patches left out of the chart's fit. */
  expected: 3,
  /** Linear light of the print's white, where its light becomes that of all photos. */
  white: 0.4,
  /** C* of the print's greys, where nothing else says what colour the light has. */
  cast: 8,
} as const

/**
 * What a print is: true colours where a 24-patch chart lies beside it, else those that it has in this photo. Or why the photo does
 * not say so. It is only read; fails with CancelledError.
 */
export async function measurePrint(
  photo: RgbImage,
  services: CardReadingServices,
): Promise<MeasuredPrint | PrintRefusal> {
  const print = await readCard(photo, [PRINT], services)
  if (!print) return 'no-print'
  if (print.mirrored) return 'mirrored'
  const patches = wholeReadings(print.readings)
  if (typeof patches === 'string') return patches
  const chart = await readCard(photo, [CHART], services)
  if (!chart) return asPhotographed(patches)
  if (chart.mirrored) return 'chart'
  const { correction, refused, difference, unevenness } = judgeCard(CHART, chart.readings)
  if ((unevenness ?? 0) > STRICT.unevenness) return 'uneven-light'
  // Colours that a correction makes no truer are as true as they can be.
  const expected = refused === 'no-gain' ? difference?.before.mean : difference?.leaveOneOut.mean
  if (expected === undefined || expected > STRICT.expected) return 'chart'
  if (!correction && refused !== 'no-gain') return 'chart'
  return {
    patches: patches.map((patch) => asLight(correction ? corrected(correction, patch) : patch)),
    expected: rounded(expected),
  }
}

function asPhotographed(patches: readonly LinearRgb[]): MeasuredPrint | PrintRefusal {
  const greys = GREYS[PRINT].map((index): LinearRgb => patches[index] ?? [0, 0, 0])
  if (Math.max(...greys.map(([, green]) => green)) < STRICT.white) return 'underexposed'
  if (Math.hypot(...greyChroma(greys.slice(...MIDDLE_GREYS))) > STRICT.cast) return 'coloured-light'
  return { patches: patches.map(asLight), expected: null }
}

function wholeReadings(readings: readonly (PatchReading | null)[]): LinearRgb[] | PrintRefusal {
  const seen = readings.filter((patch) => patch !== null)
  if (seen.some(({ clipped }) => clipped > LIMITS.clipped)) return 'overexposed'
  if (seen.length < readings.length || seen.some(({ uneven }) => uneven > LIMITS.uneven))
    return 'partly-covered'
  const white = Math.max(...GREYS[PRINT].map((index) => seen[index]?.colour[1] ?? 0))
  return white < LIMITS.white ? 'underexposed' : seen.map(({ colour }) => colour)
}

const rounded = (value: number): number => Math.round(1e4 * value) / 1e4

function asLight([r, g, b]: LinearRgb): [number, number, number] {
  const limit = (value: number): number => rounded(Math.min(1.5, Math.max(0, value)))
  return [limit(r), limit(g), limit(b)]
}
