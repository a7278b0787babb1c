import { net, protocol } from 'electron'
import { isAbsolute, join, normalize, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts'

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
    const file = request.method === 'GET' ? fileOf(new URL(request.url)) : null
    const response = file === null ? null : await net.fetch(pathToFileURL(file).href).catch(() => null)
    if (response === null) return new Response('not found', { status: 404 })
    const headers = new Headers(response.headers)
    headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    headers.set('X-Content-Type-Options', 'nosniff')
    return new Response(response.body, { status: response.status, headers })
  })
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function fileOf(url: URL): string | null {
  if (url.host !== 'app') return null
  const path = decoded(url.pathname)
  if (path === null) return null
  const wanted = normalize(join(RENDERER_FOLDER, path))
  const inside = relative(RENDERER_FOLDER, wanted)
  if (inside.startsWith('..') || isAbsolute(inside) || wanted.includes('\0')) return null
  return inside === '' ? join(RENDERER_FOLDER, 'index.html') : wanted
}
