import type { App } from 'electron'
import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('electron', () => ({ session: {} }))

const { hardenWebContents } = await import('../../../src/main/app/security.ts')

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
    contents.emit(event, { url, preventDefault })
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
    expect(isPrevented('will-attach-webview', PAGE)).toBe(true)
    expect(contents.open()).toEqual({ action: 'deny' })
  })
})
