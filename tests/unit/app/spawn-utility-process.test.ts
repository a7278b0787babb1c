import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { decoderEnvironment } from '../../../src/main/decoder/process-fence.ts'

/** Electron itself is not on the build machine: a recorder stands in for `utilityProcess`. */

class FakeUtilityProcess extends EventEmitter {
  pid: number | undefined = undefined
  readonly sent: unknown[] = []
  postMessage(message: unknown): void {
    this.sent.push(message)
  }
}

const forked = vi.hoisted((): { child: unknown; words: unknown[] } => ({ child: undefined, words: [] }))

vi.mock('electron', () => ({
  app: { getAppMetrics: () => [{ pid: 1 }, { pid: 77, memory: { workingSetSize: 2048 } }] },
  utilityProcess: {
    fork: (...words: unknown[]) => {
      forked.words = words
      forked.child = new FakeUtilityProcess()
      return forked.child
    },
  },
}))

const { utilityProcessSpawner } = await import('../../../src/main/app/spawn-utility-process.ts')
const { utilityProbeSpawner } = await import('../../../src/main/app/spawn-gpu-probe.ts')

describe('utilityProcessSpawner', () => {
  let child: FakeUtilityProcess
  let decoder: ReturnType<ReturnType<typeof utilityProcessSpawner>>

  beforeEach(() => {
    decoder = utilityProcessSpawner('/app/out/main/decoder-entry.js')({ maxResidentBytes: 123 })
    child = forked.child as FakeUtilityProcess
  })

  it('forks the built entry with the memory limit, nothing of the environment and no streams', () => {
    expect(forked.words).toEqual([
      '/app/out/main/decoder-entry.js',
      ['123'],
      expect.objectContaining({ env: decoderEnvironment(), stdio: 'ignore' }),
    ])
  })

  it('inherits nothing, and says so in an environment that is not empty: Electron hands on its own for an empty one', () => {
    const names = Object.keys(decoderEnvironment())
    expect(names).toHaveLength(1)
    expect(['LANG', 'SystemRoot']).toContain(names[0])
  })

  it('takes a fatal error of V8 in there for what it is: an exit that follows', () => {
    const exits: unknown[] = []
    decoder.onExit((exit) => exits.push(exit))
    expect(() => child.emit('error', 'FatalError', 'v8::Heap', '{}')).not.toThrow()
    child.emit('exit', 133)
    expect(exits).toEqual([{ code: 133, signal: null }])
  })

  it('tells its memory where Electron says it and the system does not', () => {
    expect(decoder.residentBytes).toBeUndefined()
    const { platform, versions } = process
    Object.defineProperty(process, 'platform', { value: 'win32' })
    Object.defineProperty(process, 'versions', { value: { ...versions, electron: '45' } })
    try {
      const onWindows = utilityProcessSpawner('/app/out/main/decoder-entry.js')({ maxResidentBytes: 123 })
      expect(onWindows.residentBytes?.()).toBe(0)
      ;(forked.child as FakeUtilityProcess).pid = 77
      expect(onWindows.residentBytes?.()).toBe(2 ** 21)
    } finally {
      Object.defineProperty(process, 'platform', { value: platform })
      Object.defineProperty(process, 'versions', { value: versions })
    }
  })

  it('hands messages over both ways and tells the exit once', () => {
    const heard: unknown[] = []
    const exits: unknown[] = []
    decoder.onMessage((message) => heard.push(message))
    decoder.onExit((exit) => exits.push(exit))
    decoder.postMessage({ kind: 'more', job: 1 })
    child.emit('message', { kind: 'ready' })
    child.emit('exit', 5)
    child.emit('exit', 5)
    expect(child.sent).toEqual([{ kind: 'more', job: 1 }])
    expect(heard).toEqual([{ kind: 'ready' }])
    expect(exits).toEqual([{ code: 5, signal: null }])
  })

  /** A process that ignores a polite request, as the one behind the fake; the signal that ends it. */
  const behindTheFake = (): { start: () => void; ended: Promise<unknown> } => {
    const stubborn = spawn(process.execPath, ['-e', 'process.on("SIGTERM",()=>0);setInterval(()=>0,1e3)'])
    const ended = new Promise((resolve) =>
      stubborn.once('exit', (_code, signal) => {
        resolve(signal)
      }),
    )
    const start = (): void => {
      child.pid = stubborn.pid
      child.emit('spawn')
    }
    return { start, ended }
  }

  it('kills without asking', async () => {
    const { start, ended } = behindTheFake()
    start()
    decoder.kill()
    expect(await ended).toBe('SIGKILL')
    // Gone already, and the exit not yet told.
    expect(() => {
      decoder.kill()
    }).not.toThrow()
  })

  it('kills a process that is only about to start as soon as it is there', async () => {
    const { start, ended } = behindTheFake()
    decoder.kill()
    expect(decoder.pid).toBeUndefined()
    start()
    expect(await ended).toBe('SIGKILL')
  })
})

it('the test of the GPU outlives a fatal error of V8 likewise', () => {
  const exits: unknown[] = []
  utilityProbeSpawner('/app/out/main/gpu-probe-entry.js')('{}').onExit(() => exits.push('gone'))
  const child = forked.child as FakeUtilityProcess
  expect(() => child.emit('error', 'FatalError', 'v8::Heap', '{}')).not.toThrow()
  child.emit('exit', 133)
  expect(exits).toEqual(['gone'])
})
