import { useEffect, useState } from 'react'
import type { BackupState } from '../../../shared/contract/backup-state.ts'
import { useInterface } from '../../app/interface-context.ts'

/** How backups stand, for an administrator; asked again whenever `revision` is another. Null until it is known. */
export function useBackupState(revision: number | undefined): BackupState | null {
  const { client, perform } = useInterface()
  const [state, setState] = useState<BackupState | null>(null)
  useEffect(() => {
    if (revision === undefined) return
    let outdated = false
    perform(async () => {
      try {
        const next = await client.call('backup:get-state')
        if (!outdated) setState(next)
      } catch (error) {
        // Locked meanwhile, say: whoever is there now has not asked.
        if (!outdated) throw error
      }
    })
    return () => {
      outdated = true
    }
  }, [revision, client, perform])
  return state
}
