import { useEffect, useState } from 'react'
import type { ChannelResponse } from '../../../shared/contract/channels.ts'
import { useInterface } from '../../app/interface-context.ts'

export type ArchiveState = ChannelResponse<'archive:get-state'>

/** How far a patient's photos are on their way to the archive; asked again whenever something of it changes. Null until it is known. */
export function useArchiveState(patientId: string): ArchiveState | null {
  const { client, perform } = useInterface()
  const [state, setState] = useState<ArchiveState | null>(null)
  useEffect(() => {
    let gone = false
    const ask = () => {
      perform(async () => {
        try {
          const next = await client.call('archive:get-state', { patientId })
          if (!gone) setState(next)
        } catch (error) {
          // Locked meanwhile, say: whoever is there now has not asked.
          if (!gone) throw error
        }
      })
    }
    const end = client.on('archive:did-change', ask)
    ask()
    return () => {
      gone = true
      end()
    }
  }, [patientId, client, perform])
  return state
}
