import { ImagePlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { Patient } from '../../../shared/domain/patient.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { FilePreview } from './FilePreview.tsx'
import { keepFiles, type FileOutcome, type KeepingStep } from './keep-files.ts'
import { KeptOutcomes } from './KeptOutcomes.tsx'
import { FIRST_LABELS, PhotoLabelFields } from './PhotoLabelFields.tsx'
import { PatientName } from './privacy.tsx'
import { useWhen } from './useWhen.ts'

interface Props {
  readonly patient: Patient
  readonly visit: VisitRecord
  readonly files: readonly File[]
  readonly knownSites: readonly string[]
  /** A single photo has gone onto the screen. */
  readonly onShown: () => void
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** Whose record the photos go into, by number, name and birth, and into which visit; then from where each was taken. */
export function PhotoIntakeDialog(props: Props) {
  const { patient, visit, files, knownSites, onShown, onChanged, onClose } = props
  const { texts, client } = useInterface()
  const { photo, banner } = texts.records
  const words = photo.intake
  const when = useWhen()
  const [labels, setLabels] = useState(() => files.map(() => FIRST_LABELS))
  const [step, setStep] = useState<KeepingStep | null>(null)
  const [outcomes, setOutcomes] = useState<readonly FileOutcome[] | null>(null)
  const stop = useRef<AbortController | null>(null)
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
    if (ended.some((outcome) => outcome !== 'added')) {
      setOutcomes(ended)
      return
    }
    onClose()
    if (files.length === 1) onShown()
  }
  const cancel = () => {
    if (step) stop.current?.abort()
    else onClose()
  }
  return (
    <FormDialog
      icon={ImagePlus}
      title={outcomes ? words.outcome : words.title(files.length)}
      fault={null}
      onClose={cancel}
      onSubmit={() => {
        if (outcomes) onClose()
        else if (!step) void keep()
      }}
      actions={
        outcomes ? (
          <Button kind="primary" type="submit" autoFocus>
            {texts.actions.close}
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
      {outcomes ? (
        <KeptOutcomes files={files} outcomes={outcomes} />
      ) : step ? (
        <Progress label={words[step.phase](step.place + 1, files.length)} fraction={step.fraction} />
      ) : (
        <div className="intake-files">
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
