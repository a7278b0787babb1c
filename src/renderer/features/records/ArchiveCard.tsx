import { Archive, CloudDownload, CloudUpload } from 'lucide-react'
import { useState } from 'react'
import type { ArchivedStudy } from '../../../shared/contract/archive-channels.ts'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { reasonText } from './archive-reason.ts'
import { ArchivedStudies } from './ArchivedStudies.tsx'
import { useAction } from './useAction.ts'
import { useArchiveState, type ArchiveState } from './useArchiveState.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patientId: string
  readonly visits: readonly VisitRecord[]
  readonly onChanged: () => void
}

/** What of this patient is in the clinic's archive, on its way there, or can be fetched from there. Nothing without an archive. */
export function ArchiveCard({ patientId, visits, onChanged }: Props) {
  const { texts, client } = useInterface()
  const { archive } = texts
  const state = useArchiveState(patientId)
  const [found, setFound] = useState<readonly ArchivedStudy[] | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { busy, fault, run } = useAction()
  if (state?.isSet !== true) return null
  const isUnderWay = state.outbox.some((line) => line.state !== 'sent')
  const photos = visits.flatMap((visit) => visit.photos.map(({ id }) => id))
  return (
    <section className="card archive" aria-label={archive.card}>
      <header className="list-head">
        <h3>
          <Archive size={16} aria-hidden /> {archive.card}
        </h3>
        <div className="actions">
          <Button
            isDisabled={busy}
            onPress={() => {
              setSaid(null)
              run(async () => {
                setFound(await client.call('archive:find', { patientId }))
              })
            }}
          >
            <CloudDownload size={16} aria-hidden />
            {archive.find}
          </Button>
          <Button
            isDisabled={busy || photos.length === 0}
            onPress={() => {
              run(async () => {
                const { queued, reports } = await client.call('archive:send', { photos })
                const underWay = [
                  queued > 0 ? archive.queued(queued) : '',
                  reports > 0 ? archive.retried(reports) : '',
                ].filter((part) => part !== '')
                setSaid(underWay.length === 0 ? archive.nothingToSend : underWay.join(' '))
              })
            }}
          >
            <CloudUpload size={16} aria-hidden />
            {archive.send}
          </Button>
        </div>
      </header>
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <p role="status">
        {busy ? archive.finding : isUnderWay || said === archive.nothingToSend ? said : null}
      </p>
      <Outbox state={state} />
      {found && (
        <ArchivedStudies
          patientId={patientId}
          studies={found}
          onFetched={() => {
            onChanged()
          }}
        />
      )}
    </section>
  )
}

/** How many things are there, and each that is not, with the reason. */
function Outbox({ state }: { readonly state: ArchiveState }) {
  const { texts } = useInterface()
  const { archive } = texts
  const when = useWhen()
  const { outbox } = state
  if (outbox.length === 0) return <p className="soft">{archive.none}</p>
  const sent = outbox.filter((line) => line.state === 'sent').length
  const failed = outbox.filter((line) => line.state === 'failed').length
  const open = outbox.filter((line) => line.state !== 'sent')
  return (
    <>
      <p>{archive.inArchive(`${sent} / ${outbox.length}`)}</p>
      {failed > 0 && <p className="fault">{archive.notTaken(failed)}</p>}
      {open.length > 0 && (
        <ul className="archive-lines">
          {open.map((line) => (
            <li key={line.id}>
              {line.part === 'report'
                ? archive.reportOf(when.moment(line.ofMs))
                : `${archive.photoOf(when.moment(line.ofMs))} · ${archive.parts[line.part]}`}{' '}
              · <strong>{archive.states[line.state]}</strong>
              {line.reason !== '' && <span className="soft"> {reasonText(line, texts)}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
