import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, join, normalize, relative } from 'node:path'
import { CHANGE_FOLDER, parseChangePath, type ChangeRequest } from '../../shared/contract/change-path.ts'
import { FILM_FOLDER, type FilmPictureRequest, parseFilmPath } from '../../shared/contract/film-path.ts'
import { parseReportPath, REPORT_FOLDER } from '../../shared/contract/report-path.ts'
import { parseThumbnailPath, THUMBNAIL_FOLDER } from '../../shared/contract/thumbnail-path.ts'
import { parseTilePath, TILE_FOLDER, type TileRequest } from '../../shared/contract/tile-path.ts'
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts'

export const SCHEME = 'basalis-app'
const HOST = 'app'

/** The one origin that the application's pages come from. */
export const APP_ORIGIN = `${SCHEME}://${HOST}`

const RENDERER_FOLDER = join(import.meta.dirname, '..', 'renderer')

/** The kinds of file that the page consists of; no others are served. */
const TYPES: Readonly<Record<string, string | undefined>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ogg': 'audio/ogg',
  '.woff2': 'font/woff2',
}

export interface EncodedPicture {
  readonly type: 'image/png' | 'image/jpeg' | 'application/pdf'
  readonly bytes: Uint8Array
}

/** Where the pictures of skin come from; null where there is none, or none that may be seen. */
export interface PictureSources {
  /** A tile of the photo on the screen. */
  readonly tile: (request: TileRequest) => Promise<EncodedPicture | null>
  /** What has changed in a map. */
  readonly change: (request: ChangeRequest) => Promise<EncodedPicture | null>
  /** The small picture of a kept photo. */
  readonly thumbnail: (photoId: string) => Promise<EncodedPicture | null>
  /** A picture of the film that is looked at. */
  readonly film: (request: FilmPictureRequest) => Promise<EncodedPicture | null>
  /** The bytes of the report that is held. */
  readonly report: (id: string) => Uint8Array | null
}

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the built renderer, and nothing outside its folder, and pictures of skin under `APP_ORIGIN`. */
export function serveAppScheme({ tile, change, thumbnail, film, report }: PictureSources): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.host !== HOST) return answer(null, 404)
    if (url.pathname.startsWith(`/${TILE_FOLDER}/`)) return picture(parseTilePath(url.pathname), tile)
    if (url.pathname.startsWith(`/${CHANGE_FOLDER}/`)) return picture(parseChangePath(url.pathname), change)
    if (url.pathname.startsWith(`/${THUMBNAIL_FOLDER}/`))
      return picture(parseThumbnailPath(url.pathname), thumbnail)
    if (url.pathname.startsWith(`/${FILM_FOLDER}/`)) return picture(parseFilmPath(url.pathname), film)
    if (url.pathname.startsWith(`/${REPORT_FOLDER}/`))
      return picture(parseReportPath(url.pathname), (id) => {
        const bytes = report(id)
        return Promise.resolve(bytes && { type: 'application/pdf', bytes })
      })
    const file = fileOf(url)
    const type = file === null ? undefined : TYPES[extname(file)]
    const bytes = file === null || type === undefined ? null : await readFile(file).catch(() => null)
    return bytes ? answer(bytes, 200, { 'Content-Type': type ?? '' }) : answer(null, 404)
  })
}

async function picture<T>(
  wanted: T | null,
  find: (wanted: T) => Promise<EncodedPicture | null>,
): Promise<Response> {
  const found = wanted && (await find(wanted))
  if (!found) return answer(null, 404)
  // Skin is kept in no cache but the page's own.
  return answer(found.bytes, 200, { 'Content-Type': found.type, 'Cache-Control': 'no-store' })
}

function answer(
  body: Uint8Array | null,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body === null ? 'not found' : new Uint8Array(body), {
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
