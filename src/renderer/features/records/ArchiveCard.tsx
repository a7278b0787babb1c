import { Archive, CloudDownload, CloudUpload } from 'lucide-react'
import { useState } from 'react'
import type { ArchivedStudy } from '../../../shared/contract/archive-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { wasCancelled } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
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
  const [said, setSaid] = useState<string | null>(null)
  const { busy, fault, run } = useAction()
  const [finding, setFinding] = useState<string | null>(null)
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
              const asked = crypto.randomUUID()
              setSaid(null)
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
      <p role="status">{isUnderWay || said === archive.nothingToSend ? said : null}</p>
      <OutboxLines outbox={state.outbox} />
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
