import { describe, expect, it } from 'vitest'
import { Client } from '../../../../../src/renderer/app/client.ts'
import {
  asksForRules,
  decide,
  LEAVE,
  lacksNote,
  type RefusalDecision,
} from '../../../../../src/renderer/features/records/gate-decision.ts'
import type { PhotoRefused } from '../../../../../src/shared/contract/record-channels.ts'
import { FakeApi, ok } from '../../app/fake-api.ts'
import { ANSWERS } from '../../../ipc/answers.ts'
import { REFUSED_PHOTO } from '../../../ipc/arrived-photos.ts'

const both = REFUSED_PHOTO.refused as PhotoRefused
const rules: PhotoRefused = { ...both, known: null }
const known: PhotoRefused = { ...both, failed: [] }

const decision = (gate: RefusalDecision['gate']['choice'], of: RefusalDecision['known']['choice']) => ({
  gate: { choice: gate, note: '' },
  known: { choice: of, note: '' },
})

async function carriedOut(refused: PhotoRefused, decided: RefusalDecision) {
  const fake = new FakeApi((channel) => ok(ANSWERS[channel]))
  const ended = await decide(new Client(fake.api), refused, decided, false)
  return [ended, ...fake.calls.map(([channel, request]) => [channel, request])]
}

describe('what is decided of a refused photo', () => {
  it('is to leave it out, unless everything that speaks against it is answered', async () => {
    const left = ['left', ['record-photo:leave-out', { waiting: both.waiting }]]
    expect(await carriedOut(both, LEAVE)).toEqual(left)
    expect(await carriedOut(both, decision('urgent', 'leave'))).toEqual(left)
    expect(await carriedOut(both, decision('leave', 'same-person'))).toEqual(left)
    expect(await carriedOut(known, decision('urgent', 'leave'))).toEqual(left)
  })

  it('is carried out with a reason for each', async () => {
    const { waiting } = both
    const despite = { reason: 'urgent', note: '' }
    const other = { whose: 'other', reason: 'same-person', note: '' }
    const show = false
    for (const [refused, decided, sent] of [
      [both, decision('urgent', 'same-person'), { despite, known: other }],
      [rules, decision('urgent', 'leave'), { despite, known: null }],
      [known, decision('leave', 'again'), { despite: null, known: { whose: 'same' } }],
    ] as const)
      expect(await carriedOut(refused, decided)).toEqual([
        'added',
        ['record-photo:keep-despite', { waiting, ...sent, show }],
      ])
  })

  it('needs words only for another reason, and for what is asked at all', () => {
    expect(lacksNote(rules, decision('other', 'leave'))).toBe(true)
    expect(lacksNote(rules, decision('urgent', 'other'))).toBe(false)
    expect(lacksNote(known, decision('other', 'same-person'))).toBe(false)
    expect(lacksNote(both, decision('leave', 'other'))).toBe(true)
  })

  it('does not ask about the rules while a known photo is left out', () => {
    expect(asksForRules(both, LEAVE)).toBe(false)
    expect(asksForRules(both, decision('leave', 'filed-wrongly'))).toBe(true)
    expect(asksForRules(rules, LEAVE)).toBe(true)
  })
})
