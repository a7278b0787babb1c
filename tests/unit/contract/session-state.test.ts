import { describe, expect, it } from 'vitest'
import { EVENT_NAMES } from '../../../src/shared/contract/channel-names.ts'
import { EVENTS } from '../../../src/shared/contract/channels.ts'
import { answer, pageError } from '../../../src/shared/contract/error-data.ts'
import { EMPTY_SESSION, sessionState } from '../../../src/shared/contract/session-state.ts'
import { DEFAULT_SETTINGS, settings } from '../../../src/shared/contract/settings.ts'
import { z } from 'zod'

const ID = '01234567-89ab-4def-8123-456789abcdef'
const view = { set: ID, photo: ID, record: null, width: 3, height: 2 }
const analyzing = { phase: 'analyzing', view, step: 'filter', fraction: 0.5 }

const takes = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success

describe('the state of the session', () => {
  it.each([
    EMPTY_SESSION,
    { ...EMPTY_SESSION, opening: { fraction: 0 } },
    { ...EMPTY_SESSION, opening: { fraction: 1 } },
    { ...EMPTY_SESSION, shown: analyzing },
    { ...EMPTY_SESSION, shown: { phase: 'cancelled', view } },
    { ...EMPTY_SESSION, shown: { phase: 'failed', view, error: { kind: 'bug' } } },
    { ...EMPTY_SESSION, refusal: { kind: 'expected', code: 'IMAGE_EMPTY', message: '' } },
  ])('is taken: %j', (state) => {
    expect(sessionState.parse(structuredClone(state))).toEqual(state)
  })

  it.each([
    undefined,
    {},
    { ...EMPTY_SESSION, path: '/home' },
    { ...EMPTY_SESSION, shown: { phase: 'empty', view } },
    { ...EMPTY_SESSION, shown: { ...analyzing, fraction: -0.1 } },
    { ...EMPTY_SESSION, shown: { ...analyzing, fraction: 1.1 } },
    { ...EMPTY_SESSION, shown: { ...analyzing, fraction: Number.NaN } },
    { ...EMPTY_SESSION, shown: { ...analyzing, step: 'decode' } },
    { ...EMPTY_SESSION, shown: { ...analyzing, view: { ...view, width: 0 } } },
    { ...EMPTY_SESSION, shown: { ...analyzing, view: { ...view, width: 1.5 } } },
    { ...EMPTY_SESSION, shown: { ...analyzing, view: { ...view, set: 'photo' } } },
    { ...EMPTY_SESSION, shown: { phase: 'ready', view } },
    { ...EMPTY_SESSION, shown: { phase: 'failed', view } },
    { ...EMPTY_SESSION, opening: 0.5 },
    { ...EMPTY_SESSION, refusal: 'a reason' },
  ])('is refused: %j', (state) => {
    expect(takes(sessionState, state)).toBe(false)
  })
})

describe('an error for the page', () => {
  it.each([
    { kind: 'bug', message: 'x' },
    { kind: 'bug', stack: 'x' },
    { kind: 'cancelled', message: 'x' },
    { kind: 'expected', code: 'ELSE', message: 'x' },
    { kind: 'expected', code: 'NO_PHOTO' },
    { kind: 'expected', code: 'NO_PHOTO', message: 'x', facts: { a: {} } },
    { kind: 'expected', code: 'NO_PHOTO', message: 'x', stack: 'x' },
    { kind: 'else' },
  ])('holds nothing that the contract does not know: %j', (error) => {
    expect(takes(pageError, error)).toBe(false)
  })
})

describe('an answer', () => {
  it('is a value or an error, never both or neither', () => {
    const schema = answer(z.number())
    expect(takes(schema, { ok: true, value: 3 })).toBe(true)
    expect(takes(schema, { ok: false, error: { kind: 'bug' } })).toBe(true)
    for (const wrong of [
      { ok: true, value: '3' },
      { ok: true, value: 3, error: { kind: 'bug' } },
      { ok: false, value: 3 },
      { ok: false, error: { kind: 'bug' }, value: 3 },
      { value: 3 },
    ])
      expect(takes(schema, wrong)).toBe(false)
  })
})

describe('events and settings', () => {
  it('have a schema for every event', () => {
    expect(Object.keys(EVENTS)).toEqual([...EVENT_NAMES])
  })

  it('have defaults that the contract takes', () => {
    expect(settings.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
  })
})
