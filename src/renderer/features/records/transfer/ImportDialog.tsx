import { FolderInput } from 'lucide-react'
import { useState } from 'react'
import type { BundleFound } from '../../../../shared/contract/export-channels.ts'
import { BUNDLE_CONTAINERS, type BundleContainer } from '../../../../shared/contract/export-state.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Field, Labelled } from '../../../ui/Field.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useAction } from '../useAction.ts'
import { useWhen } from '../useWhen.ts'

/** An export is chosen, what is in it is said, and only then it is taken in. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { texts, client } = useInterface()
  const words = texts.records.export.clinic
  const { busy, fault, run } = useAction()
  const [kind, setKind] = useState<BundleContainer>('zip')
  const [password, setPassword] = useState('')
  const [found, setFound] = useState<BundleFound | null>(null)
  const nothingNew = found !== null && found.taken === found.patients
  const complete = found !== null || kind === 'folder' || password !== ''
  const submit = () => {
    if (nothingNew) onClose()
    if (!complete || nothingNew) return
    run(async () => {
      if (found) {
        await client.call('import:begin')
        onClose()
        return
      }
      const given = { kind, password: kind === 'zip' ? password : null }
      setFound((await client.call('import:choose', given)).found)
    })
  }
  return (
    <FormDialog
      icon={FolderInput}
      title={words.importTitle}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <>
          {!nothingNew && <Button onPress={onClose}>{texts.actions.cancel}</Button>}
          {/* Not disabled while it works, and one button throughout: the keyboard stays in the dialog. */}
          <Button kind="primary" type="submit" isDisabled={!complete}>
            {nothingNew ? texts.actions.close : found ? words.begin : busy ? words.looking : words.choose}
          </Button>
        </>
      }
    >
      {found ? (
        <Found found={found} />
      ) : (
        <>
          <p className="soft">{words.importLead}</p>
          <Labelled label={words.kind}>
            <Choice
              label={words.kind}
              value={kind}
              groups={[
                { title: '', options: BUNDLE_CONTAINERS.map((id) => ({ id, name: words.kinds[id] })) },
              ]}
              onChoose={setKind}
            />
          </Labelled>
          {kind === 'zip' && (
            <Field
              label={words.passwordOfZip}
              type="password"
              value={password}
              onChange={setPassword}
              autoFocus
            />
          )}
        </>
      )}
    </FormDialog>
  )
}

/** What lies in it, and what of that is here already. */
function Found({ found: { createdMs, patients, photos, taken } }: { readonly found: BundleFound }) {
  const words = useInterface().texts.records.export.clinic
  const when = useWhen()
  return (
    <div role="status">
      <p>
        <strong>{words.found(when.day(createdMs), patients, photos)}</strong>
      </p>
      {taken > 0 && <p>{words.taken(taken)}</p>}
      {taken === patients && <p>{words.nothingNew}</p>}
    </div>
  )
}
