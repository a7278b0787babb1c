import { describe, expect, it } from 'vitest'
import { ChannelGate, type ChannelHandlers } from '../../../src/main/ipc/channel-gate.ts'
import { isTrusted, registerChannels } from '../../../src/main/ipc/register-channels.ts'
import { CHANNEL_NAMES } from '../../../src/shared/contract/channel-names.ts'

const ORIGIN = 'basalis-app://app'

type Event = Parameters<typeof isTrusted>[0]
type Frame = NonNullable<Event['senderFrame']>

/** What Electron tells about whoever sent a message. */
function eventFrom(
  url: string,
  {
    frame = 'main',
    destroyed = false,
    id = 1,
  }: { readonly frame?: 'main' | 'sub' | 'gone'; readonly destroyed?: boolean; readonly id?: number } = {},
): Event {
  const mainFrame = { url } as unknown as Frame
  const senderFrame = { main: mainFrame, sub: { url } as unknown as Frame, gone: null }[frame]
  const sender = { id, mainFrame, isDestroyed: () => destroyed } as unknown as Event['sender']
  return { sender, senderFrame }
}

describe('isTrusted', () => {
  it.each([`${ORIGIN}/`, `${ORIGIN}/index.html`, `${ORIGIN}/?a=b#c`])(
    'trusts the application’s own page: %s',
    (url) => {
      expect(isTrusted(eventFrom(url), ORIGIN)).toBe(true)
    },
  )

  it.each([
    '',
    'about:blank',
    'file:///index.html',
    'https://app/',
    'data:text/html,x',
    'blob:basalis-app://app/1',
    'basalis-app://app',
    'basalis-app://app.evil/',
    'basalis-app://app@evil/',
    'basalis-app://app:80/',
    'basalis-app://evil/basalis-app://app/',
    'basalis-appx://app/',
    'xbasalis-app://app/',
    ' basalis-app://app/',
  ])('trusts no page of another origin, however alike: %j', (url) => {
    expect(isTrusted(eventFrom(url), ORIGIN)).toBe(false)
  })

  it('trusts no frame inside the page, none that is gone, and no window that is closed', () => {
    const url = `${ORIGIN}/`
    expect(isTrusted(eventFrom(url, { frame: 'sub' }), ORIGIN)).toBe(false)
    expect(isTrusted(eventFrom(url, { frame: 'gone' }), ORIGIN)).toBe(false)
    expect(isTrusted(eventFrom(url, { destroyed: true }), ORIGIN)).toBe(false)
  })
})

describe('registerChannels', () => {
  it('puts the gate before every channel, once, and tells it which window asks', async () => {
    type Listener = (event: Event, payload: unknown) => Promise<unknown>
    const listeners = new Map<string, Listener>()
    const handle = (channel: string, listener: unknown): void => {
      expect(listeners.has(channel)).toBe(false)
      listeners.set(channel, listener as Listener)
    }
    const asked: unknown[] = []
    const gate = new ChannelGate({ handlers: {} as ChannelHandlers, onBug: () => undefined })
    gate.answer = (...words) => {
      asked.push(words)
      return Promise.resolve({ ok: true, value: undefined })
    }
    registerChannels(
      { handle },
      gate,
      ORIGIN,
      ({ id }) => (({ 1: 'staff', 2: 'patient' }) as const)[id] ?? null,
    )
    expect([...listeners.keys()]).toEqual([...CHANNEL_NAMES])
    for (const [channel, listener] of listeners) {
      await listener(eventFrom(`${ORIGIN}/`, { id: 1 }), channel)
      await listener(eventFrom(`${ORIGIN}/patient.html`, { id: 2 }), channel)
      await listener(eventFrom(`${ORIGIN}/`, { id: 3 }), channel)
      await listener(eventFrom('https://elsewhere/', { id: 1 }), channel)
    }
    expect(asked).toEqual(
      CHANNEL_NAMES.flatMap((channel) => [
        [channel, 'staff', channel],
        [channel, 'patient', channel],
        [channel, null, channel],
        [channel, null, channel],
      ]),
    )
  })
})
