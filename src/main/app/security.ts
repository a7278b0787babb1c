import { session, type App } from 'electron'
import { CHANGE_FOLDER, parseChangePath } from '../../shared/contract/change-path.ts'
import { FILM_FOLDER, parseFilmPath } from '../../shared/contract/film-path.ts'
import type { PictureSource } from '../../shared/contract/patient-view.ts'
import { THUMBNAIL_FOLDER } from '../../shared/contract/thumbnail-path.ts'
import { REPORT_FOLDER } from '../../shared/contract/report-path.ts'
import { parseTilePath, TILE_FOLDER } from '../../shared/contract/tile-path.ts'
import { SCHEME } from './app-scheme.ts'

const PICTURE_FOLDERS = [TILE_FOLDER, CHANGE_FOLDER, FILM_FOLDER, THUMBNAIL_FOLDER, REPORT_FOLDER]

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

/** Asked for the id of a page's contents: what it is shown where it may have no other pictures, null where it is not narrowed. */
type NarrowedTo = (contentsId: number) => { isShown(wanted: PictureSource): boolean } | null

let narrowedTo: NarrowedTo = () => null

/** From now on the pages that `narrowed` knows are refused every picture of skin that is not in their view. */
export function narrowRequests(narrowed: NarrowedTo): void {
  narrowedTo = narrowed
}

/**
 * Denies every permission (`permitCamera` opens the one that is needed), and every request that would leave the machine, whatever
 * the content security policy says. Call once the application is ready.
 */
export function hardenSessions(): void {
  session.defaultSession.webRequest.onBeforeRequest(({ url, webContentsId }, answer) => {
    answer({ cancel: !ALLOWED_SCHEMES.has(schemeOf(url)) || !mayHave(url, webContentsId) })
  })
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
}

function mayHave(url: string, contentsId: number | undefined): boolean {
  const shown = contentsId === undefined ? null : narrowedTo(contentsId)
  if (!shown || schemeOf(url) !== `${SCHEME}:`) return true
  const { pathname } = new URL(url)
  if (PICTURE_FOLDERS.every((folder) => !pathname.startsWith(`/${folder}/`))) return true
  const wanted = pictureOf(pathname)
  return wanted !== null && shown.isShown(wanted)
}

/** The picture that a path stands for; null for a small picture of a record, and for anything else. */
function pictureOf(path: string): PictureSource | null {
  const tile = parseTilePath(path)
  if (tile) return { kind: 'layer', set: tile.set, layer: tile.layer }
  const change = parseChangePath(path)
  if (change) return { kind: 'change', ...change, version: '' }
  const film = parseFilmPath(path)
  return film && { kind: 'film', ...film }
}

function schemeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}
