import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_SESSION } from '../../../src/shared/contract/session-state.ts'

/** A recorder in Electron's place. As there, a window that has gone fails for whoever asks it for its contents. */
class FakeContents extends EventEmitter {
  readonly sent: unknown[] = []
  crashed = false
  isCrashed(): boolean {
    return this.crashed
  }
  send(...words: unknown[]): void {
    this.sent.push(words)
  }
}

class FakeWindow extends EventEmitter {
  readonly contents = new FakeContents()
  readonly loaded: string[] = []
  destroyed = false
  /** Why the page does not load. */
  fault: Error | null = null
  constructor(options: unknown) {
    super()
    made.window = this
    made.options = options
  }
  get webContents(): FakeContents {
    if (this.destroyed) throw new TypeError('Object has been destroyed')
    return this.contents
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    return this.fault === null ? Promise.resolve() : Promise.reject(this.fault)
  }
}

const made = vi.hoisted((): { window: unknown; options: unknown } => ({ window: null, options: null }))

vi.mock('electron', () => ({ BrowserWindow: FakeWindow, net: {}, protocol: {} }))

const { MainWindow } = await import('../../../src/main/app/main-window.ts')

describe('MainWindow', () => {
  const onLost = vi.fn()
  let main: InstanceType<typeof MainWindow>
  let window: FakeWindow
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  it('opens a page without Node, in a sandbox, in a world apart from the preload script', () => {
    expect(made.options).toMatchObject({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        navigateOnDragDrop: false,
      },
    })
    expect(made.options).not.toHaveProperty('webPreferences.webSecurity')
    expect(made.options).not.toHaveProperty('webPreferences.experimentalFeatures')
  })

  beforeEach(() => {
    onLost.mockClear()
    main = new MainWindow('dark', onLost)
    window = made.window as FakeWindow
  })

  it('tells the page, and nobody where the page has crashed or the window has gone', () => {
    main.tell('session:did-change', EMPTY_SESSION)
    expect(window.contents.sent).toEqual([['session:did-change', EMPTY_SESSION]])
    window.contents.crashed = true
    main.tell('session:did-change', EMPTY_SESSION)
    window.destroyed = true
    expect(() => {
      main.tell('session:did-change', EMPTY_SESSION)
    }).not.toThrow()
    expect(window.contents.sent).toHaveLength(1)
  })

  it('loads a page again that has died, but not while Electron still tells of its death', async () => {
    window.contents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(window.loaded).toEqual([])
    await turn()
    expect(window.loaded).toEqual(['basalis-app://app/'])
  })

  it('lets a page be that left, or whose window has gone', async () => {
    window.contents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    window.contents.emit('render-process-gone', {}, { reason: 'crashed' })
    window.destroyed = true
    await turn()
    expect(window.loaded).toEqual([])
  })

  it('lets a page that dies while it is loaded again have its three times as well', async () => {
    window.fault = new Error('ERR_FAILED')
    window.contents.crashed = true
    for (let death = 0; death < 3; death += 1) {
      window.contents.emit('render-process-gone', {}, { reason: 'crashed' })
      await turn()
      await turn()
    }
    expect(window.loaded).toHaveLength(3)
    expect(onLost).not.toHaveBeenCalled()
    window.contents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(onLost).toHaveBeenCalledOnce()
  })

  it('tries a page three times that does not load again, and then gives up', async () => {
    window.fault = new Error('ERR_FILE_NOT_FOUND')
    window.contents.emit('render-process-gone', {}, { reason: 'crashed' })
    for (let wait = 0; wait < 8; wait += 1) await turn()
    expect(window.loaded).toHaveLength(3)
    expect(onLost).toHaveBeenCalledOnce()
  })

  it('opens with a fault where the page does not load, not where it has died and is on its way back', async () => {
    window.fault = new Error('ERR_FILE_NOT_FOUND')
    await expect(main.open()).rejects.toThrow('ERR_FILE_NOT_FOUND')
    window.contents.crashed = true
    await expect(main.open()).resolves.toBeUndefined()
  })

  it('gives up on a page that dies a fourth time within a minute', async () => {
    for (let death = 0; death < 3; death += 1)
      window.contents.emit('render-process-gone', {}, { reason: 'oom' })
    expect(onLost).not.toHaveBeenCalled()
    window.contents.emit('render-process-gone', {}, { reason: 'oom' })
    expect(onLost).toHaveBeenCalledOnce()
    await turn()
    expect(window.loaded).toHaveLength(3)
  })
})
