import { describe, expect, it } from 'vitest'
import type { CaptureFigures, FaceFigures } from '../../../src/shared/imaging/capture-figures.ts'
import { CAPTURE_PROMPTS } from '../../../src/shared/imaging/capture-prompts.ts'
import {
  CAPTURE_RULE_IDS,
  CAPTURE_RULES,
  type CaptureTarget,
} from '../../../src/shared/imaging/capture-rules.ts'
import { isReady, judgeCapture, mostUrgent } from '../../../src/shared/imaging/judge-capture.ts'

const FRONT: CaptureTarget = { view: 'front', eyes: 'open', like: null }

const FACE: FaceFigures = {
  heightShare: 0.5,
  offset: { across: 0, down: 0 },
  pose: { yawDegrees: 0, pitchDegrees: -10, rollDegrees: 0 },
  cutShare: 0,
  bare: { forehead: 1, eyes: 1, 'cheek-right': 1, 'cheek-left': 1, nose: 1, mouth: 1 },
  eyeOpening: 0.3,
  mouthOpening: 0,
  smile: 0.8,
  interpupillaryPx: 120,
}

const GOOD: CaptureFigures = {
  whole: { lightness: 55, burntShare: 0 },
  faces: 1,
  face: FACE,
  site: null,
  light: { lightness: 60, unevenness: 4, burntShare: 0, blackShare: 0, hueDegrees: 55, chroma: 20 },
  sharpness: 0.9,
  motion: 0.01,
}

const withFace = (change: Partial<FaceFigures>): CaptureFigures => ({ ...GOOD, face: { ...FACE, ...change } })
const promptOf = (figures: CaptureFigures, target = FRONT): string | null =>
  mostUrgent(judgeCapture(figures, target))?.prompt ?? null

describe('the rules of a capture', () => {
  it('are one a name, in their order, and every prompt can be asked', () => {
    expect(CAPTURE_RULES.map(({ id }) => id)).toEqual(CAPTURE_RULE_IDS)
    const asked = new Set(CAPTURE_RULES.flatMap(({ below, above }) => [below, above]))
    expect([...asked].toSorted()).toEqual([...CAPTURE_PROMPTS].toSorted())
  })

  it('let a good picture pass', () => {
    expect(promptOf(GOOD)).toBeNull()
    expect(isReady(judgeCapture(GOOD, FRONT))).toBe(true)
  })

  it.each([
    [withFace({ offset: { across: -0.2, down: 0 } }), 'to-your-left'],
    [withFace({ offset: { across: 0.2, down: 0 } }), 'to-your-right'],
    [withFace({ offset: { across: 0, down: 0.3 } }), 'higher'],
    [withFace({ pose: { ...FACE.pose, yawDegrees: -9 } }), 'turn-to-your-left'],
    [withFace({ pose: { ...FACE.pose, pitchDegrees: -25 } }), 'chin-up'],
    [withFace({ pose: { ...FACE.pose, rollDegrees: 9 } }), 'tilt-to-your-right'],
    [withFace({ heightShare: 0.8 }), 'farther'],
    [withFace({ cutShare: 0.3 }), 'into-frame'],
    [withFace({ eyeOpening: 0.1 }), 'open-eyes'],
    [withFace({ mouthOpening: 0.3 }), 'close-mouth'],
    [withFace({ smile: 1.05 }), 'relax-face'],
    [{ ...GOOD, motion: 0.2 }, 'hold-still'],
    [{ ...GOOD, light: null }, null],
  ] as const)('ask for what is missing', (figures, prompt) => {
    expect(promptOf(figures)).toBe(prompt)
  })

  it('ask for the most urgent first', () => {
    const far = withFace({ heightShare: 0.2, eyeOpening: 0.1 })
    expect(promptOf({ ...far, sharpness: 0.1, motion: 1 })).toBe('closer')
  })

  it('ask a smile away before the chin that it seems to lower', () => {
    expect(promptOf(withFace({ smile: 1.05, pose: { ...FACE.pose, pitchDegrees: -25 } }))).toBe('relax-face')
  })

  it('measure a pose against the photo before it is to be like', () => {
    const before = { yawDegrees: 12, pitchDegrees: -3, rollDegrees: 4 }
    const target = { ...FRONT, like: { pose: before, smile: 0.8 } }
    expect(promptOf(withFace({ pose: before }), target)).toBeNull()
    expect(promptOf(GOOD, target)).toBe('turn-to-your-left')
  })

  it.each([
    ['asked to rest where it smiles more than there', 0.75, 0.9, 'relax-face'],
    ['left as it is where it was as wide there', 0.9, 0.95, null],
    ['asked to rest where it smiles broadly, even if it did there', 1.2, 1.1, 'relax-face'],
    ['not asked for the smaller mouth that it had there', 0.5, 0.78, null],
  ] as const)('that has a photo to be like: a face is %s', (_what, before, now, prompt) => {
    const like = { pose: FACE.pose, smile: before }
    expect(promptOf(withFace({ smile: now }), { ...FRONT, like })).toBe(prompt)
  })

  it('do not take a picture by itself where nothing could be measured', () => {
    const nothing = { ...GOOD, faces: 0, face: null, light: null, sharpness: null, motion: null }
    expect(isReady(judgeCapture(nothing, FRONT))).toBe(false)
    expect(isReady(judgeCapture(nothing, { ...FRONT, view: 'detail' }))).toBe(false)
  })
})
