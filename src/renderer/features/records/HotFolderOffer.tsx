import { UserCheck } from 'lucide-react'
import { useState } from 'react'
import type { HotFolderState } from '../../../shared/contract/hot-folder-channels.ts'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Labelled } from '../../ui/Field.tsx'
import { ArrivedPhoto } from './ArrivedPhoto.tsx'
import { splitByOpening } from './arrived-before.ts'
import { sitesOf } from './PhotoLabelFields.tsx'
import { PatientName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly state: HotFolderState
  /** When the patient's record was opened. */
  readonly openedMs: number
  readonly patient: Patient
  /** The newest first. */
  readonly visits: readonly VisitRecord[]
  readonly onChanged: () => void
}

/**
 * New photos of the camera's folder for the open patient, into a visit that can be chosen. What came before the record was opened may
 * be somebody else's: it is shown once whoever is at the desk has said whose it is.
 */
export function HotFolderOffer({ state, openedMs, patient, visits, onChanged }: Props) {
  const words = useInterface().texts.records.hotFolder
  const when = useWhen()
  const [confirmed, setConfirmed] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const visit = visits.find(({ id }) => id === chosen) ?? visits[0]
  const { before, since } = splitByOpening(state.arrived, confirmed ? null : openedMs)
  const count = since.length + (before.length === 0 ? state.more : 0)
  return (
    <>
      {before.length > 0 && (
        <WhosePhotos
          patient={patient}
          count={before.length + state.more}
          onConfirm={() => {
            setConfirmed(true)
          }}
        />
      )}
      {since.length > 0 && (
        <>
          <div className="hot-folder-target">
            <strong role="status">{words.arrived(count)}</strong>
            {visit && (
              <Labelled label={words.into}>
                <Choice
                  label={words.into}
                  value={visit.id}
                  groups={[
                    { title: '', options: visits.map(({ id, atMs }) => ({ id, name: when.moment(atMs) })) },
                  ]}
                  onChoose={setChosen}
                />
              </Labelled>
            )}
            {!visit && <p className="fault">{words.noVisit}</p>}
          </div>
          <ul className="arrived-photos">
            {since.map(({ id, atMs }) => (
              <ArrivedPhoto
                key={id}
                id={id}
                atMs={atMs}
                visitId={visit?.id ?? null}
                knownSites={sitesOf(visits)}
                onChanged={onChanged}
              />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

interface WhoseProps {
  readonly patient: Patient
  readonly count: number
  readonly onConfirm: () => void
}

/** Asks whose the photos are, by number, birth and name. */
function WhosePhotos({ patient: { number, name, birthDate }, count, onConfirm }: WhoseProps) {
  const { hotFolder: words, banner } = useInterface().texts.records
  const when = useWhen()
  return (
    <div className="callout hot-folder-whose" role="group" aria-label={words.before(count)}>
      <div>
        <strong role="status">{words.before(count)}</strong>
        <p>
          {words.whose}{' '}
          <strong>
            {banner.number} {number}
          </strong>
          {birthDate !== null && (
            <>
              {' · '}
              <strong>
                {banner.born} {when.date(birthDate)}
              </strong>
            </>
          )}
          {' · '}
          <PatientName name={name} />
        </p>
      </div>
      <Button kind="primary" onPress={onConfirm}>
        <UserCheck size={16} aria-hidden />
        {words.theirs}
      </Button>
    </div>
  )
}
