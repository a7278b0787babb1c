import { describe, expect, it } from 'vitest'
import { ChannelGate, type ChannelHandlers } from '../../../src/main/ipc/channel-gate.ts'
import { CHANNEL_NAMES, windowFor, type ChannelName } from '../../../src/shared/contract/channel-names.ts'
import { CHANNELS } from '../../../src/shared/contract/channels.ts'
import { answer } from '../../../src/shared/contract/error-data.ts'
import { BasalisError, CancelledError } from '../../../src/shared/contract/errors.ts'
import { ANSWERS } from './answers.ts'
import { badRequests, SECRET, VALID_REQUESTS } from './requests.ts'

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
      'patient-display:get-drawings',
      'patient-display:toggle-full-screen',
    ])
  })
})
