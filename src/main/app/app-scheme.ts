import { net, protocol } from 'electron'
import { isAbsolute, join, normalize, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseTilePath, TILE_FOLDER, type TileRequest } from '../../shared/contract/tile-path.ts'
import type { EncodedTile } from '../viewing/encode-tile.ts'
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts'

const SCHEME = 'basalis-app'
const HOST = 'app'

/** The one origin that the application's pages come from. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`

const RENDERER_FOLDER = join(import.meta.dirname, '..', 'renderer')

/** A tile of the photo on the screen, or null where there is none. */
export type FindTile = (request: TileRequest) => Promise<EncodedTile | null>

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built renderer, and nothing outside its folder, and the tiles of the open photo under `APP_ORIGIN`. */
export function serveAppScheme(findTile: FindTile): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.host !== HOST) return answer(null, 404)
    if (url.pathname.startsWith(`/${TILE_FOLDER}/`)) return tileAnswer(parseTilePath(url.pathname), findTile)
    const file = fileOf(url)
    const response = file === null ? null : await net.fetch(pathToFileURL(file).href).catch(() => null)
    if (!response?.ok) return answer(null, 404)
    return answer(response.body, 200, { 'Content-Type': response.headers.get('Content-Type') ?? '' })
  })
}

async function tileAnswer(request: TileRequest | null, findTile: FindTile): Promise<Response> {
  const tile = request && (await findTile(request))
  if (!tile) return answer(null, 404)
  // Skin is kept in no cache but the page's own.
  return answer(new Uint8Array(tile.bytes), 200, { 'Content-Type': tile.type, 'Cache-Control': 'no-store' })
}

function answer(
  body: ConstructorParameters<typeof Response>[0],
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body ?? 'not found', {
    status,
    headers: {
      ...headers,
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
    },
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
  const path = decoded(url.pathname)
  if (path === null) return null
  const wanted = normalize(join(RENDERER_FOLDER, path))
  const inside = relative(RENDERER_FOLDER, wanted)
  if (inside.startsWith('..') || isAbsolute(inside) || wanted.includes('\0')) return null
  return inside === '' ? join(RENDERER_FOLDER, 'index.html') : wanted
}
