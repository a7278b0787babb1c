import { Archive, CloudDownload, CloudUpload } from 'lucide-react'
import { useState } from 'react'
import { ERROR_CODES } from '../../../shared/contract/errors.ts'
import type { ArchivedStudy } from '../../../shared/contract/archive-channels.ts'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { OutboxLine } from '../../../shared/domain/archive.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import type { Texts } from '../../i18n/texts.ts'
import { Button } from '../../ui/Button.tsx'
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
                const { queued } = await client.call('archive:send', { photos })
                setSaid(queued === 0 ? archive.nothingToSend : archive.queued(queued))
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
      <Outbox state={state} visits={visits} />
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

/** How many things are there, and each photo of which something is not, with the reason. */
function Outbox({
  state,
  visits,
}: {
  readonly state: ArchiveState
  readonly visits: readonly VisitRecord[]
}) {
  const { texts } = useInterface()
  const { archive } = texts
  const when = useWhen()
  const { outbox } = state
  if (outbox.length === 0) return <p className="soft">{archive.none}</p>
  const sent = outbox.filter((line) => line.state === 'sent').length
  const failed = outbox.filter((line) => line.state === 'failed').length
  const open = outbox.filter((line) => line.state !== 'sent')
  const takenMs = new Map(visits.flatMap(({ photos }) => photos.map((photo) => [photo.id, photo.takenMs])))
  return (
    <>
      <p>{archive.inArchive(`${sent} / ${outbox.length}`)}</p>
      {failed > 0 && <p className="fault">{archive.notTaken(failed)}</p>}
      {open.length > 0 && (
        <ul className="archive-lines">
          {open.map((line) => (
            <li key={line.id}>
              {archive.photoOf(when.moment(takenMs.get(line.photoId) ?? line.changedMs))} ·{' '}
              {archive.parts[line.part]} · <strong>{archive.states[line.state]}</strong>
              {line.reason !== '' && <span className="soft"> {reasonText(line, texts)}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function reasonText({ reason }: OutboxLine, texts: Texts): string {
  if (reason.startsWith('DICOM_')) return texts.archive.refusedWith(reason.slice('DICOM_'.length))
  const code = ERROR_CODES.find((one) => one === reason)
  return code ? errorText({ kind: 'expected', code, message: '' }, texts) : texts.archive.unforeseen
}
