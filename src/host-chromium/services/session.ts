import type { CallbackResponse, OnBeforeRequestListenerDetails, Session, WebRequestFilter } from 'electron'
import { guarded } from '../missing.ts'

type PermissionRequest = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>
type PermissionCheck = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  answer: (response: CallbackResponse) => void,
) => void

let permissionRequest: PermissionRequest | null = null
let permissionCheck: PermissionCheck | null = null
let beforeRequest: { readonly urls: readonly string[]; readonly listener: BeforeRequest } | null = null

function onBeforeRequest(filter: WebRequestFilter, listener: BeforeRequest | null): void
function onBeforeRequest(listener: BeforeRequest | null): void
function onBeforeRequest(
  first: WebRequestFilter | BeforeRequest | null,
  second?: BeforeRequest | null,
): void {
  const filtered = first !== null && typeof first === 'object'
  const listener = filtered ? second : first
  const urls = filtered ? first.urls : ['<all_urls>']
  beforeRequest = listener ? { urls, listener } : null
}

/** The one session. Devices are denied by the browser itself, whatever a device handler says. */
const defaultSession = guarded('session.defaultSession', {
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    permissionRequest = handler
  },
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    permissionCheck = handler
  },
  setDevicePermissionHandler: (): void => undefined,
  webRequest: guarded('session.webRequest', { onBeforeRequest }),
})

export const session = guarded('session', { defaultSession })

/** What is asked: by which page, for what, with Electron's details. */
export interface PermissionQuestion {
  readonly contents: unknown
  readonly permission: string
  readonly details: {
    readonly mediaTypes: readonly ('video' | 'audio')[]
    readonly requestingUrl: string
    readonly isMainFrame: boolean
  }
}

/** Whether a page may use a device. Denied unless the application says otherwise. */
export async function isPermitted({ contents, permission, details }: PermissionQuestion): Promise<boolean> {
  const asked = [contents as never, permission as never] as const
  const { mediaTypes, requestingUrl, isMainFrame } = details
  const check = permissionCheck
  // Electron checks each kind of device by itself.
  const passes = (mediaType: 'video' | 'audio'): boolean =>
    check === null ||
    check(...asked, requestingUrl, { mediaType, requestingUrl, isMainFrame, securityOrigin: requestingUrl })
  if (!mediaTypes.every(passes)) return false
  const ask = permissionRequest
  if (ask === null) return false
  return await new Promise((resolve) => {
    ask(...asked, resolve, details)
  })
}

/** Whether the application lets a request of a page pass. */
export async function mayRequest(
  url: string,
  method: string,
  resourceType: string,
  webContentsId: number,
): Promise<boolean> {
  if (beforeRequest === null || !beforeRequest.urls.some((pattern) => matches(pattern, url))) return true
  const { listener } = beforeRequest
  const { cancel } = await new Promise<CallbackResponse>((resolve) => {
    listener({ url, method, resourceType, webContentsId } as OnBeforeRequestListenerDetails, resolve)
  })
  return cancel !== true
}

function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true
  const escaped = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${escaped.join('.*')}$`).test(url)
}
