import { useEffect, useState } from 'react'
import {
  cameras,
  closeCamera,
  faultOf,
  openCamera,
  type CameraDevice,
  type CameraFault,
  type OpenCamera,
} from './camera.ts'

export type CameraState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly camera: OpenCamera }
  | { readonly kind: 'off'; readonly why: CameraFault }

export interface CameraDesk {
  readonly state: CameraState
  /** All that there are now. */
  readonly devices: readonly CameraDevice[]
  /** Which of them is on, or was to be; null: not known. */
  readonly wanted: string | null
  readonly choose: (device: CameraDevice) => void
  readonly retry: () => void
}

interface Request {
  /** Null: the one of that name, or any. */
  readonly deviceId: string | null
  readonly name: string
}

/** A window that nobody sees keeps the camera for so long, ms. */
const HIDDEN_MS = 30_000

const STARTING: CameraState = { kind: 'starting' }

/**
 * The camera for as long as the component is there: off when it leaves, when the device goes, and when the window has been hidden for
 * a while; on again with the window, and with a device that comes. `name`: of the camera that was used last.
 */
export function useCamera(name: string): CameraDesk {
  const [request, setRequest] = useState<Request>({ deviceId: null, name })
  const [answer, setAnswer] = useState<{ readonly to: Request; readonly state: CameraState } | null>(null)
  const [devices, setDevices] = useState<readonly CameraDevice[]>([])

  useEffect(() => {
    let over = false
    let open: OpenCamera | null = null
    let off: CameraFault | null = null
    let usedName = request.name
    let hidden: ReturnType<typeof setTimeout> | undefined
    const end = (why: CameraFault): void => {
      if (open) closeCamera(open)
      open = null
      off = why
      if (!over) setAnswer({ to: request, state: { kind: 'off', why } })
    }
    const again = (): void => {
      setRequest({ deviceId: null, name: usedName })
    }
    const list = async (): Promise<boolean> => {
      const found = await cameras().catch(() => [])
      if (!over) setDevices(found)
      return found.length > 0
    }
    openCamera(request.deviceId, request.name).then(
      (camera) => {
        if (over) {
          closeCamera(camera)
          return
        }
        open = camera
        usedName = camera.device.name
        camera.track.addEventListener('ended', () => {
          if (open === camera) end('gone')
        })
        if (camera.track.readyState === 'ended') {
          end('gone')
          return
        }
        setAnswer({ to: request, state: { kind: 'on', camera } })
        void list()
        onVisibility()
      },
      (error: unknown) => {
        end(faultOf(error))
        void list()
      },
    )
    const onDevices = (): void => {
      void list().then((any) => {
        if (any && !over && (off === 'none' || off === 'gone')) again()
      })
    }
    const onVisibility = (): void => {
      clearTimeout(hidden)
      if (!document.hidden && off === 'hidden') again()
      if (document.hidden && open)
        hidden = setTimeout(() => {
          if (open) end('hidden')
        }, HIDDEN_MS)
    }
    navigator.mediaDevices.addEventListener('devicechange', onDevices)
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      over = true
      clearTimeout(hidden)
      navigator.mediaDevices.removeEventListener('devicechange', onDevices)
      document.removeEventListener('visibilitychange', onVisibility)
      if (open) closeCamera(open)
    }
  }, [request])

  const state = answer?.to === request ? answer.state : STARTING
  const asked = devices.find(({ id }) => id === request.deviceId)
  const named = devices.find(({ name }) => name !== '' && name === request.name)
  return {
    state,
    devices,
    wanted: state.kind === 'on' ? state.camera.device.id : ((asked ?? named)?.id ?? null),
    choose: ({ id, name }) => {
      setRequest({ deviceId: id, name })
    },
    retry: () => {
      setRequest({ deviceId: asked?.id ?? null, name: request.name })
    },
  }
}
