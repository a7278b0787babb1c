import { rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Session } from '../cdp/session.ts'
import { createCodec, type Encoded } from '../page/codec.ts'
import type { FromPage, PageSettings, ToPage } from '../page/messages.ts'

/** Larger binaries go to the page by file: a browser reads 48 MB from memory in the time it needs to parse 2 MB. */
const INLINE_BYTES = 128 * 1024

const WORLD_NAME = 'basalis-preload'

const codec = createCodec()
const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(Buffer.byteLength(text, 'base64'))
  Buffer.from(bytes.buffer).write(text, 'base64')
  return bytes
}

/** One document's preload world. A message or a reply never reaches another document than the one it is meant for. */
export interface World {
  readonly contextId: number
  readonly origin: string
}

/** The way between the host and the preload world of a page's top frame. Messages keep their order. */
export class PageChannel {
  readonly worldName = WORLD_NAME
  readonly names: Pick<PageSettings, 'handshake' | 'binding' | 'receiver'> = {
    handshake: `handshake-${randomUUID()}`,
    binding: `host_${randomUUID().replaceAll('-', '')}`,
    receiver: `receive_${randomUUID().replaceAll('-', '')}`,
  }
  readonly #session: Session
  readonly #folder: string
  #world: World | null = null
  /** Pending while a binary is on its way to the page; what comes later waits for it. */
  #transfer: Promise<void> | null = null
  #fileCount = 0

  constructor(
    session: Session,
    frameId: string,
    folder: string,
    onMessage: (message: FromPage, world: World) => void,
  ) {
    this.#session = session
    this.#folder = folder
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId: frame } = (context.auxData ?? {}) as { frameId?: string }
      if (context.name === WORLD_NAME && frame === frameId)
        this.#world = { contextId: context.id, origin: context.origin }
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world?.contextId) this.#world = null
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.#world = null
    })
    session.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
      const world = this.#world
      // The same binding stands in the preload worlds of frames, which have no say.
      if (name !== this.names.binding || world?.contextId !== executionContextId) return
      const message = readMessage(payload)
      if (message) onMessage(message, world)
    })
  }

  /** The world of the document that is there now. */
  get world(): World | null {
    return this.#world
  }

  /**
   * Sends to the given document, or to the one that is there now. Without it the message is dropped, as in Electron.
   * Throws when the message cannot be cloned. A request whose answer the page cannot be given fails there.
   */
  post(message: ToPage, world: World | null = this.#world): void {
    const { json, binaries } = codec.encode(message, INLINE_BYTES, toBase64)
    if (world === null) return
    const text = JSON.stringify(json)
    if (this.#transfer === null && binaries.length === 0) {
      this.#call(text, world, 'take').catch(() => this.#failRequest(message, world))
      return
    }
    const transfer = (this.#transfer ?? Promise.resolve())
      .then(() =>
        binaries.length === 0 ? this.#call(text, world, 'take') : this.#sendFiles(text, binaries, world),
      )
      .catch(() => this.#failRequest(message, world))
      .then(() => {
        if (this.#transfer === transfer) this.#transfer = null
      })
    this.#transfer = transfer
  }

  async #call(text: string, world: World, method: 'take' | 'takeFiles'): Promise<void> {
    if (world !== this.#world) return
    await this.#session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function (text) { return ${this.names.receiver}.${method}(text) }`,
      executionContextId: world.contextId,
      awaitPromise: method === 'takeFiles',
      arguments: [{ value: text }],
    })
  }

  /** No room for the file that it goes by, or too long a message: whoever waits for it hears so. */
  async #failRequest(message: ToPage, world: World): Promise<void> {
    if (message.t !== 'reply' || !message.ok) return
    const failed: ToPage = { ...message, ok: false, value: 'the answer could not be handed over' }
    const { json } = codec.encode(failed, INLINE_BYTES, toBase64)
    await this.#call(JSON.stringify(json), world, 'take').catch(() => undefined)
  }

  async #sendFiles(text: string, binaries: readonly Uint8Array[], world: World): Promise<void> {
    const files = binaries.map(() => {
      this.#fileCount += 1
      return join(this.#folder, String(this.#fileCount))
    })
    try {
      // Readable by the browser's own user; the folder keeps everybody else out.
      await Promise.all(files.map((file, i) => writeFile(file, binaries[i] ?? '', { mode: 0o644 })))
      if (world !== this.#world) return
      const { result } = await this.#session.send('Runtime.evaluate', {
        expression: `${this.names.receiver}.files`,
        contextId: world.contextId,
      })
      await this.#session.send('DOM.setFileInputFiles', { files, objectId: result.objectId ?? '' })
      await this.#call(text, world, 'takeFiles')
    } finally {
      // On Windows a file that the browser is just opening cannot be removed; tried again only where asked to be recursive.
      const patient = { force: true, recursive: true, maxRetries: 10, retryDelay: 50 }
      await Promise.all(files.map((file) => rm(file, patient)))
    }
  }
}

/** Null where the browser knows a value that Node does not, or one is nested deeper than Node can follow: no page may end the host. */
function readMessage(payload: string): FromPage | null {
  try {
    return codec.decode(JSON.parse(payload) as Encoded, [], fromBase64) as FromPage
  } catch {
    process.stderr.write('A message of the page could not be read.\n')
    return null
  }
}
