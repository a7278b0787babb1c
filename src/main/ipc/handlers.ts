import type { Settings } from '../../shared/contract/settings.ts'
import type { PhotoSession, PhotoSource } from '../viewing/photo-session.ts'
import type { PhotoUpload } from '../viewing/photo-upload.ts'
import type { ChannelHandlers } from './channel-gate.ts'

export interface HandlerServices {
  readonly version: string
  readonly host: 'electron' | 'chromium'
  readonly session: PhotoSession
  readonly upload: PhotoUpload
  readonly settings: {
    readonly current: Settings
    update(chosen: Settings): Promise<Settings>
  }
  /** The photo that the user picks, or null. */
  readonly choosePhoto: () => Promise<PhotoSource | null>
  readonly samplePhoto: PhotoSource
}

/** What each channel does, in one line or two. */
export function createHandlers({
  version,
  host,
  session,
  upload,
  settings,
  choosePhoto,
  samplePhoto,
}: HandlerServices): ChannelHandlers {
  /** The page learns of the outcome by the session's state. */
  const open = (source: PhotoSource): void => void session.open(source)
  return {
    'app:get-state': () => {
      upload.abandonAll()
      return { version, host, session: session.state, settings: settings.current }
    },
    'settings:update': (chosen) => settings.update(chosen),
    'photo:choose': async () => {
      const chosen = await choosePhoto()
      if (chosen) open(chosen)
      return { opened: chosen !== null }
    },
    'photo:open-sample': () => {
      open(samplePhoto)
    },
    'photo:begin-upload': ({ byteLength }) => ({ upload: upload.begin(byteLength) }),
    'photo:append': ({ upload: id, offset, bytes }) => {
      const photo = upload.append(id, offset, bytes)
      if (photo) open(() => Promise.resolve(photo))
      return { complete: photo !== null }
    },
    'photo:abandon-upload': ({ upload: id }) => {
      upload.abandon(id)
    },
    'photo:close': () => session.close(),
    'photo:dismiss-refusal': () => {
      session.dismissRefusal()
    },
    'analysis:cancel': () => {
      session.cancel()
    },
    'analysis:restart': () => session.restart(),
  }
}
