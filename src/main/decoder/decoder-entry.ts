import { Worker } from 'node:worker_threads'
import { BasalisError } from '../../shared/contract/errors.ts'
import { entryBeside } from '../entry-url.ts'
import { openClientPort } from './client-port.ts'
import { decodePhoto } from './decode-photo.ts'
import type { FromChild, ToChild } from './messages.ts'
import { isRefusalCode, ROWS_IN_FLIGHT } from './protocol.ts'

/**
 * The decoder process: takes the bytes of one photo after another and answers with rows or a refusal. It may be
 * killed at any moment and keeps nothing. Argument: the limit of resident memory in bytes.
 */
const port = openClientPort()
const send = (message: FromChild): void => {
  port.postMessage(message)
}

type PhotoRequest = Extract<ToChild, { kind: 'photo' }>

let photo: { readonly request: PhotoRequest; readonly bytes: Uint8Array; filled: number } | null = null
let credits = 0
let creditArrived: (() => void) | null = null

port.onMessage((message) => {
  switch (message.kind) {
    case 'photo':
      photo = { request: message, bytes: new Uint8Array(message.byteLength), filled: 0 }
      credits = ROWS_IN_FLIGHT
      send({ kind: 'send', job: message.job })
      break
    case 'bytes':
      takeBytes(message.bytes)
      break
    case 'more':
      credits += 1
      creditArrived?.()
      break
  }
})

function takeBytes(piece: Uint8Array): void {
  if (photo === null) return
  photo.bytes.set(piece, photo.filled)
  photo.filled += piece.byteLength
  if (photo.filled < photo.request.byteLength) {
    send({ kind: 'send', job: photo.request.job })
    return
  }
  const { request, bytes } = photo
  photo = null
  void answer(request, bytes)
}

async function answer({ job, type, limits }: PhotoRequest, bytes: Uint8Array): Promise<void> {
  try {
    await decodePhoto(bytes, type, limits, {
      header: (header) => {
        send({ kind: 'header', job, ...header })
      },
      rows: async (rows) => {
        while (credits === 0) await new Promise<void>((resolve) => (creditArrived = resolve))
        credits -= 1
        send({ kind: 'rows', job, ...rows })
      },
    })
    send({ kind: 'done', job })
  } catch (error) {
    if (error instanceof BasalisError && isRefusalCode(error.code)) {
      const { code, message, facts } = error
      send({ kind: 'refused', job, code, message, facts })
    } else {
      send({ kind: 'failed', job })
    }
  }
}

new Worker(entryBeside('memory-watchdog', import.meta.url), {
  workerData: { maxResidentBytes: Number(process.argv[2]) },
}).unref()
send({ kind: 'ready' })
