import type { Worker } from 'node:worker_threads'

/** Longer than any worker takes to load its modules, on any machine. */
const START_LIMIT_MS = 10_000

/** Knows which worker threads have loaded their modules: each says so with its first message. */
export class WorkerStarts {
  readonly #starts = new WeakMap<Worker, Promise<unknown>>()

  /** To be called as soon as the thread is known; a thread that is known already is left alone. */
  watch(thread: Worker): void {
    if (this.#starts.has(thread)) return
    const { promise, resolve } = Promise.withResolvers<undefined>()
    thread.once('message', () => {
      resolve(undefined)
    })
    thread.once('exit', () => {
      resolve(undefined)
    })
    this.#starts.set(thread, promise)
  }

  /** Somebody else knows that the thread has started; one that is watched is left alone. */
  started(thread: Worker): void {
    if (!this.#starts.has(thread)) this.#starts.set(thread, Promise.resolve())
  }

  /** Settles once the thread has started, or has gone, or takes far too long. */
  async whenStarted(thread: Worker): Promise<void> {
    this.watch(thread)
    const timeout = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => {
      timeout.resolve(undefined)
    }, START_LIMIT_MS)
    await Promise.race([this.#starts.get(thread), timeout.promise])
    clearTimeout(timer)
  }
}
