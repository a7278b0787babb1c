import { useEffect, useState } from 'react'
import type { BackupActivity } from '../../../shared/contract/backup-state.ts'
import { useInterface } from '../../app/interface-context.ts'

/** What goes on just now with backups; null until it is known. */
export function useBackupActivity(): BackupActivity | null {
  const { client, perform } = useInterface()
  const [activity, setActivity] = useState<BackupActivity | null>(null)
  useEffect(() => {
    let told = false
    const end = client.on('backup:did-change', (next) => {
      told = true
      setActivity(next)
    })
    perform(async () => {
      const first = await client.call('backup:get-activity')
      if (!told) setActivity(first)
    })
    return () => {
      told = true
      end()
    }
  }, [client, perform])
  return activity
}
