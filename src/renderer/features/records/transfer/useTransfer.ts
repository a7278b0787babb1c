import { useEffect, useState } from 'react'
import type { TransferActivity } from '../../../../shared/contract/export-state.ts'
import { useInterface } from '../../../app/interface-context.ts'

/** What goes on just now with exports and imports; null until it is known. */
export function useTransfer(): TransferActivity | null {
  const { client, perform } = useInterface()
  const [activity, setActivity] = useState<TransferActivity | null>(null)
  useEffect(() => {
    let told = false
    const end = client.on('export:did-change', (next) => {
      told = true
      setActivity(next)
    })
    perform(async () => {
      const first = await client.call('export:get-activity')
      if (!told) setActivity(first)
    })
    return () => {
      told = true
      end()
    }
  }, [client, perform])
  return activity
}
