import { useEffect, useEffectEvent, useState } from 'react'
import type { ArchivedStudy, ArchiveProgress } from '../../../shared/contract/archive-channels.ts'
import { wasCancelled } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useAction } from './useAction.ts'

export interface FetchStudy {
  /** How far it is; null: it is not being fetched. */
  readonly fetching: ArchiveProgress | null
  readonly fault: string | null
  /** How it ended. */
  readonly said: string | null
  readonly fetch: () => void
}

/** Fetches a study of a patient, and follows it: it may have been begun before the page was left. */
export function useFetchStudy(patientId: string, study: ArchivedStudy, onFetched: () => void): FetchStudy {
  const { texts, client } = useInterface()
  const { archive } = texts
  const { studyInstance, differences } = study
  const { busy, fault, run } = useAction()
  const [said, setSaid] = useState<string | null>(null)
  const [fetching, setFetching] = useState<ArchiveProgress | null>(null)
  const tellEnd = useEffectEvent(() => {
    if (!busy) onFetched()
  })
  useEffect(
    () =>
      client.on('archive:did-progress', (next) => {
        if (next.studyInstance !== studyInstance) return
        setFetching(next.ended ? null : next)
        if (next.ended) tellEnd()
      }),
    [client, studyInstance],
  )
  const fetch = () => {
    const asked = crypto.randomUUID()
    setSaid(null)
    run(async () => {
      try {
        const despite = differences.length > 0
        const { added, known, left } = await client.call('archive:fetch', {
          ...{ asked, patientId, studyInstance, despite },
        })
        const parts = [
          archive.fetched(added),
          known > 0 ? archive.known(known) : '',
          left > 0 ? archive.left(left) : '',
        ]
        setSaid(parts.filter((part) => part !== '').join(' '))
        if (added > 0) onFetched()
      } catch (error) {
        if (!wasCancelled(error)) throw error
        setSaid(archive.cancelled)
      }
    })
  }
  return { fetching, fault, said, fetch }
}
