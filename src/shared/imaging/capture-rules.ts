import type { CaptureFigures, FaceFigures, FaceToBeLike } from './capture-figures.ts'
import type { CapturePrompt } from './capture-prompts.ts'
import type { HeadPose } from './comparability.ts'

/**
 * What makes a photo good enough to be compared with others, as data: what is measured, between which limits it has to
 * lie, and what to say when it does not. The same rules guide the camera and judge a photo that is to be kept. [D]
 */

/** In the order of urgency: what is named first has to be right before the others can be. */
export const CAPTURE_RULE_IDS = [
  'room',
  'glare',
  'faces',
  'cut',
  'distance',
  'across',
  'down',
  'skin-share',
  'skin-middle',
  'lightness',
  'burnt',
  'glasses',
  'mask',
  'hair',
  'cover',
  'yaw',
  // Before what it changes: corners of the mouth that go up look like a chin that goes down.
  'smile',
  'pitch',
  'roll',
  'evenness',
  'cast',
  'eyes',
  'mouth',
  'motion',
  'sharpness',
] as const
export type CaptureRuleId = (typeof CAPTURE_RULE_IDS)[number]

/** What is to be taken. */
export interface CaptureTarget {
  /** `detail`: a piece of skin, of a face or any other site. */
  readonly view: 'front' | 'left' | 'right' | 'detail'
  readonly eyes: 'open' | 'closed' | 'any'
  /** The patient's photo of the same view before, which the new one is to be like; null without one. */
  readonly like: FaceToBeLike | null
}

export type CaptureUnit = 'count' | 'share' | 'degrees' | 'L*' | 'ratio'

export interface Limits {
  readonly min: number | null
  readonly max: number | null
}

interface CaptureRule {
  readonly id: CaptureRuleId
  readonly unit: CaptureUnit
  /** Null: cannot be measured, and is not judged. */
  readonly measured: (figures: CaptureFigures) => number | null
  /** Null: not asked for. */
  readonly limits: (target: CaptureTarget) => Limits | null
  readonly below: CapturePrompt
  readonly above: CapturePrompt
}

const ofFace = (target: CaptureTarget, limits: Limits): Limits | null =>
  target.view === 'detail' ? null : limits
const ofSite = (target: CaptureTarget, limits: Limits): Limits | null =>
  target.view === 'detail' ? limits : null

const face =
  (figure: (face: FaceFigures) => number | null) =>
  ({ face }: CaptureFigures): number | null =>
    face && figure(face)

/**
 * Where a head looks that looks into the camera, by the general head of `headPose`: its chin seems to be 10° lower. Half profile
 * is as far as the landmarks follow. Above 0: towards the picture's right, which is the patient's left.
 */
const STRAIGHT: HeadPose = { yawDegrees: 0, pitchDegrees: -10, rollDegrees: 0 }
const HALF_PROFILE_DEGREES = 30

/** How far a pose may be off: of a photo to be like, of a front view, of a half profile. */
const LIKE_DEGREES = 5
const FRONT_DEGREES = 7
const PROFILE_DEGREES = 12
/** Nobody's chin is the general head's. */
const PITCH_DEGREES = 10

/** The left view shows the patient's left cheek: the head is turned to its right, which is the picture's left. */
function wantedYaw({ view, like }: CaptureTarget): readonly [middle: number, within: number] {
  if (like) return [like.pose.yawDegrees, LIKE_DEGREES]
  if (view === 'left') return [-HALF_PROFILE_DEGREES, PROFILE_DEGREES]
  if (view === 'right') return [HALF_PROFILE_DEGREES, PROFILE_DEGREES]
  return [STRAIGHT.yawDegrees, FRONT_DEGREES]
}

/** A mouth that is wide at rest stays below the first; the face of the photo before smiles less than the second more. */
const MOST_SMILE = 0.98
const MORE_SMILE = 0.1
/** Below this nobody smiles: a mouth that was pursed in the photo before asks nobody to purse it. */
const REST_SMILE = 0.8

const mostSmile = ({ like }: CaptureTarget): number =>
  like ? Math.min(MOST_SMILE, Math.max(REST_SMILE, like.smile + MORE_SMILE)) : MOST_SMILE

const around = (middle: number, within: number): Limits => ({ min: middle - within, max: middle + within })

export const CAPTURE_RULES: readonly CaptureRule[] = [
  {
    id: 'room',
    unit: 'L*',
    measured: ({ whole }) => whole.lightness,
    limits: () => ({ min: 14, max: 97 }),
    below: 'more-light',
    above: 'less-light',
  },
  {
    id: 'glare',
    unit: 'share',
    measured: ({ whole }) => whole.burntShare,
    limits: (target) => ofFace(target, { min: null, max: 0.5 }),
    below: 'less-light',
    above: 'less-light',
  },
  {
    id: 'faces',
    unit: 'count',
    measured: ({ faces }) => faces,
    limits: (target) => ofFace(target, { min: 1, max: 1 }),
    below: 'show-face',
    above: 'one-person',
  },
  {
    id: 'cut',
    unit: 'share',
    measured: face(({ cutShare }) => cutShare),
    limits: (target) => ofFace(target, { min: null, max: 0.08 }),
    below: 'into-frame',
    above: 'into-frame',
  },
  {
    id: 'distance',
    unit: 'share',
    measured: face(({ heightShare }) => heightShare),
    limits: (target) => ofFace(target, { min: 0.35, max: 0.65 }),
    below: 'closer',
    above: 'farther',
  },
  {
    id: 'across',
    unit: 'share',
    measured: face(({ offset }) => offset.across),
    limits: (target) => ofFace(target, around(0, target.view === 'front' ? 0.1 : 0.2)),
    below: 'to-your-left',
    above: 'to-your-right',
  },
  {
    id: 'down',
    unit: 'share',
    measured: face(({ offset }) => offset.down),
    limits: (target) => ofFace(target, around(0.04, 0.14)),
    below: 'lower',
    above: 'higher',
  },
  {
    id: 'skin-share',
    unit: 'share',
    measured: ({ site }) => site && site.skinShare,
    limits: (target) => ofSite(target, { min: 0.25, max: null }),
    below: 'show-skin',
    above: 'show-skin',
  },
  {
    id: 'skin-middle',
    unit: 'share',
    measured: ({ site }) => site && site.middleShare,
    limits: (target) => ofSite(target, { min: 0.75, max: null }),
    below: 'middle-skin',
    above: 'middle-skin',
  },
  {
    id: 'lightness',
    unit: 'L*',
    measured: ({ light }) => light && light.lightness,
    limits: () => ({ min: 25, max: 85 }),
    below: 'more-light',
    above: 'less-light',
  },
  {
    id: 'burnt',
    unit: 'share',
    measured: ({ light }) => light && light.burntShare,
    limits: () => ({ min: null, max: 0.03 }),
    below: 'less-light',
    above: 'less-light',
  },
  {
    id: 'glasses',
    unit: 'share',
    measured: face(({ bare }) => bare.eyes),
    limits: (target) => ofFace(target, { min: 0.5, max: null }),
    below: 'take-off-glasses',
    above: 'take-off-glasses',
  },
  {
    id: 'mask',
    unit: 'share',
    measured: face(({ bare }) => bare.mouth),
    limits: (target) => ofFace(target, { min: 0.5, max: null }),
    below: 'uncover-mouth',
    above: 'uncover-mouth',
  },
  {
    id: 'hair',
    unit: 'share',
    measured: face(({ bare }) => bare.forehead),
    limits: (target) => ofFace(target, { min: 0.6, max: null }),
    below: 'hair-back',
    above: 'hair-back',
  },
  {
    id: 'cover',
    unit: 'share',
    measured: face(({ bare }) => Math.min(bare.nose ?? 1, bare['cheek-left'] ?? 1, bare['cheek-right'] ?? 1)),
    limits: (target) => ofFace(target, { min: 0.5, max: null }),
    below: 'uncover-face',
    above: 'uncover-face',
  },
  {
    id: 'yaw',
    unit: 'degrees',
    measured: face(({ pose }) => pose.yawDegrees),
    limits: (target) => ofFace(target, around(...wantedYaw(target))),
    below: 'turn-to-your-left',
    above: 'turn-to-your-right',
  },
  {
    id: 'smile',
    unit: 'ratio',
    measured: face(({ smile }) => smile),
    limits: (target) => ofFace(target, { min: null, max: mostSmile(target) }),
    below: 'relax-face',
    above: 'relax-face',
  },
  {
    id: 'pitch',
    unit: 'degrees',
    measured: face(({ pose }) => pose.pitchDegrees),
    limits: (target) =>
      ofFace(
        target,
        target.like
          ? around(target.like.pose.pitchDegrees, LIKE_DEGREES)
          : around(STRAIGHT.pitchDegrees, PITCH_DEGREES),
      ),
    below: 'chin-up',
    above: 'chin-down',
  },
  {
    id: 'roll',
    unit: 'degrees',
    measured: face(({ pose }) => pose.rollDegrees),
    limits: (target) =>
      ofFace(
        target,
        target.like
          ? around(target.like.pose.rollDegrees, LIKE_DEGREES)
          : around(STRAIGHT.rollDegrees, FRONT_DEGREES),
      ),
    below: 'tilt-to-your-left',
    above: 'tilt-to-your-right',
  },
  {
    id: 'evenness',
    unit: 'L*',
    measured: ({ light }) => light && light.unevenness,
    limits: () => ({ min: null, max: 15 }),
    below: 'even-light',
    above: 'even-light',
  },
  {
    id: 'cast',
    unit: 'degrees',
    measured: ({ light }) => light && light.hueDegrees,
    limits: () => ({ min: 20, max: 85 }),
    below: 'plain-light',
    above: 'plain-light',
  },
  {
    id: 'eyes',
    unit: 'ratio',
    measured: face(({ eyeOpening }) => eyeOpening),
    limits: (target) => {
      if (target.eyes === 'any') return null
      return ofFace(target, target.eyes === 'open' ? { min: 0.2, max: null } : { min: null, max: 0.2 })
    },
    below: 'open-eyes',
    above: 'close-eyes',
  },
  {
    id: 'mouth',
    unit: 'ratio',
    measured: face(({ mouthOpening }) => mouthOpening),
    limits: (target) => ofFace(target, { min: null, max: 0.15 }),
    below: 'close-mouth',
    above: 'close-mouth',
  },
  {
    id: 'motion',
    unit: 'ratio',
    measured: ({ motion }) => motion,
    limits: (target) => ({ min: null, max: target.view === 'detail' ? 0.25 : 0.05 }),
    below: 'hold-still',
    above: 'hold-still',
  },
  {
    id: 'sharpness',
    unit: 'ratio',
    measured: ({ sharpness }) => sharpness,
    limits: () => ({ min: 0.5, max: null }),
    below: 'focus',
    above: 'focus',
  },
]
