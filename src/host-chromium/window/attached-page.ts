import type { Browser, NewPage } from '../browser/browser.ts'
import type { Session } from '../cdp/session.ts'
import type { FromPage, PageSettings } from '../page/messages.ts'
import { nativeTheme } from '../services/native-theme.ts'
import { interceptRequests } from './interception.ts'
import { PageChannel, type World } from './page-channel.ts'
import { pageScripts } from './page-scripts.ts'

export interface PageOptions {
  readonly preload: string | undefined
  /** `#rrggbb`, shown until the page paints. */
  readonly backgroundColor: string | undefined
  readonly argv: readonly string[]
  readonly contentsId: number
  readonly onMessage: (message: FromPage, world: World) => void
  readonly mayNavigate: (url: string, redirected: boolean) => boolean
}

/** A page that is ready to load the application: its scripts, its channel and the interception are in place. */
export interface AttachedPage {
  readonly browser: Browser
  readonly page: NewPage
  readonly session: Session
  readonly channel: PageChannel
}

export async function attachPage(
  browser: Browser,
  page: NewPage,
  options: PageOptions,
): Promise<AttachedPage> {
  const { session, targetId } = page
  const { pipe } = browser.launched
  const channel = new PageChannel(session, targetId, browser.exchangeFolder, options.onMessage)
  const settings: PageSettings = { ...channel.names, process: processOfPreload(options.argv) }
  const scripts = await pageScripts(settings, options.preload)
  const { mayNavigate, contentsId } = options
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Log.enable'),
    session.send('Runtime.addBinding', { name: settings.binding, executionContextName: channel.worldName }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.mainWorld }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.preloadWorld,
      worldName: channel.worldName,
    }),
    interceptRequests({ session, pipe, mayNavigate, frameId: targetId, contentsId }),
    applyTheme(session),
    applyBackground(session, options.backgroundColor),
  ])
  const follow = (): void => {
    applyTheme(session).catch(() => undefined)
  }
  nativeTheme.on('updated', follow)
  void page.gone.then(() => nativeTheme.off('updated', follow))
  return { browser, page, session, channel }
}

function processOfPreload(argv: readonly string[]): PageSettings['process'] {
  const { platform, arch, versions } = process
  return {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform,
    arch,
    versions: { node: versions.node },
    argv,
    env: {},
  }
}

async function applyTheme(session: Session): Promise<void> {
  const { themeSource } = nativeTheme
  const value = themeSource === 'system' ? '' : themeSource
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
}

/** Chromium's own is white, which would flash before a dark page. */
export async function applyBackground(session: Session, color: string | undefined): Promise<void> {
  const [, r, g, b] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? '') ?? []
  if (r === undefined || g === undefined || b === undefined) return
  const [red, green, blue] = [parseInt(r, 16), parseInt(g, 16), parseInt(b, 16)]
  await session.send('Emulation.setDefaultBackgroundColorOverride', {
    color: { r: red, g: green, b: blue, a: 1 },
  })
}
