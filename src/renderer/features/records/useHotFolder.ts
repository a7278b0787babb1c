import type { HotFolderState } from '../../../shared/contract/hot-folder-channels.ts'
import { useTold } from '../../app/useTold.ts'

/** How the folder of the camera stands. Null until it is known. */
export const useHotFolder = (): HotFolderState | null =>
  useTold('hot-folder:did-change', (client) => client.call('hot-folder:get-state'))
