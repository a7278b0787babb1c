import { EventEmitter } from 'node:events'
import { guardInstances } from '../missing.ts'

// The handler's arguments are the application's to know.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Handler = (event: any, ...args: any[]) => unknown

/** Requests from pages: one handler per channel, listeners for what wants no answer. */
class HostIpcMain extends EventEmitter {
  readonly #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** What Electron's own side does with a request. */
  async answer(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return await handler(event, ...args)
  }
}

guardInstances('ipcMain', HostIpcMain.prototype)

export const ipcMain = new HostIpcMain()
