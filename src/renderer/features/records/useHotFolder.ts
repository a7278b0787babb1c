import { useEffect, useState } from 'react'
import type { HotFolderState } from '../../../shared/contract/hot-folder-channels.ts'
import { useInterface } from '../../app/interface-context.ts'

/** How the folder of the camera stands. Null until it is known. */
export function useHotFolder(): HotFolderState | null {
  const { client, perform } = useInterface()
  const [state, setState] = useState<HotFolderState | null>(null)
  useEffect(() => {
    let told = false
    const end = client.on('hot-folder:did-change', (next) => {
      told = true
      setState(next)
    })
    perform(async () => {
      const first = await client.call('hot-folder:get-state')
      if (!told) setState(first)
    })
    return () => {
      told = true
      end()
    }
  }, [client, perform])
  return state
}
