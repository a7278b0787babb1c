import { session, type WebContents } from 'electron'
import { APP_ORIGIN } from './app-scheme.ts'

/** What a page asks for, in the words of a request (`mediaTypes`) or of a check (`mediaType`). */
interface Asked {
  readonly isMainFrame: boolean
  readonly requestingUrl?: string
  readonly mediaTypes?: readonly string[]
  readonly mediaType?: string
}

/** Whether something is asked for by the application's own page, and is the camera and nothing besides: no sound. */
export function isCameraOnly(permission: string, { isMainFrame, requestingUrl, ...media }: Asked): boolean {
  if (permission !== 'media' || !isMainFrame || originOf(requestingUrl) !== APP_ORIGIN) return false
  const types = media.mediaTypes ?? [media.mediaType]
  return types.length === 1 && types[0] === 'video'
}

/**
 * Lets the application's window use the camera while `mayUse` says so; everything else stays denied, as `hardenSessions` left it.
 * The browser asks anew each time a camera is opened.
 */
export function permitCamera(mayUse: (contents: WebContents) => boolean): void {
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(isCameraOnly(permission, details) && mayUse(contents))
  })
  session.defaultSession.setPermissionCheckHandler(
    (contents, permission, _origin, details) =>
      contents !== null && isCameraOnly(permission, details) && mayUse(contents),
  )
}

/** Not `URL.origin`, which is "null" for a scheme of one's own. */
function originOf(url = ''): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
