import { describe, expect, it } from 'vitest'
import { ChannelGate, type ChannelHandlers } from '../../../src/main/ipc/channel-gate.ts'
import { CHANNEL_NAMES, windowFor, type ChannelName } from '../../../src/shared/contract/channel-names.ts'
import { CHANNELS } from '../../../src/shared/contract/channels.ts'
import { answer } from '../../../src/shared/contract/error-data.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import { EMPTY_SESSION } from '../../../src/shared/contract/session-state.ts'
import { DEFAULT_SETTINGS } from '../../../src/shared/contract/settings.ts'
import { HOT_FOLDER, REFUSED_PHOTO } from './arrived-photos.ts'
import { badRequests, SECRET, VALID_REQUESTS } from './requests.ts'

const upload = '01234567-89ab-4def-8123-456789abcdef'

const id = '0123456789abcdef0123456789abcdef'
const user = { id, name: 'Chen', role: 'clinician', createdMs: 1, disabledMs: null }
const patient = { id, ...VALID_REQUESTS['patient:add'], createdMs: 1, changedMs: 2 }
const visit = { id, patientId: id, ...VALID_REQUESTS['visit:add'].fields, createdMs: 1, changedMs: 2 }
const photo = {
  id,
  visitId: id,
  sha256: 'ab'.repeat(32),
  bytes: 3,
  format: 'jpeg',
  width: 2,
  height: 1,
  view: 'front',
  bodySite: '',
  takenMs: 1,
  device: '',
  exif: {},
  repeats: null,
}

const figures = {
  whole: { lightness: 50, burntShare: 0 },
  faces: 0,
  face: null,
  site: { skinShare: 0.5, middleShare: 1 },
  light: null,
  sharpness: null,
  motion: 0.1,
}

const analysis = {
  id: '0'.repeat(32),
  photoId: photo.id,
  atMs: 1,
  pipelineVersion: '1',
  modelId: 'net',
  modelVersion: '1',
  numbers: [{ region: 'face', name: 'red.mean', value: 0.1 }],
  count: 1,
}

const consent = {
  id: '0'.repeat(32),
  patientId: '0'.repeat(32),
  purpose: 'teaching',
  givenMs: 1,
  expiresMs: null,
  withdrawnMs: null,
  notes: '',
}

const reminder = {
  id: '0'.repeat(32),
  patientId: '0'.repeat(32),
  dueOn: '2026-12-24',
  text: '30-day photo',
  doneMs: null,
}

const region = {
  id: 'b'.repeat(32),
  photoId: 'a'.repeat(32),
  ordinal: 1,
  name: '',
  tool: 'ellipse',
  rings: [
    [
      { x: 0, y: 0 },
      { x: 9.5, y: 0 },
      { x: 9.5, y: -7 },
    ],
  ],
  createdMs: 1,
  changedMs: 1,
}
const annotation = {
  id: '0'.repeat(32),
  photoId: '0'.repeat(32),
  shape: { kind: 'text', colour: 'black', at: { x: 1, y: 2 } },
  text: 'as before',
  createdMs: 1,
  changedMs: 1,
}

const ANSWERS: Readonly<Record<ChannelName, unknown>> = {
  'app:get-state': {
    version: '1',
    host: 'electron',
    session: EMPTY_SESSION,
    comparison: [],
    clinic: { kind: 'empty' },
    settings: DEFAULT_SETTINGS,
  },
  'settings:update': DEFAULT_SETTINGS,
  'photo:choose': { opened: false },
  'photo:open-sample': undefined,
  'photo:begin-upload': { upload },
  'photo:append': { complete: true },
  'photo:abandon-upload': undefined,
  'photo:close': undefined,
  'photo:dismiss-refusal': undefined,
  'analysis:cancel': undefined,
  'analysis:restart': undefined,
  'region:measure': { measured: null },
  'clinic:set-up': { recoveryCode: 'AAAA-BBBB' },
  'clinic:sign-in': undefined,
  'clinic:recover': undefined,
  'clinic:lock': undefined,
  'clinic:keep-awake': undefined,
  'clinic:open-emergency': undefined,
  'clinic:renew-code': { recoveryCode: 'AAAA-BBBB' },
  'demo:start': undefined,
  'demo:cancel': undefined,
  'demo:leave': undefined,
  'user:list': [user],
  'user:add': user,
  'user:disable': { ...user, disabledMs: 2 },
  'patient:find': [],
  'patient:get': {
    patient,
    visits: [{ ...visit, photos: [{ ...photo, thumbnail: true, quality: null, analysis }] }],
    merged: [],
    consents: [consent],
    reminders: [reminder],
  },
  'patient:add': patient,
  'patient:change': patient,
  'visit:add': visit,
  'visit:change': visit,
  'consent:give': consent,
  'consent:withdraw': { ...consent, withdrawnMs: 2 },
  'reminder:add': reminder,
  'reminder:set-done': { ...reminder, doneMs: 2 },
  'reminder:due': [],
  'record-photo:add': { added: null, refused: null },
  'record-photo:begin-upload': { upload },
  'record-photo:add-upload': REFUSED_PHOTO,
  'record-photo:keep-despite': { added: photo },
  'record-photo:leave-out': undefined,
  'record-photo:open': undefined,
  'hot-folder:get-state': HOT_FOLDER,
  'hot-folder:choose': { chosen: true },
  'hot-folder:switch': undefined,
  'hot-folder:get-thumbnail': { jpeg: new Uint8Array([1]) },
  'hot-folder:add': { added: photo, refused: null },
  'hot-folder:dismiss': undefined,
  'capture:measure': { figures },
  'capture:pose-of': { pose: { yawDegrees: 1, pitchDegrees: -10, rollDegrees: 0 } },
  'capture:end': undefined,
  'pixel:read': { values: { lab: [50, 10, 10], maps: null } },
  'comparison:open': undefined,
  'comparison:close': undefined,
  'comparison:restart': undefined,
  'film:open': { id: upload, hand: '0'.repeat(32), frames: [] },
  'photo:get-nudge': { nudge: { dx: 1, dy: -2, rotationDegrees: 0.5, scale: 1.01 } },
  'photo:set-nudge': { nudge: { dx: 1, dy: -2, rotationDegrees: 0.5, scale: 1.01 } },
  'region:list': [region],
  'region:add': region,
  'region:change': region,
  'region:delete': region,
  'annotation:list': [annotation],
  'annotation:add': annotation,
  'annotation:change': annotation,
  'annotation:delete': annotation,
  'view:save': { saved: false },
  'view:copy': { copied: true },
  'clinic:list-holders': [{ id: user.id, label: user.name }],
  'clinic:change-passphrase': undefined,
  'clinic:get-profile': { name: '' },
  'clinic:change-profile': { name: 'Spring Dermatology' },
  'patient:merge': { merge: patient.id },
  'patient:undo-merge': { keptId: patient.id, mergedId: visit.id },
  'patient:identify': { visits: 1, photos: 2, merged: 0 },
  'patient:erase': { id: patient.id },
  'audit:find': { lines: [], more: false, people: [{ id: user.id, name: user.name }] },
  'audit:verify': { lines: 7, sinceMs: 1, fault: { kind: 'shortened', seq: 7, expected: 9 } },
  'audit:export': { lines: null },
  'backup:get-activity': { running: null, revision: 3, restored: false },
  'backup:get-state': {
    settings: VALID_REQUESTS['backup:change-settings'],
    folder: { path: '/backup', there: true, sameDisk: false, freeBytes: 1e9, snapshots: [] },
    last: null,
    failure: null,
    dueMs: 1,
    stale: true,
  },
  'backup:choose-folder': { chosen: true },
  'backup:change-settings': undefined,
  'backup:run': undefined,
  'backup:cancel': undefined,
  'restore:choose-folder': { snapshots: null },
  'restore:begin': undefined,
  'restore:cancel': undefined,
  'patient-screen:get-state': { state: { mode: 'follow', showing: true, fullScreen: false } },
  'patient-screen:open': undefined,
  'patient-screen:close': undefined,
  'patient-screen:set-mode': undefined,
  'patient-screen:set-full-screen': undefined,
  'patient-screen:show': undefined,
  'patient-display:get': { view: null, language: null, theme: 'dark', fullScreen: false },
  'patient-display:toggle-full-screen': undefined,
}

/** A gate whose handlers note what reaches them and do `act`. */
function gateWith(act: (channel: ChannelName) => unknown = (channel) => ANSWERS[channel]) {
  const calls: unknown[] = []
  const bugs: [ChannelName, unknown][] = []
  const handlers = Object.fromEntries(
    CHANNEL_NAMES.map((channel) => [
      channel,
      (request: unknown) => {
        calls.push(request)
        return act(channel)
      },
    ]),
  ) as unknown as ChannelHandlers
  const gate = new ChannelGate({ handlers, onBug: (channel, error) => bugs.push([channel, error]) })
  return { gate, calls, bugs }
}

const throwing = (error: unknown) => (): never => {
  throw error
}

/** As the other side of the transport gets it. */
const crossed = (value: unknown): string => JSON.stringify(structuredClone(value))

describe.each(CHANNEL_NAMES)('the gate before %s', (channel) => {
  const valid = VALID_REQUESTS[channel]

  it('lets a request of the contract through as it is, and answers with a value of the contract', async () => {
    const { gate, calls } = gateWith()
    const reply = await gate.answer(channel, windowFor(channel), valid)
    expect(reply).toEqual({ ok: true, value: ANSWERS[channel] })
    expect(calls).toEqual([valid])
    expect(answer(CHANNELS[channel].response).safeParse(structuredClone(reply)).success).toBe(true)
  })

  it('refuses any other page, and the other window’s, without asking the handler or reading the payload', async () => {
    const { gate, calls, bugs } = gateWith()
    const trap = new Proxy({}, { get: throwing(new Error('read')), ownKeys: throwing(new Error('read')) })
    const other = windowFor(channel) === 'staff' ? 'patient' : 'staff'
    for (const from of [null, other] as const)
      for (const payload of [valid, trap])
        expect(await gate.answer(channel, from, payload)).toMatchObject({
          ok: false,
          error: { code: 'REQUEST_REFUSED' },
        })
    expect([calls, bugs]).toEqual([[], []])
  })

  it('refuses whatever the contract does not allow, and never repeats it', async () => {
    const { gate, calls, bugs } = gateWith()
    for (const [index, payload] of badRequests(channel).entries()) {
      const reply = await gate.answer(channel, windowFor(channel), payload)
      expect(reply, `payload ${index}`).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } })
      expect(crossed(reply)).not.toContain(SECRET)
    }
    expect([calls, bugs]).toEqual([[], []])
  })

  it.each([
    null,
    7,
    SECRET,
    [SECRET],
    { extra: SECRET },
    { opened: 'yes' },
    { upload: 'x' },
    { complete: 1 },
  ])('takes an answer that breaks the contract for a bug: %j', async (value) => {
    const { gate, bugs } = gateWith(() => value)
    expect(await gate.answer(channel, windowFor(channel), valid)).toEqual({
      ok: false,
      error: { kind: 'bug' },
    })
    expect(bugs.map(([where]) => where)).toEqual([channel])
  })

  it('says of a bug only that it is one, and hands the rest to whoever keeps the log', async () => {
    const rejecting = () => Promise.reject(fault)
    const fault = new TypeError(SECRET, { cause: SECRET })
    for (const act of [throwing(fault), rejecting]) {
      const { gate, bugs } = gateWith(act)
      expect(await gate.answer(channel, windowFor(channel), valid)).toEqual({
        ok: false,
        error: { kind: 'bug' },
      })
      expect(bugs).toEqual([[channel, fault]])
    }
  })
})

describe('the gate', () => {
  it('passes expected errors on by code, message and facts, without stack or cause', async () => {
    const error = new BasalisError('FILE_TOO_LARGE', 'expected less, found more', {
      facts: { megabytes: 300 },
      cause: new Error(SECRET),
    })
    const { gate, bugs } = gateWith(throwing(error))
    const reply = await gate.answer('photo:begin-upload', 'staff', { byteLength: 3 })
    expect(reply).toEqual({
      ok: false,
      error: {
        kind: 'expected',
        code: 'FILE_TOO_LARGE',
        message: 'expected less, found more',
        facts: { megabytes: 300 },
      },
    })
    expect(bugs).toEqual([])
  })

  it('passes on that something was cancelled', async () => {
    const { gate, bugs } = gateWith(throwing(new CancelledError()))
    expect(await gate.answer('photo:close', 'staff', undefined)).toEqual({
      ok: false,
      error: { kind: 'cancelled' },
    })
    expect(bugs).toEqual([])
  })

  it('takes a thrown value that is no error for a bug, and does not repeat it', async () => {
    const { gate, bugs } = gateWith(throwing(SECRET))
    expect(await gate.answer('photo:close', 'staff', undefined)).toEqual({
      ok: false,
      error: { kind: 'bug' },
    })
    expect(bugs).toEqual([['photo:close', SECRET]])
  })
})

describe('the contract of the channels', () => {
  it('has a schema for every name, and a name for every schema', () => {
    expect(Object.keys(CHANNELS).sort()).toEqual([...CHANNEL_NAMES].sort())
    expect(new Set(CHANNEL_NAMES).size).toBe(CHANNEL_NAMES.length)
  })
})

describe('the patient’s window', () => {
  it('may ask what it is to show and how large, and nothing else', () => {
    expect(CHANNEL_NAMES.filter((channel) => windowFor(channel) === 'patient')).toEqual([
      'patient-display:get',
      'patient-display:toggle-full-screen',
    ])
  })
})
