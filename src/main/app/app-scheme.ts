import { net, protocol } from 'electron'
import { isAbsolute, join, normalize, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CONTENT_SECURITY_POLICY } from './security.ts'

const SCHEME = 'basalis-app'

/** The one origin that the application's pages come from. */
export const APP_ORIGIN = `${SCHEME}://app`

const RENDERER_FOLDER = join(import.meta.dirname, '..', 'renderer')

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built renderer, and nothing outside its folder, under `APP_ORIGIN`. */
export function serveAppScheme(): void {
  protocol.handle(SCHEME, async (request) => {
    const file = fileOf(new URL(request.url))
    if (file === null || request.method !== 'GET') return new Response('not found', { status: 404 })
    const response = await net.fetch(pathToFileURL(file).href)
    const headers = new Headers(response.headers)
    headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    headers.set('X-Content-Type-Options', 'nosniff')
    return new Response(response.body, { status: response.status, headers })
  })
}

function fileOf(url: URL): string | null {
  if (url.host !== 'app') return null
  const wanted = normalize(join(RENDERER_FOLDER, decodeURIComponent(url.pathname)))
  const inside = relative(RENDERER_FOLDER, wanted)
  if (inside.startsWith('..') || isAbsolute(inside) || wanted.includes('\0')) return null
  return inside === '' ? join(RENDERER_FOLDER, 'index.html') : wanted
}
