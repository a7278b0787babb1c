import type { Pipe } from './pipe.ts'
import type { Protocol } from './protocol.ts'

export type Send = <M extends keyof Protocol.CommandParameters>(
  method: M,
  params?: Protocol.CommandParameters[M],
) => Promise<Protocol.CommandReturnValues[M]>

export type Listen = <E extends keyof Protocol.Events>(
  event: E,
  handler: (payload: Protocol.Events[E]) => void,
) => void

/** A typed view of the pipe: commands and events of the browser itself, or of one target attached to it. */
export interface Session {
  /** Empty for the browser itself. */
  readonly id: string
  readonly send: Send
  readonly on: Listen
}

export function sessionOf(pipe: Pipe, id: string): Session {
  return {
    id,
    send: ((method: string, params?: object) => pipe.call(method, params ?? {}, id)) as Send,
    on: ((event: string, handler: (payload: unknown) => void) => {
      pipe.onEvent(id, event, handler)
    }) as Listen,
  }
}
