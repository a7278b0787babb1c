import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { reportPath } from '../../../shared/contract/report-path.ts'
import type { ReportWish } from '../../../shared/contract/report-channels.ts'
import type { PageError } from '../../../shared/contract/error-data.ts'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { PdfFile } from './pdf-file.ts'

/** After the last change, ms: nobody waits for what is still being typed. */
const PAUSE_MS = 400
/** What takes longer says how far it is, ms. */
const PATIENCE_MS = 1000

/** A report as it is shown. */
export interface ShownReport {
  readonly id: string
  readonly file: PdfFile
  /** Of what it was made. */
  readonly of: string
  /** There is no more of the name in it than is seen while names are hidden. */
  readonly nameHidden: boolean
}

export interface ReportState {
  /** What was made last; stays until the next is there. Null: nothing yet. */
  readonly shown: ShownReport | null
  /** It is what is wished for now. */
  readonly current: boolean
  /** Of what is being made, once that takes a while; null: nothing is, or not for long. */
  readonly fraction: number | null
  /** Why the last wish could not be made; null: it could, or is being made. */
  readonly error: PageError | null
  readonly again: () => void
}

/** The report that a wish stands for, made anew after each change. `wish` null: nothing can be made of it yet. */
export function useReport(wish: ReportWish | null): ReportState {
  const { client } = useInterface()
  const [shown, setShown] = useState<ShownReport | null>(null)
  const [failure, setFailure] = useState<{ readonly of: string; readonly error: PageError } | null>(null)
  const [slow, setSlow] = useState<{ readonly of: string; readonly fraction: number } | null>(null)
  const [tries, setTries] = useState(0)
  const open = useRef<PdfFile | null>(null)
  const wanting = useEffectEvent(() => wish)
  const of = wish ? `${JSON.stringify(wish)} ${tries}` : null

  useEffect(() => {
    if (of === null) return
    let gone = false
    let fraction = 0
    let impatient = false
    const say = (): void => {
      if (!gone && impatient) setSlow({ of, fraction })
    }
    const stopListening = client.on('report:did-progress', (progress) => {
      fraction = progress.fraction
      say()
    })
    const make = async (): Promise<void> => {
      const wanted = wanting()
      if (!wanted) return
      const { report } = await client.call('report:make', { wish: wanted })
      const file = await PdfFile.open(await loadReport(report))
      if (gone) {
        file.close()
        return
      }
      open.current?.close()
      open.current = file
      setShown({ id: report, file, of, nameHidden: wanted.nameHidden })
      setFailure(null)
    }
    let patience: ReturnType<typeof setTimeout> | undefined
    const pause = setTimeout(() => {
      patience = setTimeout(() => {
        impatient = true
        say()
      }, PATIENCE_MS)
      make()
        .catch((error: unknown) => {
          if (gone) return
          setFailure({ of, error: error instanceof CallError ? error.error : { kind: 'bug' } })
        })
        .finally(() => {
          clearTimeout(patience)
          impatient = false
          if (!gone) setSlow(null)
        })
    }, PAUSE_MS)
    return () => {
      gone = true
      clearTimeout(pause)
      clearTimeout(patience)
      stopListening()
    }
  }, [of, client])

  // Nothing of a report outlives the room.
  useEffect(
    () => () => {
      open.current?.close()
      open.current = null
      client.call('report:leave').catch(() => undefined)
    },
    [client],
  )

  return {
    // Whoever hides names does not wait for the next report.
    shown: wish?.nameHidden === true && shown?.nameHidden === false ? null : shown,
    current: of !== null && shown?.of === of,
    fraction: slow !== null && slow.of === of ? slow.fraction : null,
    error: failure !== null && failure.of === of ? failure.error : null,
    again: () => {
      setTries((before) => before + 1)
    },
  }
}

/** From the application itself: its own scheme, never the network. */
export async function loadReport(report: string): Promise<Uint8Array> {
  // eslint-disable-next-line no-restricted-globals -- reports come from the page's own origin
  const response = await fetch(reportPath(report))
  if (!response.ok) throw new Error(`expected a report, found status ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
