import { hasRoomySharedMemory } from './memory-folder.ts'

export interface SwitchOptions {
  readonly profile: string
  readonly headless: boolean
  readonly sandbox: boolean
  /** Content size in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number }
  /** Shown in the title bar until the page has a title of its own. */
  readonly title: string
  /** From tests: fake camera and the like. */
  readonly extra: readonly string[]
}

const FEATURES_OFF = [
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  'AutofillServerCommunication',
  'GlobalMediaControls',
  'DialMediaRouteProvider',
  'CertificateTransparencyComponentUpdater',
]

/** Nothing that the browser itself would like to fetch or report leaves the machine. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--metrics-recording-only',
  `--disable-features=${FEATURES_OFF.join(',')}`,
]

/** A proxy that nobody answers, for loopback too: requests that slip past the interception end here. */
const NO_NETWORK = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

/** As in Electron: windows in the background keep working, and sounds need no click. */
const LIKE_ELECTRON = [
  '--autoplay-policy=no-user-gesture-required',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** A page of no content and no location bar; the application's own is loaded once the interception stands. */
export function blankPage(title: string): string {
  return `data:text/html,<title>${encodeURIComponent(title)}</title>`
}

export function switchesFor(options: SwitchOptions): string[] {
  const { width, height } = options.size
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${options.profile}`,
    `--window-size=${width},${height}`,
    ...QUIET,
    ...NO_NETWORK,
    ...LIKE_ELECTRON,
    ...(process.platform !== 'linux' || hasRoomySharedMemory() ? [] : ['--disable-dev-shm-usage']),
    // The flag for tests hides the bar that warns of the missing sandbox; the host warns on its own.
    ...(options.sandbox ? [] : ['--no-sandbox', '--test-type']),
    ...options.extra,
    ...(options.headless
      ? ['--headless', '--hide-scrollbars=false', 'about:blank']
      : [`--class=${options.title}`, `--app=${blankPage(options.title)}`]),
  ]
}
