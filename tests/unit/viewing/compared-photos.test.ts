import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AnalysisService } from '../../../src/main/viewing/analysis-service.ts'
import { ComparedPhotos } from '../../../src/main/viewing/compared-photos.ts'
import type { OpenPhoto } from '../../../src/main/viewing/open-photo.ts'
import { PhotoSession } from '../../../src/main/viewing/photo-session.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { type ComparisonState, comparisonState } from '../../../src/shared/contract/comparison-state.ts'
import type { RecordOfPhoto, SessionState } from '../../../src/shared/contract/session-state.ts'
import { NO_NUDGE, type Nudge } from '../../../src/shared/domain/nudge.ts'
import { identityBetween, nudged } from '../../../src/shared/imaging/alignment.ts'
import type { PhotoComparison } from '../../../src/shared/imaging/comparability.ts'
import { FakeEngine, photoOf } from './fakes.ts'

const id = (digit: number): string => String(digit).repeat(32)
const PATIENT = 'a'.repeat(32)
const OTHER = 'b'.repeat(32)
const HAND: RecordOfPhoto = { patient: PATIENT, photo: id(0) }

const BROKEN = new BasalisError('DECODER_DIED', 'expected a decoder, found it gone')

let engine: FakeEngine
let primary: PhotoSession
let compared: ComparedPhotos
let told: ComparisonState[]
let loads: string[]
let bugs: unknown[]
let compare: () => Promise<PhotoComparison>
let changes: number
/** Which of the changes fails; 0: none. */
let failing: number
let putAway: (photo: OpenPhoto) => Promise<void>
let nudge: Nudge
let decodes: boolean

beforeEach(() => {
  engine = new FakeEngine()
  told = []
  loads = []
  bugs = []
  changes = 0
  failing = 0
  putAway = () => Promise.resolve()
  nudge = NO_NUDGE
  decodes = true
  compare = () => Promise.resolve(COMPARISON)
  const analysis = new AnalysisService(() => Promise.resolve(engine.engine))
  const startSession = (onChange: (state: SessionState) => void): PhotoSession =>
    new PhotoSession({
      decoder: {
        decode: (bytes) => (decodes ? Promise.resolve(photoOf(bytes[0] ?? 0)) : Promise.reject(BROKEN)),
      },
      analysis,
      onChange,
      onBug: (error) => {
        throw error
      },
    })
  primary = startSession(() => void compared.primaryChanged())
  compared = new ComparedPhotos({
    primary,
    load: (photo) => {
      loads.push(photo)
      if (photo === id(8)) return Promise.reject(new Error('no such photo'))
      const patient = photo === id(9) ? OTHER : PATIENT
      return Promise.resolve({ bytes: new Uint8Array([7]), record: { patient, photo } })
    },
    startSession,
    comparing: {
      compare: () => compare(),
      change: () => {
        changes += 1
        if (changes === failing) return Promise.reject(new Error('worker'))
        return Promise.resolve({ width: 1, height: 1, data: new Uint8Array(3) })
      },
    },
    putAway: (photo) => putAway(photo),
    nudgeOf: () => Promise.resolve(nudge),
    onBug: (error) => bugs.push(error),
    onChange: (state) => void told.push(comparisonState.parse(structuredClone(state))),
  })
})

const size = { width: 8, height: 6 }
const figures = { pose: null, faceShare: null, sharpness: null, meanLab: null }
const COMPARISON: PhotoComparison = {
  alignment: identityBetween(size, size),
  reference: figures,
  other: figures,
}

const source = (): Promise<Uint8Array> => Promise.resolve(new Uint8Array([1]))
const phases = (): string[] => compared.state.map(({ session }) => session.shown.phase)
const asked = (count: number): Promise<void> =>
  vi.waitFor(() => {
    expect(engine.asked).toHaveLength(count)
  })
const phasesAre = (...wanted: string[]): Promise<void> =>
  vi.waitFor(() => {
    expect(phases()).toEqual(wanted)
  })

async function withHand(): Promise<void> {
  await primary.open(source, HAND)
  engine.asked[0]?.finish()
  await primary.settled()
}

describe('ComparedPhotos', () => {
  it('opens no photo that was closed while the one at hand was put away', async () => {
    await withHand()
    const away = Promise.withResolvers<undefined>()
    const begun = Promise.withResolvers<undefined>()
    putAway = () => {
      begun.resolve(undefined)
      return away.promise
    }
    await compared.open(id(1))
    await begun.promise
    await primary.close()
    away.resolve(undefined)
    await compared.closeAll()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(compared.state).toEqual([])
    expect(engine.asked).toHaveLength(1)
  })

  it('analyses one after another, beginning when the photo at hand is done', async () => {
    await primary.open(source, HAND)
    await compared.open(id(1))
    await compared.open(id(2))
    expect(phases()).toEqual(['empty', 'empty'])
    expect(engine.asked).toHaveLength(1)
    engine.asked[0]?.finish()
    await asked(2)
    await phasesAre('analyzing', 'empty')
    engine.asked[1]?.finish()
    await asked(3)
    engine.asked[2]?.finish()
    await phasesAre('ready', 'ready')
    expect(told.at(-1)?.map(({ photo }) => photo)).toEqual([id(1), id(2)])
  })

  it('gives tiles of each by the id of its layers', async () => {
    await withHand()
    await compared.open(id(1))
    await asked(2)
    const shown = compared.state[0]?.session.shown
    const set = shown && shown.phase !== 'empty' ? shown.view.set : ''
    const tile = { layer: 'photo', level: 0, column: 0, row: 0 } as const
    expect((await compared.tile({ set, ...tile }))?.data[0]).toBe(7)
    expect(await compared.tile({ set: crypto.randomUUID(), ...tile })).toBeNull()
  })

  it('opens none beside a photo that is nobody’s, nor one of another patient', async () => {
    await expect(compared.open(id(1))).rejects.toMatchObject({ code: 'COMPARISON_NOT_POSSIBLE' })
    await primary.open(source)
    await expect(compared.open(id(1))).rejects.toMatchObject({ code: 'COMPARISON_NOT_POSSIBLE' })
    expect(loads).toEqual([])
    await primary.open(source, HAND)
    await expect(compared.open(id(9))).rejects.toMatchObject({ code: 'COMPARISON_NOT_POSSIBLE' })
    expect(compared.state).toEqual([])
  })

  it('forgets one whose bytes are not there', async () => {
    await withHand()
    await expect(compared.open(id(8))).rejects.toThrow('no such photo')
    expect(compared.state).toEqual([])
  })

  it('asks for none twice, nor for the photo at hand, and for five at most', async () => {
    await withHand()
    for (const photo of [id(0), id(1), id(1), id(2), id(3), id(4), id(5)]) await compared.open(photo)
    expect(loads).toEqual([id(1), id(2), id(3), id(4), id(5)])
    await expect(compared.open(id(6))).rejects.toMatchObject({ code: 'COMPARISON_FULL', facts: { most: 5 } })
  })

  it('passes over one that was closed before its turn', async () => {
    await primary.open(source, HAND)
    await compared.open(id(1))
    await compared.open(id(2))
    compared.close(id(1))
    engine.asked[0]?.finish()
    await phasesAre('analyzing')
    expect(compared.state[0]?.photo).toBe(id(2))
    expect(engine.asked).toHaveLength(2)
  })

  it('lets all go with the photo at hand, and with its patient', async () => {
    await withHand()
    await compared.open(id(1))
    await phasesAre('analyzing')
    await primary.close()
    expect(compared.state).toEqual([])
    await primary.open(source, HAND)
    engine.asked.at(-1)?.finish()
    await compared.open(id(1))
    await phasesAre('analyzing')
    await primary.open(source, { patient: OTHER, photo: id(9) })
    await phasesAre()
    expect(told.at(-1)).toEqual([])
  })

  it('lets go of one that has not had its turn when another patient comes to hand', async () => {
    await primary.open(source, HAND)
    await compared.open(id(1))
    expect(phases()).toEqual(['empty'])
    await primary.open(source, { patient: OTHER, photo: id(9) })
    await phasesAre()
  })

  it('closes one that comes to hand', async () => {
    await withHand()
    await compared.open(id(1))
    await compared.open(id(2))
    await asked(2)
    engine.asked[1]?.finish()
    await primary.open(source, { patient: PATIENT, photo: id(1) })
    expect(compared.state.map(({ photo }) => photo)).toEqual([id(2)])
  })

  it('analyses one again, and none that is not there', async () => {
    await withHand()
    await compared.open(id(1))
    await asked(2)
    engine.asked[1]?.fail(new BasalisError('IMAGE_CORRUPT', 'expected a photo'))
    await phasesAre('failed')
    await compared.restart(id(1))
    await asked(3)
    await phasesAre('analyzing')
    await expect(compared.restart(id(2))).rejects.toMatchObject({ code: 'NO_PHOTO' })
  })

  it('reads one again that could not be decoded', async () => {
    await withHand()
    decodes = false
    await compared.open(id(1))
    await vi.waitFor(() => {
      expect(compared.state[0]?.session.refusal).not.toBeNull()
    })
    decodes = true
    await compared.restart(id(1))
    expect(loads).toEqual([id(1), id(1)])
    await phasesAre('analyzing')
  })

  const setOf = (session: SessionState | undefined): string =>
    session && session.shown.phase !== 'empty' ? session.shown.view.set : ''
  const readyBeside = async (): Promise<void> => {
    await withHand()
    await compared.open(id(1))
    await asked(2)
    engine.asked[1]?.finish()
    await vi.waitFor(() => {
      expect(phases()).toEqual(['ready'])
      expect(compared.state[0]?.comparing).toBe(false)
    })
  }

  it('lays each on the photo at hand once it has been analysed, and tells that it does', async () => {
    await readyBeside()
    expect(compared.state[0]?.comparison).toEqual(COMPARISON)
    expect(told.map(([slot]) => slot?.comparing)).toContain(true)
    expect(bugs).toEqual([])
  })

  it('lies where it was moved by hand, before and now; its changes with it', async () => {
    nudge = { ...NO_NUDGE, dx: 3 }
    await readyBeside()
    const lying = () => compared.state[0]?.comparison?.alignment
    expect(lying()).toEqual(nudged(COMPARISON.alignment, nudge))
    const [hand, other] = [setOf(primary.state), setOf(compared.state[0]?.session)]
    await compared.change({ hand, other, pigment: 'red', earlier: 'other' })
    compared.nudged(HAND.photo, id(1), { ...NO_NUDGE, dy: 2 })
    expect(lying()).toEqual(nudged(COMPARISON.alignment, { ...NO_NUDGE, dy: 2 }))
    await compared.change({ hand, other, pigment: 'red', earlier: 'other' })
    expect(changes).toBe(2)
    compared.nudged(id(7), id(1), NO_NUDGE)
    expect(compared.state[0]?.nudge.dy).toBe(2)
  })

  it('goes on without where two cannot be compared for a fault', async () => {
    compare = () => Promise.reject(new Error('worker'))
    await readyBeside()
    expect(compared.state[0]?.comparison).toBeNull()
    expect(bugs).toHaveLength(1)
  })

  it('paints what has changed once, and only between what is on the screen', async () => {
    await readyBeside()
    const [hand, other] = [setOf(primary.state), setOf(compared.state[0]?.session)]
    expect(await compared.change({ hand, other, pigment: 'red', earlier: 'other' })).not.toBeNull()
    await compared.change({ hand, other, pigment: 'red', earlier: 'other' })
    expect(changes).toBe(1)
    await compared.change({ hand, other, pigment: 'brown', earlier: 'other' })
    expect(changes).toBe(2)
    await compared.change({ hand, other, pigment: 'brown', earlier: 'hand' })
    expect(changes).toBe(3)
    expect(await compared.change({ hand: other, other, pigment: 'red', earlier: 'other' })).toBeNull()
    expect(await compared.change({ hand, other: hand, pigment: 'red', earlier: 'other' })).toBeNull()
  })

  it('paints a change anew that could not be painted', async () => {
    await readyBeside()
    const [hand, other] = [setOf(primary.state), setOf(compared.state[0]?.session)]
    failing = 1
    await expect(compared.change({ hand, other, pigment: 'red', earlier: 'other' })).rejects.toThrow('worker')
    expect(await compared.change({ hand, other, pigment: 'red', earlier: 'other' })).not.toBeNull()
  })

  it('keeps little in memory of the photo at hand once there are others, and of each when it is done', async () => {
    const away: (string | undefined)[] = []
    putAway = (photo) => {
      away.push(photo.view.record?.photo)
      return Promise.resolve()
    }
    await withHand()
    expect(away).toEqual([])
    await compared.open(id(1))
    await asked(2)
    expect(away).toEqual([id(0)])
    engine.asked[1]?.finish()
    await vi.waitFor(() => {
      expect(away).toEqual([id(0), id(1)])
    })
    await compared.restart(id(1))
    await asked(3)
    engine.asked[2]?.finish()
    await vi.waitFor(() => {
      expect(away).toEqual([id(0), id(1), id(1)])
    })
    await primary.restart()
    await asked(4)
    engine.asked[3]?.finish()
    await vi.waitFor(() => {
      expect(away.at(-1)).toBe(id(0))
    })
  })

  it('keeps them in memory where the disk does not take them, and goes on', async () => {
    putAway = () => Promise.reject(new Error('no space'))
    await withHand()
    await compared.open(id(1))
    await asked(2)
    engine.asked[1]?.finish()
    await phasesAre('ready')
    await vi.waitFor(() => {
      expect(compared.state[0]?.comparison).toEqual(COMPARISON)
    })
    expect(bugs).not.toEqual([])
  })
})
