import type { DecoderExit, DecoderProcess, SpawnDecoder } from '../../../src/main/decoder/decoder-process.ts'
import type { ToChild } from '../../../src/main/decoder/messages.ts'

/** A decoder process that a test plays the part of. */
export class FakeProcess implements DecoderProcess {
  readonly pid: number | undefined = undefined
  readonly received: ToChild[] = []
  killed = false
  #say: (message: unknown) => void = () => undefined
  #exit: (exit: DecoderExit) => void = () => undefined
  readonly #answer: (message: ToChild, fake: FakeProcess) => void

  constructor(answer: (message: ToChild, fake: FakeProcess) => void) {
    this.#answer = answer
  }

  say(message: unknown): void {
    setImmediate(() => {
      if (!this.killed) this.#say(message)
    })
  }

  end(exit: DecoderExit): void {
    setImmediate(() => {
      this.#exit(exit)
    })
  }

  postMessage(message: ToChild): void {
    this.received.push(message)
    this.#answer(message, this)
  }

  onMessage(handler: (message: unknown) => void): void {
    this.#say = handler
  }

  onExit(handler: (exit: DecoderExit) => void): void {
    this.#exit = handler
  }

  kill(): void {
    this.killed = true
    this.end({ code: null, signal: 'SIGKILL' })
  }
}

/** A spawn that keeps what it made; each process answers by `answer`. */
export function fakeSpawn(
  answer: (message: ToChild, fake: FakeProcess) => void,
  options: { readonly ready: boolean } = { ready: true },
): {
  readonly spawn: SpawnDecoder
  readonly spawned: FakeProcess[]
} {
  const spawned: FakeProcess[] = []
  return {
    spawned,
    spawn: () => {
      const fake = new FakeProcess(answer)
      spawned.push(fake)
      if (options.ready) fake.say({ kind: 'ready' })
      return fake
    },
  }
}
