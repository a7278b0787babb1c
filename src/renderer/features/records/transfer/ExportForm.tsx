import { FolderOutput } from 'lucide-react'
import { useState } from 'react'
import { BUNDLE_CONTENTS, type BundleContent } from '../../../../shared/contract/export-state.ts'
import type { PatientRecord } from '../../../../shared/contract/record-channels.ts'
import {
  EXPORT_PURPOSES,
  type ExportPurpose,
  isNamed,
  mayLeave,
} from '../../../../shared/domain/may-leave.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Labelled } from '../../../ui/Field.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useAction } from '../useAction.ts'
import { useWhen } from '../useWhen.ts'
import { ContainerFields, containerOf, isComplete, ZIP_FORM } from './ContainerFields.tsx'
import { LeaveNote } from './LeaveNote.tsx'
import { Tick } from './Tick.tsx'

interface Props {
  readonly record: Pick<PatientRecord, 'patient' | 'visits' | 'consents'>
  readonly onBegun: () => void
  readonly onClose: () => void
}

const ALL = 'all'

/** What is to leave, for what, and into what; the records ask for the consent once more. */
export function ExportForm({ record: { patient, visits, consents }, onBegun, onClose }: Props) {
  const { texts, client } = useInterface()
  const words = texts.records.export
  const when = useWhen()
  const { fault, run } = useAction()
  const [purpose, setPurpose] = useState<ExportPurpose>('own-copy')
  const [masked, setMasked] = useState(false)
  const [visit, setVisit] = useState<string>(ALL)
  const [contents, setContents] = useState<readonly BundleContent[]>(BUNDLE_CONTENTS)
  const [withoutPlace, setWithoutPlace] = useState(false)
  const [container, setContainer] = useState(ZIP_FORM)
  // A report names the patient.
  const offered = BUNDLE_CONTENTS.filter((one) => one !== 'report' || (isNamed(purpose) && !masked))
  const leave = mayLeave(purpose, consents, when.nowMs)
  const complete = (leave.kind === 'allowed' || (leave.kind === 'masked' && masked)) && isComplete(container)
  const submit = () => {
    if (!complete) return
    run(async () => {
      const { begun } = await client.call('export:begin', {
        patientId: patient.id,
        visit: visit === ALL ? null : visit,
        ...{ purpose, masked, withoutPlace },
        contents: [...contents],
        container: containerOf(container),
      })
      if (begun) onBegun()
    })
  }
  return (
    <FormDialog
      icon={FolderOutput}
      title={words.title}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{texts.actions.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={!complete}>
            {words.action}
          </Button>
        </>
      }
    >
      <div className="transfer-pair">
        <Labelled label={words.purpose}>
          <Choice
            label={words.purpose}
            value={purpose}
            groups={[{ title: '', options: EXPORT_PURPOSES.map((id) => ({ id, name: words.purposes[id] })) }]}
            onChoose={(chosen) => {
              setPurpose(chosen)
              setMasked(false)
              setWithoutPlace(!isNamed(chosen))
            }}
          />
        </Labelled>
        <Labelled label={words.visits}>
          <Choice
            label={words.visits}
            value={visit}
            groups={[
              {
                title: '',
                options: [
                  { id: ALL, name: words.allVisits },
                  ...visits.map(({ id, atMs }) => ({ id, name: when.moment(atMs) })),
                ],
              },
            ]}
            onChoose={setVisit}
          />
        </Labelled>
      </div>
      <LeaveNote purpose={purpose} leave={leave} masked={masked} onMasked={setMasked} />
      <Labelled label={words.contents}>
        <div className="transfer-contents">
          {offered.map((content) => (
            <Tick
              key={content}
              label={words.contentNames[content]}
              isSelected={contents.includes(content)}
              onChange={(chosen) => {
                setContents(
                  BUNDLE_CONTENTS.filter((one) => (one === content ? chosen : contents.includes(one))),
                )
              }}
            />
          ))}
        </div>
        <span className="hint">{words.always}</span>
      </Labelled>
      {isNamed(purpose) && !masked && (
        <Tick label={words.withoutPlace} isSelected={withoutPlace} onChange={setWithoutPlace} />
      )}
      <ContainerFields form={container} onChange={setContainer} />
    </FormDialog>
  )
}
