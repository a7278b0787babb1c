import { Archive, CloudDownload, CloudUpload } from 'lucide-react'
import { useState } from 'react'
import type { ArchivedStudy } from '../../../shared/contract/archive-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import type { ChannelResponse } from '../../../shared/contract/channels.ts'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { ArchiveTexts } from '../../i18n/records/archive-texts.ts'
import { wasCancelled } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { sentences } from '../../i18n/sentences.ts'
import { Button } from '../../ui/Button.tsx'
import { ArchivedStudies } from './ArchivedStudies.tsx'
import { OutboxLines } from './OutboxLines.tsx'
import { useAction } from './useAction.ts'
import { useArchiveState } from './useArchiveState.ts'

interface Props {
  readonly patient: Patient
  readonly visits: readonly VisitRecord[]
  readonly onChanged: () => void
}

/** What of this patient is in the clinic's archive, on its way there, or can be fetched from there. Nothing without an archive. */
export function ArchiveCard({ patient, visits, onChanged }: Props) {
  const patientId = patient.id
  const { texts, client, perform } = useInterface()
  const { archive } = texts
  const state = useArchiveState(patientId)
  const [found, setFound] = useState<readonly ArchivedStudy[] | null>(null)
  const [sent, setSent] = useState<ChannelResponse<'archive:send'> | null>(null)
  const { busy, fault, run } = useAction()
  const [finding, setFinding] = useState<string | null>(null)
  if (state?.isSet !== true) return null
  const isUnderWay = state.outbox.some((line) => line.state === 'queued' || line.state === 'sending')
  const isUnderOther = state.outbox.some(
    (line) => line.state === 'failed' && line.reason === 'ARCHIVE_OTHER_NUMBER',
  )
  const photos = visits.flatMap((visit) => visit.photos.map(({ id }) => id))
  const send = (corrected: boolean): void => {
    run(async () => {
      setSent(await client.call('archive:send', { photos, corrected }))
    })
  }
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
              const asked = crypto.randomUUID()
              setSent(null)
              setFinding(asked)
              run(async () => {
                try {
                  setFound(await client.call('archive:find', { asked, patientId }))
                } catch (error) {
                  if (!wasCancelled(error)) throw error
                } finally {
                  setFinding(null)
                }
              })
            }}
          >
            <CloudDownload size={16} aria-hidden />
            {archive.find}
          </Button>
          <Button
            isDisabled={busy || photos.length === 0}
            onPress={() => {
              send(false)
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
      {finding !== null && (
        <div className="list-head">
          <span role="status">{archive.finding}</span>
          <Button
            onPress={() => {
              perform(async () => {
                await client.call('archive:cancel', { asked: finding })
              })
            }}
          >
            {texts.actions.cancel}
          </Button>
        </div>
      )}
      <p role="status">{sent && sentText(sent, isUnderWay, archive)}</p>
      <OutboxLines outbox={state.outbox} />
      {isUnderOther && (
        <div className="actions">
          <Button
            isDisabled={busy}
            onPress={() => {
              send(true)
            }}
          >
            {archive.corrected}
          </Button>
        </div>
      )}
      {found && (
        <ArchivedStudies
          patient={patient}
          studies={found}
          onFetched={() => {
            onChanged()
          }}
        />
      )}
    </section>
  )
}

/** What sending has put on its way, as long as that is under way. */
function sentText(
  { queued, reports }: ChannelResponse<'archive:send'>,
  isUnderWay: boolean,
  archive: ArchiveTexts,
): string | null {
  if (queued + reports === 0) return archive.nothingToSend
  if (!isUnderWay) return null
  return sentences(queued > 0 ? archive.queued(queued) : '', reports > 0 ? archive.retried(reports) : '')
}
