import { describe, expect, it } from 'vitest'
import {
  AIMING,
  secondsLeft,
  shutterAfter,
  STEADY_MS,
  TIMER_MS,
  type Shutter,
  type ShutterEvent,
  type ShutterMode,
} from '../../../../../src/renderer/features/capture/shutter.ts'

const after = (events: readonly ShutterEvent[], from: Shutter = AIMING): Shutter =>
  events.reduce(shutterAfter, from)

/** A check every tenth of a second. */
const checks = (readies: readonly boolean[], mode: ShutterMode = 'auto', fromMs = 5000): ShutterEvent[] =>
  readies.map((ready, index) => ({ kind: 'checked', ready, mode, nowMs: fromMs + 100 * index }))

const GREEN_SECOND = Array.from({ length: STEADY_MS / 100 + 1 }, () => true)
const REVIEW: Shutter = { kind: 'review' }
const pressed = (mode: ShutterMode, nowMs = 0): ShutterEvent => ({ kind: 'pressed', mode, nowMs })

describe('the shutter by itself', () => {
  it('takes a photo when everything has been right for a second, not before', () => {
    expect(after(checks(GREEN_SECOND.slice(1))).kind).toBe('aiming')
    expect(after(checks(GREEN_SECOND)).kind).toBe('taking')
  })

  it('begins anew with every check that fails', () => {
    const broken = GREEN_SECOND.with(5, false)
    expect(after(checks([...broken, true, true, true])).kind).toBe('aiming')
    expect(after(checks([false, ...GREEN_SECOND])).kind).toBe('taking')
  })

  it('does not take a silence for a second in which all was right', () => {
    const silent = after([...checks([true], 'auto', 0), ...checks([true], 'auto', STEADY_MS + 1)])
    expect(silent).toEqual({ kind: 'aiming', greenSinceMs: STEADY_MS + 1, checkedMs: STEADY_MS + 1 })
  })

  it('waits for a hand in the other modes', () => {
    for (const mode of ['hand', 'timer'] as const)
      expect(after(checks(GREEN_SECOND, mode)).kind).toBe('aiming')
  })

  it('takes nothing while a photo is looked at, and a second after it at the earliest', () => {
    expect(after(checks(GREEN_SECOND), REVIEW)).toEqual(REVIEW)
    expect(after([{ kind: 'aim' }, ...checks([true])], REVIEW).kind).toBe('aiming')
  })
})

describe('the shutter by hand', () => {
  it('takes one photo however often it is pressed', () => {
    expect(after([pressed('hand'), pressed('hand'), pressed('auto')])).toEqual({ kind: 'taking' })
  })

  it('waits with the timer, and can be stopped meanwhile', () => {
    const counting = after([pressed('timer', 100)])
    expect(counting).toEqual({ kind: 'counting', untilMs: 100 + TIMER_MS })
    expect(after([{ kind: 'ticked', nowMs: 99 + TIMER_MS }], counting)).toEqual(counting)
    expect(after([{ kind: 'ticked', nowMs: 100 + TIMER_MS }], counting)).toEqual({ kind: 'taking' })
    expect(after([pressed('timer', 200)], counting)).toEqual(AIMING)
    expect(after(checks(GREEN_SECOND), counting)).toEqual(counting)
  })

  it('counts whole seconds down', () => {
    expect([3000, 2999, 2000, 1, 0, -5].map((left) => secondsLeft(left, 0))).toEqual([3, 3, 2, 1, 0, 0])
  })
})

describe('a photo that was taken', () => {
  it('is looked at, kept once, and stays where it could not be kept', () => {
    const review = after([{ kind: 'taken' }], { kind: 'taking' })
    expect(review).toEqual(REVIEW)
    const keeping = after([{ kind: 'keep' }], review)
    expect(keeping).toEqual({ kind: 'keeping' })
    expect(after([{ kind: 'keep' }, pressed('hand')], keeping)).toEqual(keeping)
    expect(after([{ kind: 'keep-failed' }], keeping)).toEqual(REVIEW)
    expect(after([{ kind: 'aim' }], keeping)).toEqual(AIMING)
  })

  it('cannot come where none was asked for', () => {
    expect(after([{ kind: 'taken' }])).toEqual(AIMING)
    expect(after([{ kind: 'keep' }])).toEqual(AIMING)
  })
})
