import type { Random } from '../random.ts'
import { SKIN_TYPES, type SkinType } from '../subject.ts'

/** Size of the picture, mm. */
export const FACE_WIDTH_MM = 220
export const FACE_HEIGHT_MM = 280

/** Where the middle between the pupils lies in the picture, mm. All face coordinates count from here, y down. */
export const EYE_MIDDLE_MM = { x: 110, y: 127 } as const

export type HairStyle = 'short' | 'tied' | 'long'

/** The measures of a head, mm, in the range of adults; distances in y count from the line of the pupils, down. */
export interface FaceMeasures {
  readonly pupilDistance: number
  readonly halfWidth: number
  readonly vertex: number
  readonly chin: number
  readonly jaw: number
  readonly neckHalfWidth: number
  readonly hairline: number
  readonly eyeHalfWidth: number
  readonly eyeOpening: number
  /** How much higher the outer corner of the eye lies than the inner one. */
  readonly eyeSlant: number
  readonly browHeight: number
  readonly browThickness: number
  readonly noseBase: number
  readonly noseHalfWidth: number
  readonly noseLength: number
  readonly mouth: number
  readonly mouthHalfWidth: number
  readonly upperLip: number
  readonly lowerLip: number
  /** Small differences between the sides. */
  readonly eyeShift: number
  readonly noseShift: number
  readonly mouthTilt: number
}

type Colour = readonly [number, number, number]

/** Somebody who does not exist. Nothing here changes from visit to visit. */
export interface Person {
  readonly skinType: SkinType
  /** Years; decides on lines, spots of age and grey hair. */
  readonly age: number
  readonly measures: FaceMeasures
  readonly hair: HairStyle
  /** Linear sRGB. */
  readonly hairColour: Colour
  readonly irisColour: Colour
  /** Hairs per mm² of beard, 0 = none. */
  readonly stubble: number
  readonly backgroundColour: Colour
  readonly clothColour: Colour
}

export function drawPerson(random: Random, wantedType?: SkinType): Person {
  const drawnType = random.fork('skin type').pick(SKIN_TYPES)
  const skinType = wantedType ?? drawnType
  const look = random.fork('look')
  const angular = look.chance(0.5)
  const age = look.uniform(20, 75)
  const styles = angular ? (['short'] as const) : (['long', 'long', 'tied'] as const)
  return {
    skinType,
    age,
    measures: drawMeasures(random.fork('measures'), angular),
    hair: look.pick(styles),
    hairColour: hairColourOf(look, skinType, age),
    irisColour: irisColourOf(look, skinType),
    stubble: angular && look.chance(0.65) ? look.uniform(0.35, 1.1) : 0,
    backgroundColour: muted(look, 0.15, 0.5, 0.08),
    clothColour: muted(look, 0.04, 0.5, 0.3),
  }
}

function drawMeasures(random: Random, angular: boolean): FaceMeasures {
  const pupilDistance = Math.min(70, Math.max(56, random.normal(angular ? 64.5 : 61.5, 2.4)))
  const halfWidth = 0.65 * pupilDistance + 30 + random.normal(angular ? 1.5 : -0.5, 1.2)
  const chin = random.normal(angular ? 115 : 109, 2.5)
  const noseBase = 0.415 * chin + random.normal(0, 1)
  return {
    pupilDistance,
    halfWidth,
    chin,
    vertex: random.normal(-106, 2),
    jaw: angular ? random.uniform(2.5, 3) : random.uniform(2.1, 2.45),
    neckHalfWidth: angular ? random.uniform(55, 61) : random.uniform(45, 50),
    hairline: random.uniform(-78, -68),
    eyeHalfWidth: random.uniform(14, 15.6),
    eyeOpening: random.uniform(8.8, 11) + (angular ? -0.4 : 0.4),
    eyeSlant: random.uniform(0, 2.2),
    browHeight: angular ? random.uniform(-20.5, -18) : random.uniform(-24, -21),
    browThickness: angular ? random.uniform(7.5, 10.5) : random.uniform(4.5, 6.5),
    noseBase,
    noseHalfWidth: random.uniform(15.5, 20),
    noseLength: random.uniform(18, 23),
    mouth: noseBase + random.uniform(20, 23.5),
    mouthHalfWidth: 0.4 * pupilDistance + random.uniform(-1.5, 2),
    upperLip: angular ? random.uniform(6, 8) : random.uniform(7.5, 9.5),
    lowerLip: angular ? random.uniform(7.5, 10) : random.uniform(9, 11.5),
    eyeShift: random.normal(0, 0.35),
    noseShift: random.normal(0, 0.5),
    mouthTilt: random.normal(0, 0.012),
  }
}

function hairColourOf(random: Random, skinType: SkinType, age: number): Colour {
  const fair: readonly [Colour, ...Colour[]] = [
    [0.27, 0.19, 0.1],
    [0.14, 0.085, 0.045],
    [0.19, 0.075, 0.03],
    [0.06, 0.04, 0.025],
  ]
  const dark: readonly [Colour, ...Colour[]] = [
    [0.03, 0.022, 0.016],
    [0.018, 0.014, 0.012],
    [0.045, 0.028, 0.018],
  ]
  const young = random.pick(skinType <= 2 ? fair : dark)
  const grey = Math.max(0, Math.min(0.85, (age - 48) / 25 + random.normal(0, 0.15)))
  return [mix(young[0], 0.23, grey), mix(young[1], 0.22, grey), mix(young[2], 0.205, grey)]
}

function irisColourOf(random: Random, skinType: SkinType): Colour {
  const light: readonly [Colour, ...Colour[]] = [
    [0.13, 0.2, 0.27],
    [0.15, 0.18, 0.1],
    [0.16, 0.18, 0.19],
    [0.16, 0.09, 0.04],
  ]
  const brown: readonly [Colour, ...Colour[]] = [
    [0.09, 0.045, 0.02],
    [0.05, 0.026, 0.014],
    [0.13, 0.075, 0.03],
  ]
  return random.pick(skinType <= 2 ? light : brown)
}

function muted(random: Random, from: number, to: number, tints: number): Colour {
  const level = random.logUniform(from, to)
  const tint = (): number => Math.exp(random.normal(0, tints))
  return [level * tint(), level * tint(), level * tint()]
}

const mix = (from: number, to: number, share: number): number => from + (to - from) * share
