import type { App } from 'electron'
import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'

type Answer = (reply: { cancel: boolean }) => void
type Handlers = Record<string, (...words: never[]) => unknown>

const recorder = vi.hoisted(() => {
  const handlers: Record<string, unknown> = {}
  const keep = (name: string) => (handler: unknown) => {
    handlers[name] = handler
  }
  return { handlers, keep }
})

vi.mock('electron', () => ({
  protocol: {},
  session: {
    defaultSession: {
      webRequest: { onBeforeRequest: recorder.keep('request') },
      setPermissionRequestHandler: recorder.keep('permission'),
      setPermissionCheckHandler: recorder.keep('check'),
      setDevicePermissionHandler: recorder.keep('device'),
    },
  },
}))

const { hardenSessions, hardenWebContents, narrowRequests } =
  await import('../../../src/main/app/security.ts')

const PAGE = 'basalis-app://app/'

class FakeContents extends EventEmitter {
  open: () => unknown = () => null
  getURL(): string {
    return PAGE
  }
  setWindowOpenHandler(handler: () => unknown): void {
    this.open = handler
  }
}

describe('hardenWebContents', () => {
  let contents: FakeContents

  beforeEach(() => {
    const app = new EventEmitter()
    hardenWebContents(app as unknown as App)
    contents = new FakeContents()
    app.emit('web-contents-created', {}, contents)
  })

  const isPrevented = (event: string, url: string): boolean => {
    const preventDefault = vi.fn()
    contents.emit(event, { url, isMainFrame: false, preventDefault })
    return preventDefault.mock.calls.length > 0
  }

  it.each([
    'https://example.com/',
    'basalis-app://app/index.html',
    'basalis-app://app/#x',
    'basalis-app://app.evil/',
    'about:blank',
    'blob:basalis-app://app/7d1f6a4e',
    `data:text/html,${PAGE}`,
  ])('lets no page go to %s', (url) => {
    expect(isPrevented('will-navigate', url)).toBe(true)
  })

  it('lets a page load itself anew, as it does after a fault of its own', () => {
    expect(isPrevented('will-navigate', PAGE)).toBe(false)
  })

  it('follows no redirection, embeds nothing and opens no window', () => {
    expect(isPrevented('will-redirect', PAGE)).toBe(true)
    expect(isPrevented('will-frame-navigate', PAGE)).toBe(true)
    expect(isPrevented('will-attach-webview', PAGE)).toBe(true)
    expect(contents.open()).toEqual({ action: 'deny' })
  })
})

describe('hardenSessions', () => {
  hardenSessions()
  const handlers = recorder.handlers as Handlers
  const isCancelled = (url: string, webContentsId?: number): boolean => {
    const answer = vi.fn<Answer>()
    handlers['request']?.({ url, webContentsId } as never, answer as never)
    return answer.mock.calls[0]?.[0].cancel ?? true
  }

  it.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'ws://localhost/',
    'file:///etc/passwd',
    'ftp://x/',
    'x',
    '',
  ])('cancels a request of %j', (url) => {
    expect(isCancelled(url)).toBe(true)
  })

  it.each([PAGE, 'basalis-app://app/assets/index.js', 'blob:basalis-app://app/7d1f6a4e'])(
    'lets %s pass',
    (url) => {
      expect(isCancelled(url)).toBe(false)
    },
  )

  describe('of the patient’s page', () => {
    const SET = '01234567-89ab-4def-8123-456789abcdef'
    const PHOTO = '0'.repeat(32)
    const STAFF = 1
    const PATIENT = 2
    const picture = (path: string): string => `basalis-app://app${path}`

    beforeEach(() => {
      const screen = { isShown: (wanted: object) => 'set' in wanted && wanted.set === SET }
      narrowRequests((contentsId) => (contentsId === PATIENT ? screen : null))
    })

    it.each([
      `/thumbnails/${PHOTO}`,
      `/tiles/${SET.replace('0', '1')}/photo/0/0/0`,
      `/film/${SET}/${PHOTO}/photo`,
      `/change/${SET}/${SET}/red/hand`,
      '/tiles/nonsense',
      '/tiles/../thumbnails/x',
    ])('cancels %s, which is not in its view, and lets the staff’s page have it', (path) => {
      expect(isCancelled(picture(path), PATIENT)).toBe(true)
      expect(isCancelled(picture(path), STAFF)).toBe(false)
    })

    it.each([
      `/tiles/${SET}/photo/0/0/0`,
      `/tiles/${SET}/map.red~40/2/1/0`,
      '/patient.html',
      '/assets/patient.js',
    ])('lets %s pass', (path) => {
      expect(isCancelled(picture(path), PATIENT)).toBe(false)
    })
  })

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fullscreen',
    'openExternal',
    'unknown',
  ])('denies %s, asked or checked', (permission) => {
    const answer = vi.fn()
    handlers['permission']?.(null as never, permission as never, answer as never)
    expect(answer.mock.calls).toEqual([[false]])
    expect(handlers['check']?.(null as never, permission as never)).toBe(false)
    expect(handlers['device']?.({} as never)).toBe(false)
  })
})
