import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { hasPasswordSigns, isReportPassword } from '../../../shared/reports/report-password.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

interface Props {
  readonly onPassword: (password: string) => void
  readonly onClose: () => void
}

/** Asks for the password of a patient's copy, typed twice: nobody can look it up. */
export function PasswordDialog({ onPassword, onClose }: Props) {
  const { texts } = useInterface()
  const { report } = texts
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const fits = isReportPassword(password)
  const complete = fits && again === password
  return (
    <FormDialog
      icon={LockKeyhole}
      title={report.passwordTitle}
      fault={null}
      onSubmit={() => {
        if (complete) onPassword(password)
      }}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{texts.actions.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={!complete}>
            {report.save}
          </Button>
        </>
      }
    >
      <p className="soft">{report.passwordLead}</p>
      <Field
        label={report.password}
        type="password"
        value={password}
        onChange={setPassword}
        hint={report.passwordHint}
        fault={hasPasswordSigns(password) ? undefined : report.passwordSigns}
        autoFocus
      />
      <Field
        label={report.passwordAgain}
        type="password"
        value={again}
        onChange={setAgain}
        fault={again !== '' && !password.startsWith(again) ? report.passwordsDiffer : undefined}
      />
    </FormDialog>
  )
}
