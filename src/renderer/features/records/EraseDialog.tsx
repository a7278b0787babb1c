import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { ChannelResponse } from '../../../shared/contract/channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useAction } from './useAction.ts'

/** Who is to be erased, by what is known of them, and how much goes with them. */
export interface Identified extends ChannelResponse<'patient:identify'> {
  readonly number: string
  readonly birthDate: string | null
}

interface Props {
  readonly identified: Identified
  readonly onErased: () => void
  readonly onClose: () => void
}

/** What is erased and what stays; the number has to be typed once more. */
export function EraseDialog({ identified, onErased, onClose }: Props) {
  const { texts, client } = useInterface()
  const { erase } = texts.records
  const { busy, fault, run } = useAction()
  const [again, setAgain] = useState('')
  const { number, birthDate, visits, photos, merged } = identified
  const complete = again.trim() === number
  const submit = () => {
    if (!complete) return
    run(async () => {
      await client.call('patient:erase', { number, birthDate, again })
      onErased()
    })
  }
  return (
    <FormDialog
      icon={TriangleAlert}
      title={erase.confirmTitle(number)}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{texts.actions.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={!complete || busy}>
            {busy ? erase.working : erase.action}
          </Button>
        </>
      }
    >
      <div>
        <strong>{erase.goes}</strong>
        <ul className="sentences">
          <li>{erase.content(visits, photos, merged)}</li>
          <li>{erase.contentToo}</li>
        </ul>
      </div>
      <div>
        <strong>{erase.remains}</strong>
        <ul className="sentences">
          <li>{erase.logStays}</li>
          <li>{erase.backupsStay}</li>
        </ul>
      </div>
      <Field label={erase.typeAgain} value={again} onChange={setAgain} autoFocus />
    </FormDialog>
  )
}
