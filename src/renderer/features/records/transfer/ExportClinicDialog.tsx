import { FolderOutput } from 'lucide-react'
import { useState } from 'react'
import { useInterface } from '../../../app/interface-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { useAction } from '../useAction.ts'
import { ContainerFields, containerOf, isComplete, ZIP_FORM } from './ContainerFields.tsx'

/** Into what the whole clinic is exported. */
export function ExportClinicDialog({ onClose }: { readonly onClose: () => void }) {
  const { texts, client } = useInterface()
  const words = texts.records.export
  const { fault, run } = useAction()
  const [container, setContainer] = useState(ZIP_FORM)
  const complete = isComplete(container)
  const submit = () => {
    if (!complete) return
    run(async () => {
      const { begun } = await client.call('export:begin-clinic', { container: containerOf(container) })
      if (begun) onClose()
    })
  }
  return (
    <FormDialog
      icon={FolderOutput}
      title={words.clinic.exportTitle}
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
      <p className="soft">{words.clinic.exportLead}</p>
      <ContainerFields form={container} onChange={setContainer} />
    </FormDialog>
  )
}
