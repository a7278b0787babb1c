import type { FromChild, ToChild } from './messages.ts'

/** The way from the decoder process to its client. What arrives is trusted: the client is our own application. */
export interface ClientPort {
  postMessage(message: FromChild): void
  onMessage(handler: (message: ToChild) => void): void
}

/** `process.parentPort` of an Electron utility process. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', handler: (event: { readonly data: unknown }) => void): void
}

/** The port of an Electron utility process, else the channel of `child_process.fork`. The process ends with the channel. */
export function openClientPort(): ClientPort {
  const { parentPort } = process as { parentPort?: ParentPort }
  if (parentPort !== undefined) {
    return {
      postMessage: (message) => {
        parentPort.postMessage(message)
      },
      onMessage: (handler) => {
        parentPort.on('message', ({ data }) => {
          handler(data as ToChild)
        })
      },
    }
  }
  process.on('disconnect', () => process.exit(0))
  return {
    postMessage: (message) => {
      process.send?.(message)
    },
    onMessage: (handler) => {
      process.on('message', (message) => {
        handler(message as ToChild)
      })
    },
  }
}
