import { HardDriveUpload } from 'lucide-react'
import { useState } from 'react'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components'
import type { SnapshotLine } from '../../../shared/contract/backup-state.ts'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { FormCard } from './FormCard.tsx'
import { useAction } from './useAction.ts'
import { useBackupActivity } from './useBackupActivity.ts'
import { useWhen } from './useWhen.ts'

/** Folder, backup, recovery code. When the records are there, the sign-in takes the place of this page. */
export function RestoreForm({ onBack }: { readonly onBack: () => void }) {
  const { texts, client } = useInterface()
  const { backup, actions } = texts
  const words = backup.restore
  const { busy, fault, run } = useAction()
  const when = useWhen()
  const running = useBackupActivity()?.running ?? null
  const [snapshots, setSnapshots] = useState<readonly SnapshotLine[] | null>(null)
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [stopped, setStopped] = useState(false)

  const choose = () => {
    setStopped(false)
    run(async () => {
      const found = (await client.call('restore:choose-folder')).snapshots
      if (found === null) return
      setSnapshots(found)
      setName(found[0]?.name ?? '')
    })
  }
  const restore = () => {
    if (snapshots === null || name === '' || code.trim() === '') return
    setStopped(false)
    run(async () => {
      try {
        await client.call('restore:begin', { name, code })
      } catch (error) {
        if (!(error instanceof CallError && error.error.kind === 'cancelled')) throw error
        setStopped(true)
      }
    })
  }
  if (running)
    return (
      <section className="card form-card">
        <h1>{words.title}</h1>
        <Progress label={backup.works[running.work][running.step]} fraction={running.fraction} />
        <div className="actions">
          <Button
            onPress={() => {
              client.call('restore:cancel').catch(() => undefined)
            }}
          >
            {actions.cancel}
          </Button>
        </div>
      </section>
    )
  return (
    <FormCard
      icon={HardDriveUpload}
      title={words.title}
      lead={snapshots === null ? words.lead : words.leadChosen}
      fault={fault}
      onSubmit={restore}
      actions={
        <>
          <Button kind="quiet" onPress={onBack}>
            {words.back}
          </Button>
          {snapshots === null ? (
            <Button kind="primary" large isDisabled={busy} onPress={choose} autoFocus>
              {backup.choose}
            </Button>
          ) : (
            <>
              <Button isDisabled={busy} onPress={choose}>
                {backup.chooseOther}
              </Button>
              <Button kind="primary" large type="submit" isDisabled={busy || code.trim() === ''}>
                {words.action}
              </Button>
            </>
          )}
        </>
      }
    >
      {snapshots !== null && (
        <>
          <RadioGroup className="backup-choice" aria-label={words.which} value={name} onChange={setName}>
            {snapshots.map((snapshot) => (
              <RadioField key={snapshot.name} value={snapshot.name}>
                <RadioButton className="person">
                  <strong>{when.moment(snapshot.createdMs)}</strong>
                  <span className="soft">{backup.kept.holds(snapshot.patients, snapshot.photos)}</span>
                </RadioButton>
              </RadioField>
            ))}
          </RadioGroup>
          <Field label={words.code} value={code} onChange={setCode} hint={words.codeHint} autoFocus />
        </>
      )}
      {stopped && <p role="status">{words.stopped}</p>}
    </FormCard>
  )
}
