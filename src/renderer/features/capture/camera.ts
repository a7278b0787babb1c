/** Why there is no picture. */
export const CAMERA_FAULTS = ['none', 'denied', 'busy', 'gone', 'hidden'] as const
export type CameraFault = (typeof CAMERA_FAULTS)[number]

export interface CameraDevice {
  readonly id: string
  /** As the machine calls it; empty where it does not say. */
  readonly name: string
}

export interface OpenCamera {
  readonly stream: MediaStream
  readonly track: MediaStreamTrack
  readonly device: CameraDevice
}

/** More than any camera has: the largest picture that it offers is meant. `ideal`, so that none is refused. */
const LARGEST_PX = 16_384

const constraintsFor = (id: string | null): MediaStreamConstraints => ({
  audio: false,
  video: {
    width: { ideal: LARGEST_PX },
    height: { ideal: LARGEST_PX },
    ...(id !== null && { deviceId: { exact: id } }),
  },
})

/** The cameras of the machine. Without names until one has been permitted. */
export async function cameras(): Promise<readonly CameraDevice[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }))
}

/**
 * Opens a camera at its largest resolution: the one that is asked for, else the one of that name, else any. Fails with what
 * `faultOf` names. Whoever gets it closes it.
 */
export async function openCamera(id: string | null, name: string): Promise<OpenCamera> {
  const known = await cameras()
  if (known.length === 0) throw new DOMException('expected a camera, found none', 'NotFoundError')
  const named = (devices: readonly CameraDevice[]): string | null =>
    name === '' ? null : (devices.find((device) => device.name === name)?.id ?? null)
  const opened = await opening(id ?? named(known))
  const devices = await cameras()
  const better = id === null ? named(devices) : null
  if (better === null || better === opened.track.getSettings().deviceId) return described(opened)
  // Names are known only now: the camera of the last time is another one.
  closeCamera(opened)
  return described(await opening(better))
}

async function opening(id: string | null): Promise<Pick<OpenCamera, 'stream' | 'track'>> {
  const stream = await navigator.mediaDevices.getUserMedia(constraintsFor(id))
  const [track] = stream.getVideoTracks()
  if (!track) throw new DOMException('expected a picture, found none', 'NotReadableError')
  await enlarge(track)
  return { stream, track }
}

/** Some cameras answer a wish for everything with a middling size; what they say they can is asked for by name. */
async function enlarge(track: MediaStreamTrack): Promise<void> {
  const { width, height } = track.getCapabilities()
  const now = track.getSettings()
  if (!width?.max || !height?.max || (now.width ?? 0) * (now.height ?? 0) >= width.max * height.max) return
  await track
    .applyConstraints({ width: { ideal: width.max }, height: { ideal: height.max } })
    .catch(() => undefined)
}

function described(opened: Pick<OpenCamera, 'stream' | 'track'>): OpenCamera {
  const { deviceId = '' } = opened.track.getSettings()
  return { ...opened, device: { id: deviceId, name: opened.track.label } }
}

export function closeCamera({ stream }: Pick<OpenCamera, 'stream'>): void {
  for (const track of stream.getTracks()) track.stop()
}

export function faultOf(error: unknown): CameraFault {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return 'busy'
}
