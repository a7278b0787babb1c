import { ImagePlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { FilePreview } from './FilePreview.tsx'
import { decide, LEAVE, lacksNote } from './gate-decision.ts'
import { type FileAtGate, GateList } from './GateList.tsx'
import { keepFiles, type FileOutcome, type KeepingStep } from './keep-files.ts'
import { KeptOutcomes } from './KeptOutcomes.tsx'
import { FIRST_LABELS, PhotoLabelFields } from './PhotoLabelFields.tsx'
import { PatientName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patient: Patient
  readonly visit: VisitRecord
  readonly files: readonly File[]
  /** What else there is to say of where they come from. */
  readonly notes?: readonly string[]
  readonly knownSites: readonly string[]
  /** A single photo has gone onto the screen. */
  readonly onShown: () => void
  readonly onChanged: () => void
  readonly onClose: () => void
}

/**
 * Whose record the photos go into, by number, name and birth, and into which visit; from where each was taken; then what to do
 * with those that were refused.
 */
export function PhotoIntakeDialog(props: Props) {
  const { patient, visit, files, notes = [], knownSites, onShown, onChanged, onClose } = props
  const { texts, client } = useInterface()
  const { photo, banner, gate, known } = texts.records
  const words = photo.intake
  const when = useWhen()
  const [labels, setLabels] = useState(() => files.map(() => FIRST_LABELS))
  /** What was said last of all of them. */
  const [all, setAll] = useState(FIRST_LABELS)
  const [step, setStep] = useState<KeepingStep | null>(null)
  const [outcomes, setOutcomes] = useState<readonly FileOutcome[] | null>(null)
  const [waiting, setWaiting] = useState<readonly FileAtGate[]>([])
  const [deciding, setDeciding] = useState(false)
  const stop = useRef<AbortController | null>(null)
  const decided = useRef<readonly FileOutcome[]>([])
  useEffect(
    () => () => {
      stop.current?.abort()
    },
    [],
  )
  const keep = async () => {
    const controller = new AbortController()
    stop.current = controller
    const chosen = files.map((file, i) => ({ file, labels: labels[i] ?? FIRST_LABELS }))
    const ended = await keepFiles(client, visit.id, chosen, controller.signal, setStep)
    if (ended.includes('added')) onChanged()
    setStep(null)
    const atGate = ended.flatMap((outcome, place) => {
      const file = files[place]
      if (typeof outcome === 'string' || !('refused' in outcome) || !file) return []
      return [{ file, place, refused: outcome.refused, decision: LEAVE }]
    })
    setWaiting(atGate)
    const plain = ended.map((outcome) =>
      typeof outcome === 'string' || !('refused' in outcome) ? outcome : ('left' as const),
    )
    if (atGate.length > 0) decided.current = plain
    else finish(plain)
  }
  /** What is in the record is not said again; what is not, is. */
  const finish = (ended: readonly FileOutcome[]) => {
    if (ended.some((outcome) => outcome !== 'added' && outcome !== 'left')) {
      setOutcomes(ended)
      return
    }
    onClose()
    if (files.length === 1 && ended[0] === 'added') onShown()
  }
  const carryOut = async (leaveAll: boolean) => {
    setDeciding(true)
    const ended = [...decided.current]
    for (const { place, refused, decision } of waiting)
      ended[place] = await decide(client, refused, leaveAll ? LEAVE : decision, files.length === 1)
    setDeciding(false)
    setWaiting([])
    if (waiting.some(({ place }) => ended[place] === 'added')) onChanged()
    finish(ended)
  }
  const atGate = waiting.length > 0
  const { length } = waiting
  const anyKnown = waiting.some(({ refused }) => refused.known !== null)
  const refusalTitle = anyKnown ? known.title(length) : gate.title(length)
  const undecided = deciding || waiting.some(({ refused, decision }) => lacksNote(refused, decision))
  const cancel = () => {
    if (step) stop.current?.abort()
    else if (!atGate) onClose()
    else if (!deciding) void carryOut(true)
  }
  const submit = () => {
    if (outcomes) onClose()
    else if (!atGate && !step) void keep()
    else if (atGate && !undecided) void carryOut(false)
  }
  return (
    <FormDialog
      icon={ImagePlus}
      title={outcomes ? words.outcome : atGate ? refusalTitle : words.title(files.length)}
      fault={null}
      onClose={cancel}
      onSubmit={submit}
      actions={
        outcomes ? (
          <Button kind="primary" type="submit" autoFocus>
            {texts.actions.close}
          </Button>
        ) : atGate ? (
          <Button kind="primary" type="submit" isDisabled={undecided}>
            {deciding ? texts.records.saving : gate.done}
          </Button>
        ) : (
          <>
            <Button onPress={cancel}>{texts.actions.cancel}</Button>
            <Button kind="primary" type="submit" isDisabled={step !== null}>
              {step ? texts.records.saving : words.add}
            </Button>
          </>
        )
      }
    >
      <dl className="intake-target">
        <div>
          <dt>{banner.number}</dt>
          <dd>
            <strong>{patient.number}</strong> <PatientName name={patient.name} />
            {patient.birthDate !== null && ` · ${banner.born} ${when.date(patient.birthDate)}`}
          </dd>
        </div>
        <div>
          <dt>{words.visit}</dt>
          <dd>
            <strong>{when.moment(visit.atMs)}</strong> {visit.reason}
          </dd>
        </div>
      </dl>
      {notes.length > 0 && !atGate && <p className="soft">{notes.join(' ')}</p>}
      {outcomes ? (
        <KeptOutcomes files={files} outcomes={outcomes} />
      ) : atGate ? (
        <GateList
          waiting={waiting}
          onDecide={(place, decision) => {
            setWaiting(waiting.map((file) => (file.place === place ? { ...file, decision } : file)))
          }}
        />
      ) : step ? (
        <Progress label={words[step.phase](step.place + 1, files.length)} fraction={step.fraction} />
      ) : (
        <div className="intake-files">
          {files.length > 1 && (
            <div className="intake-all" role="group" aria-label={words.all}>
              <strong>{words.all}</strong>
              <PhotoLabelFields
                labels={all}
                knownSites={knownSites}
                onChange={(changed) => {
                  setAll(changed)
                  setLabels(files.map(() => changed))
                }}
              />
            </div>
          )}
          {files.map((file, i) => (
            <div key={i} className="intake-file" role="group" aria-label={words.photo(i + 1)}>
              <FilePreview file={file} />
              <span className="file-name">{file.name}</span>
              <PhotoLabelFields
                labels={labels[i] ?? FIRST_LABELS}
                knownSites={knownSites}
                onChange={(changed) => {
                  setLabels(labels.with(i, changed))
                }}
              />
            </div>
          ))}
        </div>
      )}
    </FormDialog>
  )
}
