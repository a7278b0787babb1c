import { Undo2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { MergedRecord } from '../../../shared/contract/merge-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { PatientName } from './privacy.tsx'
import { useAction } from './useAction.ts'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patient: Patient
  readonly merged: readonly MergedRecord[]
  /** The merge that has just been made. */
  readonly justMerged: string | null
  readonly mayMerge: boolean
  readonly onUndone: () => void
}

/** What else this patient's record once was, with all that stands there; each can be undone. */
export function MergedRecords({ patient, merged, justMerged, mayMerge, onUndone }: Props) {
  const { merge } = useInterface().texts.records
  const [undone, setUndone] = useState<string | null>(null)
  const { busy, fault, run } = useAction()
  const [taken, setTaken] = useState<string | null>(null)
  const { client } = useInterface()
  const undo = (one: MergedRecord) => {
    setTaken(null)
    run(async () => {
      try {
        await client.call('patient:undo-merge', { id: one.merge })
      } catch (error) {
        if (!isConflict(error)) throw error
        setTaken(one.patient.number)
        return
      }
      setUndone(one.patient.number)
      onUndone()
    })
  }
  const latest = merged.find((one) => one.merge === justMerged)
  const problem = taken === null ? fault : merge.numberTaken(taken)
  return (
    <>
      {latest && (
        <div className="callout merge-notice" role="status">
          <p>{merge.done(patient.number, latest.patient.number)}</p>
          <UndoButton
            isDisabled={busy}
            onPress={() => {
              undo(latest)
            }}
          />
        </div>
      )}
      {undone !== null && (
        <p className="callout merge-notice" role="status">
          {merge.undone(patient.number, undone)}
        </p>
      )}
      {problem !== null && (
        <p className="fault" role="alert">
          {problem}
        </p>
      )}
      {merged.map((one) => (
        <Merged key={one.merge} one={one}>
          {mayMerge &&
            one !== latest &&
            (one.undoable ? (
              <UndoButton
                isDisabled={busy}
                onPress={() => {
                  undo(one)
                }}
              />
            ) : (
              <span className="soft">{merge.undoLater}</span>
            ))}
        </Merged>
      ))}
    </>
  )
}

interface UndoProps {
  readonly isDisabled: boolean
  readonly onPress: () => void
}

function UndoButton(props: UndoProps) {
  const { merge } = useInterface().texts.records
  return (
    <Button {...props}>
      <Undo2 size={16} aria-hidden />
      {merge.undo}
    </Button>
  )
}

function Merged({ one, children }: { readonly one: MergedRecord; readonly children: ReactNode }) {
  const { merge, patient: words, banner } = useInterface().texts.records
  const when = useWhen()
  const { number, name, birthDate, allergies, tags, notes } = one.patient
  return (
    <section className="card merged" aria-label={merge.once(number)}>
      <header>
        <h3>{merge.once(number)}</h3>
        {children}
      </header>
      <p className="soft">
        <PatientName name={name} />
        {birthDate !== null && ` · ${banner.born} ${when.date(birthDate)}`} ·{' '}
        {merge.mergedOn(when.day(one.atMs))}
      </p>
      {allergies !== '' && (
        <p className="allergies">
          <strong>{words.allergies}:</strong> {allergies}
        </p>
      )}
      {tags.length > 0 && (
        <ul className="tags">
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
      {notes !== '' && <p className="notes">{notes}</p>}
    </section>
  )
}

const isConflict = (error: unknown): boolean =>
  error instanceof CallError && error.error.kind === 'expected' && error.error.code === 'RECORD_CONFLICT'
