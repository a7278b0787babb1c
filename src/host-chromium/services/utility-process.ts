import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { guarded, guardInstances } from '../missing.ts'

export interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly stdio?: 'ignore' | 'inherit' | 'pipe' | readonly ('ignore' | 'inherit' | 'pipe')[]
  readonly execArgv?: readonly string[]
  readonly cwd?: string
  readonly serviceName?: string
}

/** Gives the child `process.parentPort`, as Electron does. */
const PARENT_PORT = new URL('./utility-parent-port.ts', import.meta.url).href

/** A process of Node instead of one of Electron; what it is told and tells is structured-cloned all the same. */
class HostUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess
  pid: number | undefined

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super()
    const { env, stdio = 'inherit', execArgv = [], cwd } = options
    const streams = typeof stdio === 'string' ? [stdio, stdio, stdio] : [...stdio]
    this.#child = fork(modulePath, args, {
      ...(env === undefined ? {} : { env }),
      ...(cwd === undefined ? {} : { cwd }),
      execArgv: ['--import', PARENT_PORT, ...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', ...streams.slice(1, 3), 'ipc'],
    })
    this.#child.on('spawn', () => {
      this.pid = this.#child.pid
      this.emit('spawn')
    })
    this.#child.on('message', (message) => {
      this.emit('message', message)
    })
    let ended = false
    const end = (code: number): void => {
      if (ended) return
      ended = true
      this.pid = undefined
      this.emit('exit', code)
    }
    // `exit` may come before the last messages; `close` comes after them, but waits for streams of grandchildren.
    this.#child.once('exit', (code, signal) => {
      setImmediate(end, code ?? (signal === null ? 0 : 1))
    })
    this.#child.once('error', () => {
      end(1)
    })
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.#child.stdout
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.#child.stderr
  }

  postMessage(message: unknown): void {
    // A child that has just gone is told of by `exit`.
    if (this.#child.connected) this.#child.send(message as object, () => undefined)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

guardInstances('utilityProcess', HostUtilityProcess.prototype)

export const utilityProcess = guarded('utilityProcess', {
  fork: (modulePath: string, args: readonly string[] = [], options: ForkOptions = {}): HostUtilityProcess =>
    new HostUtilityProcess(modulePath, args, options),
})
