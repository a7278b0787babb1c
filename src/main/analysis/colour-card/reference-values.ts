import { decodeSrgb, labOfLinear } from '../../../shared/imaging/colour.ts'
import type { Lab } from '../../../shared/imaging/colour-difference.ts'
import type {
  CardKind,
  ColourCardReport,
  EarlierCard,
  LinearRgb,
} from '../../../shared/imaging/colour-card.ts'

/** What the patches of a card are said to be. */
export interface CardReference {
  readonly card: CardKind
  /** Null: nominal values of a print, good for recognising it and for nothing else. */
  readonly edition: NonNullable<ColourCardReport['reference']> | null
  /** Linear light under sRGB's white; slightly outside 0…1 where sRGB cannot show the colour. */
  readonly linear: readonly LinearRgb[]
  readonly lab: readonly Lab[]
}

/**
 * CIE L*a*b* (D50, 2°) of the classic 24-patch chart as its maker published them ("New color specifications for
 * ColorChecker SG and Classic charts", X-Rite 2015), for charts made before November 2014 and since. Rows of six from
 * dark skin to bluish green; the last row is white to black.
 */
const BEFORE_NOVEMBER_2014: readonly Lab[] = [
  [37.986, 13.555, 14.059],
  [65.711, 18.13, 17.81],
  [49.927, -4.88, -21.905],
  [43.139, -13.095, 21.905],
  [55.112, 8.844, -25.399],
  [70.719, -33.397, -0.199],
  [62.661, 36.067, 57.096],
  [40.02, 10.41, -45.964],
  [51.124, 48.239, 16.248],
  [30.325, 22.976, -21.587],
  [72.532, -23.709, 57.255],
  [71.941, 19.363, 67.857],
  [28.778, 14.179, -50.297],
  [55.261, -38.342, 31.37],
  [42.101, 53.378, 28.19],
  [81.733, 4.039, 79.819],
  [51.935, 49.986, -14.574],
  [51.038, -28.631, -28.638],
  [96.539, -0.425, 1.186],
  [81.257, -0.638, -0.335],
  [66.766, -0.734, -0.504],
  [50.867, -0.153, -0.27],
  [35.656, -0.421, -1.231],
  [20.461, -0.079, -0.973],
]

const AFTER_NOVEMBER_2014: readonly Lab[] = [
  [37.54, 14.37, 14.92],
  [64.66, 19.27, 17.5],
  [49.32, -3.82, -22.54],
  [43.46, -12.74, 22.72],
  [54.94, 9.61, -24.79],
  [70.48, -32.26, -0.37],
  [62.73, 35.83, 56.5],
  [39.43, 10.75, -45.17],
  [50.57, 48.64, 16.67],
  [30.1, 22.54, -20.87],
  [71.77, -24.13, 58.19],
  [71.51, 18.24, 67.37],
  [28.37, 15.42, -49.8],
  [54.38, -39.72, 32.27],
  [42.43, 51.05, 28.62],
  [81.8, 2.67, 80.41],
  [50.63, 51.28, -14.12],
  [49.57, -29.71, -28.32],
  [95.19, -1.03, 2.93],
  [81.29, -0.57, 0.44],
  [66.89, -0.75, -0.06],
  [50.76, -0.13, 0.14],
  [35.63, -0.46, -0.48],
  [20.64, 0.07, -0.46],
]

/**
 * Our own card (`npm run make:card`) as the printer is told to print it, sRGB. Greys first, then skin from light to dark,
 * then two rows of colours that ordinary inks reach.
 */
export const PRINTED_CARD: readonly string[] = [
  ...['f7f7f7', 'c8c8c8', '9c9c9c', '737373', '4d4d4d', '2b2b2b'],
  ...['f1d3c0', 'e2b497', 'c98f6f', 'a56c4c', '7a4a32', '4b2d20'],
  ...['c8434a', '4f9a55', '3a58a0', 'e9c840', 'b04f94', '3a9db0'],
  ...['e39a9a', 'a9c48a', '93a9d6', 'd9823b', '6f5190', '58703a'],
]

/** Places of the greys, light to dark. */
export const GREYS: Readonly<Record<CardKind, readonly number[]>> = {
  'classic-24': [18, 19, 20, 21, 22, 23],
  'basalis-print': [0, 1, 2, 3, 4, 5],
}

/** ICC's D50, and XYZ of D50 to linear sRGB by the Bradford adaptation (Lindbloom 2017). */
const D50 = [0.96422, 1, 0.82521] as const
const LINEAR_OF_XYZ_D50 = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const

export const CARD_REFERENCES: readonly CardReference[] = [
  classic('after-november-2014', AFTER_NOVEMBER_2014),
  classic('before-november-2014', BEFORE_NOVEMBER_2014),
  reference('basalis-print', null, PRINTED_CARD.map(linearOfHex)),
]

/** The card as it was read before, in the place of values that nobody has published. */
export const referenceOf = ({ card, patches, print }: EarlierCard): CardReference =>
  reference(card, print?.isTrue === true ? 'measured-print' : 'earlier-photo', patches)

function classic(edition: CardReference['edition'], d50: readonly Lab[]): CardReference {
  return reference('classic-24', edition, d50.map(linearOfD50))
}

function reference(
  card: CardKind,
  edition: CardReference['edition'],
  linear: readonly LinearRgb[],
): CardReference {
  return { card, edition, linear, lab: linear.map(([r, g, b]) => labOfLinear(r, g, b)) }
}

function linearOfHex(hex: string): LinearRgb {
  const channel = (at: number): number => decodeSrgb(Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return [channel(0), channel(2), channel(4)]
}

function linearOfD50([l, a, b]: Lab): LinearRgb {
  const inverse = (f: number): number => (f > 6 / 29 ? f ** 3 : 3 * (6 / 29) ** 2 * (f - 4 / 29))
  const fy = (l + 16) / 116
  const x = D50[0] * inverse(fy + a / 500)
  const y = D50[1] * inverse(fy)
  const z = D50[2] * inverse(fy - b / 200)
  const row = ([p, q, r]: readonly [number, number, number]): number => p * x + q * y + r * z
  return [row(LINEAR_OF_XYZ_D50[0]), row(LINEAR_OF_XYZ_D50[1]), row(LINEAR_OF_XYZ_D50[2])]
}
