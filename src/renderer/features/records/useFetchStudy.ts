import { useEffect, useEffectEvent, useState } from 'react'
import type {
  ArchivedStudy,
  ArchiveProgress,
  FetchedStudy,
  OtherThere,
} from '../../../shared/contract/archive-channels.ts'
import { wasCancelled } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { useAction } from './useAction.ts'

export type FetchEnd = Pick<FetchedStudy, 'added' | 'known' | 'left'> | 'cancelled'

export interface FetchStudy {
  /** How far it is; null: it is not being fetched. */
  readonly fetching: ArchiveProgress | null
  readonly fault: string | null
  /** How it ended; null: it has not. */
  readonly end: FetchEnd | null
  /** Whom files of it name otherwise: shown, and confirmed by fetching again. */
  readonly others: readonly OtherThere[]
  readonly fetch: () => void
  readonly cancel: () => void
}

/** Fetches a study of a patient, and follows it: it may have been begun before the page was left. */
export function useFetchStudy(patientId: string, study: ArchivedStudy, onFetched: () => void): FetchStudy {
  const { client, perform } = useInterface()
  const { studyInstance, named, differences } = study
  const { busy, fault, run } = useAction()
  const [end, setEnd] = useState<FetchEnd | null>(null)
  const [others, setOthers] = useState<readonly OtherThere[]>([])
  const [fetching, setFetching] = useState<ArchiveProgress | null>(study.fetching)
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
    setEnd(null)
    run(async () => {
      try {
        const shown = differences.length > 0 ? [{ named }, ...others] : others
        const seen = shown.map((one) => one.named)
        const { fetched, other } = await client.call('archive:fetch', {
          ...{ asked, patientId, studyInstance, seen },
        })
        setOthers(other ? [...others, other] : [])
        setEnd(fetched)
        if (fetched && fetched.added > 0) onFetched()
      } catch (error) {
        if (!wasCancelled(error)) throw error
        setEnd('cancelled')
      }
    })
  }
  const cancel = () => {
    if (fetching)
      perform(async () => {
        await client.call('archive:cancel', { asked: fetching.asked })
        setFetching(null)
      })
  }
  return { fetching, fault, end, others, fetch, cancel }
}
