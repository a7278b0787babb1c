import { describe, expect, it } from 'vitest'
import { CallError, Client } from '../../../../../src/renderer/app/client.ts'
import { sendPhoto } from '../../../../../src/renderer/features/intake/send-photo.ts'
import type { ChannelName } from '../../../../../src/shared/contract/channel-names.ts'
import { MAX_PIECE_BYTES } from '../../../../../src/shared/contract/channels.ts'
import { FakeApi, ok, refused } from '../../app/fake-api.ts'

const upload = '01234567-89ab-4def-8123-456789abcdef'

interface Append {
  readonly upload: string
  readonly offset: number
  readonly bytes: Uint8Array
}

function setUp(answer?: (channel: ChannelName) => unknown) {
  const fake = new FakeApi((channel) => {
    const chosen = answer?.(channel)
    if (chosen !== undefined) return chosen
    if (channel === 'photo:begin-upload') return ok({ upload })
    return channel === 'photo:append' ? ok({ complete: false }) : ok()
  })
  const controller = new AbortController()
  const fractions: number[] = []
  const send = (file: Blob): Promise<string | null> =>
    sendPhoto(new Client(fake.api), file, controller.signal, {
      onProgress: (fraction) => fractions.push(fraction),
    })
  const channels = (): ChannelName[] => fake.calls.map(([channel]) => channel)
  const pieces = (): Append[] =>
    fake.calls.filter(([channel]) => channel === 'photo:append').map(([, request]) => request as Append)
  return { send, fake, controller, fractions, channels, pieces }
}

/** A file of a size whose bytes say where they are. */
const fileOf = (size: number): Blob => new Blob([Uint8Array.from({ length: size }, (_, i) => i % 251)])

describe('sendPhoto', () => {
  it.each([1, MAX_PIECE_BYTES, MAX_PIECE_BYTES + 1, 2 * MAX_PIECE_BYTES + 500])(
    'sends %d bytes in order, in pieces that the contract allows',
    async (size) => {
      const { send, fake, fractions, pieces } = setUp()
      expect(await send(fileOf(size))).toBe(upload)
      expect(fake.calls[0]).toEqual(['photo:begin-upload', { byteLength: size }])
      let filled = 0
      for (const { upload: id, offset, bytes } of pieces()) {
        expect([id, offset]).toEqual([upload, filled])
        expect(bytes.byteLength).toBeLessThanOrEqual(MAX_PIECE_BYTES)
        expect([bytes[0], bytes.at(-1)]).toEqual([filled % 251, (filled + bytes.byteLength - 1) % 251])
        filled += bytes.byteLength
      }
      expect(filled).toBe(size)
      expect(pieces()).toHaveLength(Math.ceil(size / MAX_PIECE_BYTES))
      expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
      expect(fractions.at(-1)).toBe(1)
    },
  )

  it('leaves the rest when aborted between pieces, gives the upload up, and does not fail', async () => {
    const { send, controller, channels, fractions } = setUp((channel) => {
      if (channel === 'photo:append') controller.abort()
      return undefined
    })
    expect(await send(fileOf(3 * MAX_PIECE_BYTES))).toBeNull()
    expect(channels()).toEqual(['photo:begin-upload', 'photo:append', 'photo:abandon-upload'])
    expect(fractions).toHaveLength(1)
  })

  it('does not send the last piece, which opens the photo, when aborted while it is read', async () => {
    const { send, controller, channels } = setUp()
    const file = fileOf(10)
    const reading = {
      size: 10,
      slice: () => ({
        arrayBuffer: () => {
          controller.abort()
          return file.arrayBuffer()
        },
      }),
    }
    await send(reading as unknown as Blob)
    expect(channels()).toEqual(['photo:begin-upload', 'photo:abandon-upload'])
  })

  it('does not wait for a disk that never answers once aborted', async () => {
    const { send, controller, channels } = setUp()
    const hanging = { size: 10, slice: () => ({ arrayBuffer: () => new Promise(() => undefined) }) }
    const sending = send(hanging as unknown as Blob)
    controller.abort()
    await sending
    expect(channels()).toEqual(['photo:begin-upload', 'photo:abandon-upload'])
  })

  it('gives the upload up and fails with the file’s own error where it cannot be read', async () => {
    const { send, fake, channels } = setUp()
    const gone = new Error('gone')
    const file = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(gone) }) }
    await expect(send(file as unknown as Blob)).rejects.toBe(gone)
    expect(channels()).toEqual(['photo:begin-upload', 'photo:abandon-upload'])
    expect(fake.calls[1]).toEqual(['photo:abandon-upload', { upload }])
  })

  it('passes on what main refuses, and sends nothing more', async () => {
    const atBegin = setUp((channel) =>
      channel === 'photo:begin-upload' ? refused('FILE_TOO_LARGE') : undefined,
    )
    await expect(atBegin.send(fileOf(5))).rejects.toMatchObject({ error: { code: 'FILE_TOO_LARGE' } })
    expect(atBegin.channels()).toEqual(['photo:begin-upload'])

    const later = setUp((channel) => (channel === 'photo:append' ? refused('UPLOAD_BROKEN') : undefined))
    const sending = later.send(fileOf(2 * MAX_PIECE_BYTES))
    await expect(sending).rejects.toBeInstanceOf(CallError)
    await expect(sending).rejects.toMatchObject({ error: { code: 'UPLOAD_BROKEN' } })
    expect(later.channels()).toEqual(['photo:begin-upload', 'photo:append'])
    expect(later.fractions).toEqual([])
  })
})
