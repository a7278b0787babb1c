import { describe, expect, it, vi } from 'vitest'

const recorder = vi.hoisted(() => {
  const handlers: Record<string, (...words: unknown[]) => unknown> = {}
  const keep = (name: string) => (handler: (...words: unknown[]) => unknown) => {
    handlers[name] = handler
  }
  return { handlers, keep }
})

vi.mock('electron', () => ({
  protocol: {},
  session: {
    defaultSession: {
      setPermissionRequestHandler: recorder.keep('request'),
      setPermissionCheckHandler: recorder.keep('check'),
    },
  },
}))

const { isCameraOnly, permitCamera } = await import('../../../src/main/app/camera-permission.ts')

const PAGE = 'basalis-app://app/'
const PERMISSIONS = [
  'media',
  'display-capture',
  'geolocation',
  'notifications',
  'clipboard-read',
  'midi',
  'fullscreen',
  'openExternal',
  'hid',
  'unknown',
]
const PAGES = [PAGE, 'basalis-app://app.evil/', 'basalis-app://evil/', 'https://app/', 'file:///app/', '']
const MEDIA = [['video'], ['audio'], ['video', 'audio'], [], ['unknown']]

describe('permissions', () => {
  it('are granted for the camera alone, to the own page alone, of all that can be asked', () => {
    const granted = PERMISSIONS.flatMap((permission) =>
      PAGES.flatMap((requestingUrl) =>
        MEDIA.flatMap((mediaTypes) =>
          [true, false].map((isMainFrame) => ({ permission, requestingUrl, mediaTypes, isMainFrame })),
        ),
      ),
    ).filter(({ permission, ...asked }) => isCameraOnly(permission, asked))
    expect(granted).toEqual([
      { permission: 'media', requestingUrl: PAGE, mediaTypes: ['video'], isMainFrame: true },
    ])
  })

  it('are checked in the same way', () => {
    const check = { requestingUrl: PAGE, isMainFrame: true }
    expect(isCameraOnly('media', { ...check, mediaType: 'video' })).toBe(true)
    for (const mediaType of ['audio', 'unknown'])
      expect(isCameraOnly('media', { ...check, mediaType })).toBe(false)
    expect(isCameraOnly('media', check)).toBe(false)
    expect(isCameraOnly('media', { isMainFrame: true, mediaType: 'video' })).toBe(false)
  })

  it('last as long as the application says: not of a locked record, not in another window', () => {
    const own = { id: 1 }
    let open = true
    permitCamera((contents) => (contents as unknown) === own && open)
    const details = { requestingUrl: PAGE, isMainFrame: true, mediaTypes: ['video'] }
    const asked = (contents: unknown): unknown => {
      const answer = vi.fn()
      recorder.handlers['request']?.(contents, 'media', answer, details)
      return answer.mock.calls[0]?.[0]
    }
    const checked = (contents: unknown): unknown =>
      recorder.handlers['check']?.(contents, 'media', PAGE, {
        ...details,
        mediaTypes: undefined,
        mediaType: 'video',
      })
    expect([asked(own), checked(own)]).toEqual([true, true])
    expect([asked({ id: 2 }), checked({ id: 2 }), checked(null)]).toEqual([false, false, false])
    open = false
    expect([asked(own), checked(own)]).toEqual([false, false])
  })
})
