import type { HotFolder } from '../capture/hot-folder.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import type { ChannelHandlers } from './channel-gate.ts'
import type { KeptPhotos } from './kept-photos.ts'

export interface HotFolderServices {
  readonly hotFolder: HotFolder
  readonly records: Pick<RecordsService, 'require'>
  readonly keptPhotos: KeptPhotos
  /** The folder that the user picks, or null. */
  readonly chooseFolder: () => Promise<string | null>
}

type HotFolderHandlers = Pick<ChannelHandlers, Extract<keyof ChannelHandlers, `hot-folder:${string}`>>

/** What each channel of the camera's folder does, for whoever may add photos to records. */
export function hotFolderHandlers(services: HotFolderServices): HotFolderHandlers {
  const { hotFolder, records, keptPhotos, chooseFolder } = services
  const allowed = (): Promise<void> => records.require('patient.write')
  return {
    'hot-folder:get-state': () => hotFolder.state,
    'hot-folder:choose': async () => {
      await allowed()
      const folder = await chooseFolder()
      if (folder !== null) await hotFolder.choose(folder)
      return { chosen: folder !== null }
    },
    'hot-folder:switch': async ({ on }) => {
      await allowed()
      await hotFolder.switch(on)
    },
    'hot-folder:get-thumbnail': async ({ id }) => {
      await allowed()
      const jpeg = hotFolder.thumbnailOf(id)
      return { jpeg: jpeg && Uint8Array.from(jpeg) }
    },
    'hot-folder:add': async ({ id, labels, show }) => {
      await allowed()
      const kept = await keptPhotos.add(labels, () => hotFolder.read(id), { show, justTaken: true })
      if (kept.added) await hotFolder.dismiss(id)
      return kept
    },
    'hot-folder:dismiss': async ({ id }) => {
      await allowed()
      await hotFolder.dismiss(id)
    },
  }
}
