import { session, type App } from 'electron'
import { SCHEME } from './app-scheme.ts'

/** No page may navigate, open windows or embed others, whichever window it lives in. */
export function hardenWebContents(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      // A page that loads itself anew goes nowhere.
      if (event.url !== contents.getURL()) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** What a page may ask for at all: the application's own files, and what it made itself. */
const ALLOWED_SCHEMES: ReadonlySet<string> = new Set([`${SCHEME}:`, 'blob:', 'data:', 'devtools:'])

/**
 * Denies every permission (`permitCamera` opens the one that is needed), and every request that would leave the machine, whatever
 * the content security policy says. Call once the application is ready.
 */
export function hardenSessions(): void {
  session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !ALLOWED_SCHEMES.has(schemeOf(url)) })
  })
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}
