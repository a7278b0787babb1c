/**
 * A browser has habits that an application's window must not show: its shortcuts, its context menu, its zoom, opening a
 * file that is dropped, going to a document that the page made itself. Runs in the preload world. The listeners come
 * last, so the application's own have had their turn and whatever they handled stays handled.
 *
 * One self-contained function: its source text is what runs in the page.
 */
export function keepBrowserManners(): void {
  const WITH_CONTROL = new Set([
    'r',
    'p',
    's',
    'o',
    'u',
    'f',
    'g',
    'h',
    'j',
    'n',
    't',
    'w',
    'l',
    'd',
    '+',
    '-',
    '=',
    '0',
  ])
  /** The browser's own tools for looking into a page. */
  const WITH_CONTROL_AND_SHIFT = new Set(['c', 'i'])
  const ALONE = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12'])

  const isShortcut = (event: KeyboardEvent): boolean => {
    if (ALONE.has(event.key)) return true
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return true
    if (!event.ctrlKey && !event.metaKey) return false
    const key = event.key.toLowerCase()
    return WITH_CONTROL.has(key) || (event.shiftKey && WITH_CONTROL_AND_SHIFT.has(key))
  }
  // Listeners of one target are heard in the order in which they were added: only one that is added while the event is on
  // its way down comes after those of the page.
  addEventListener(
    'keydown',
    () => {
      addEventListener(
        'keydown',
        (event) => {
          if (isShortcut(event)) event.preventDefault()
        },
        { once: true },
      )
    },
    { capture: true },
  )
  addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey) event.preventDefault()
    },
    { passive: false },
  )
  addEventListener('contextmenu', (event) => {
    event.preventDefault()
  })
  for (const name of ['dragover', 'drop'] as const)
    addEventListener(name, (event) => {
      if (event.defaultPrevented) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none'
    })
  // Ways to another document that never reach the network, where the host asks the application: no page may take them.
  const { navigation } = globalThis as unknown as {
    readonly navigation: {
      addEventListener(type: 'navigate', listener: (event: NavigateLike) => void): void
    }
  }
  interface NavigateLike extends Event {
    readonly destination: { readonly url: string; readonly sameDocument: boolean }
  }
  navigation.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination
    if (!sameDocument && !url.startsWith('https:')) event.preventDefault()
  })
}
