interface TrustedTypesRules {
  readonly createHTML: (html: string) => string
  readonly createScriptURL?: (url: string) => string
}

interface TrustedTypesFactory {
  createPolicy(name: 'default', rules: TrustedTypesRules): unknown
}

/** The one script that a page starts as a thread: the reader of PDF files, as the build names it. */
const OWN_THREAD = /^\/assets\/pdf-worker-[\w-]+\.js$/

/**
 * The content security policy refuses text that a script turns into markup or code. One library empties its container that way:
 * the empty text is let through, and nothing else. `thread`: a page may start its own thread as well, from its own origin.
 */
export function allowEmptyMarkupOnly({ thread = false }: { readonly thread?: boolean } = {}): void {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypesFactory }
  const createHTML = (html: string): string => {
    if (html !== '') throw new TypeError('expected no markup from a script, found some')
    return html
  }
  trustedTypes?.createPolicy('default', thread ? { createHTML, createScriptURL: ownThread } : { createHTML })
}

function ownThread(url: string): string {
  const { origin, pathname } = new URL(url, location.href)
  if (origin !== location.origin || !OWN_THREAD.test(pathname))
    throw new TypeError('expected the page’s own thread, found another script')
  return url
}
