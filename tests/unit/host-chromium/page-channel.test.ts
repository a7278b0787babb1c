import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../src/host-chromium/cdp/session.ts'
import { createCodec } from '../../../src/host-chromium/page/codec.ts'
import type { FromPage, ToPage } from '../../../src/host-chromium/page/messages.ts'
import { PageChannel } from '../../../src/host-chromium/window/page-channel.ts'

const FRAME = 'frame'
const CONTEXT = 3
const codec = createCodec()

let folder: string
let posted: ToPage[]
let heard: FromPage[]
let events: Map<string, (payload: unknown) => void>
let channel: PageChannel

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basalis-channel-'))
  posted = []
  heard = []
  events = new Map()
  const session = {
    on: (name: string, handler: (payload: unknown) => void) => events.set(name, handler),
    send: (method: string, { arguments: given }: { arguments?: { value: string }[] }) => {
      const text = given?.[0]?.value
      if (method === 'Runtime.callFunctionOn' && text !== undefined)
        posted.push(codec.decode(JSON.parse(text) as never, [], () => new Uint8Array()) as ToPage)
      return Promise.resolve({ result: { objectId: '1' } })
    },
  } as unknown as Session
  channel = new PageChannel(session, FRAME, folder, (message) => heard.push(message))
  events.get('Runtime.executionContextCreated')?.({
    context: { id: CONTEXT, name: channel.worldName, origin: 'https://app', auxData: { frameId: FRAME } },
  })
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** What the preload world sends for a message. */
function say(payload: string): void {
  const { binding: name } = channel.names
  events.get('Runtime.bindingCalled')?.({ name, executionContextId: CONTEXT, payload })
}

const invoke = (args: string): string =>
  `{"o":[["t","invoke"],["id",7],["channel","echo"],["args",{"a":[${args}]}]]}`

describe('the way between the host and a page', () => {
  it('hands over what the page says', () => {
    say(invoke('"hello"'))
    expect(heard).toEqual([{ t: 'invoke', id: 7, channel: 'echo', args: ['hello'] }])
  })

  it.each([
    ['an expression that this version of Node does not know', invoke('{"x":["a","y-not-yet"]}')],
    ['something nested too deep to be read', invoke(`${'{"a":['.repeat(20_000)}1${']}'.repeat(20_000)}`)],
    ['a text that is no message', '{"o":'],
  ])('outlives %s', (_what, payload) => {
    expect(() => {
      say(payload)
    }).not.toThrow()
    expect(heard).toEqual([])
    say(invoke('"goes on"'))
    expect(heard).toHaveLength(1)
  })

  it('fails the request whose answer could not be handed over', async () => {
    rmSync(folder, { recursive: true })
    channel.post({ t: 'reply', id: 7, ok: true, value: new Uint8Array(1_000_000) })
    channel.post({ t: 'message', channel: 'later', args: [] })
    await expect.poll(() => posted).toHaveLength(2)
    expect(posted).toMatchObject([
      { t: 'reply', id: 7, ok: false },
      { t: 'message', channel: 'later' },
    ])
    expect(JSON.stringify(posted)).not.toContain(folder)
  })
})
