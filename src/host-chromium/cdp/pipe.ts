import type { Readable, Writable } from 'node:stream'

/** One message of the debugging protocol, either way. */
export interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly method: string
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

const END = 0

/**
 * The browser never answers again after a message above its limit of 100 MiB, so such a message is refused here.
 * Unit: bytes.
 */
export const MAX_MESSAGE_BYTES = 100 * 1024 * 1024 - 4096

/**
 * Chromium's debugging protocol over two pipes, messages ended by a zero byte. Nothing listens on a port, and the
 * browser exits when its end closes.
 *
 * Ids of our own commands are positive; a second client on the same pipe uses negative ones (see `SecondClient`).
 */
export class Pipe {
  readonly #toBrowser: Writable
  readonly #waiting = new Map<number, Waiting>()
  readonly #handlers = new Map<string, ((payload: unknown) => void)[]>()
  readonly #observers = new Set<(message: Message) => void>()
  #pieces: Buffer[] = []
  #lastId = 0
  #closed = false

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser
    toBrowser.on('error', () => {
      this.close()
    })
    fromBrowser.on('error', () => {
      this.close()
    })
    fromBrowser.on('data', (bytes: Buffer) => {
      this.#take(bytes)
    })
    fromBrowser.on('close', () => {
      this.close()
    })
  }

  call(method: string, params: object, sessionId: string): Promise<unknown> {
    const id = this.nextId()
    const text = JSON.stringify({ id, method, params, ...(sessionId === '' ? {} : { sessionId }) })
    if (text.length > MAX_MESSAGE_BYTES)
      return Promise.reject(
        new Error(`${method}: message of ${text.length} bytes, above the browser's limit`),
      )
    return this.expect(id, method, () => {
      this.write(text)
    })
  }

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** The answer to the command with this id, which `send` writes. Rejects when the browser goes away. */
  expect(id: number, method: string, send: () => void): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: the browser has gone`))
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      send()
    })
  }

  /** Writes the pieces of one message as they are. */
  write(...pieces: (string | Buffer)[]): void {
    if (this.#closed) return
    this.#toBrowser.cork()
    for (const piece of pieces) this.#toBrowser.write(piece)
    this.#toBrowser.write('\0')
    this.#toBrowser.uncork()
  }

  onEvent(sessionId: string, method: string, handler: (payload: unknown) => void): void {
    const key = `${sessionId}:${method}`
    this.#handlers.set(key, [...(this.#handlers.get(key) ?? []), handler])
  }

  /** Handlers of a target that has gone are of no more use. */
  forgetSession(sessionId: string): void {
    for (const key of this.#handlers.keys()) if (key.startsWith(`${sessionId}:`)) this.#handlers.delete(key)
  }

  /** Shows every event, and every answer to a negative id. Returns the way to stop. */
  observe(observer: (message: Message) => void): () => void {
    this.#observers.add(observer)
    return () => this.#observers.delete(observer)
  }

  /** Rejects what still waits. Called when the browser's end closes. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { method, reject } of waiting) reject(new Error(`${method}: the browser has gone`))
  }

  #take(bytes: Buffer): void {
    let start = 0
    for (let end = bytes.indexOf(END); end >= 0; end = bytes.indexOf(END, start)) {
      this.#pieces.push(bytes.subarray(start, end))
      const text = Buffer.concat(this.#pieces).toString('utf8')
      this.#pieces = []
      start = end + 1
      this.#dispatch(JSON.parse(text) as Message)
    }
    if (start < bytes.length) this.#pieces.push(bytes.subarray(start))
  }

  #dispatch(message: Message): void {
    const { id, method, sessionId = '' } = message
    if (id !== undefined && id > 0) {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
      else waiting?.resolve(message.result)
      return
    }
    for (const observer of this.#observers) observer(message)
    if (method === undefined) return
    for (const handler of this.#handlers.get(`${sessionId}:${method}`) ?? []) handler(message.params)
  }
}
