import { useState } from 'react'
import { Form } from 'react-aria-components'
import { printFields, type MeasuredPrint } from '../../../shared/domain/printed-card.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { PrintSwatches } from './PrintSwatches.tsx'
import { valuesText } from './print-values-text.ts'
import { useAction } from './useAction.ts'

interface Props {
  readonly measured: MeasuredPrint
  /** '2026-03-09'. */
  readonly today: string
  readonly onUse: (sinceDay: string) => Promise<void>
  readonly onCancel: () => void
}

/** A print as a photo shows it, before it is used: its colours, how true they are, and from which day on it counts. */
export function MeasuredPrintForm({ measured, today, onUse, onCancel }: Props) {
  const { texts } = useInterface()
  const { prints: words } = texts.card
  const { busy, fault, run } = useAction()
  const [since, setSince] = useState(today)
  const isDay = printFields.shape.sinceDay.safeParse(since).success
  return (
    <Form
      className="measured-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (isDay) run(() => onUse(since))
      }}
    >
      <div className="print-line">
        <PrintSwatches patches={measured.patches} label={words.colours} />
        <p role="status">{valuesText(measured, words)}</p>
      </div>
      <DateField
        label={words.since}
        value={since}
        onChange={setSince}
        hint={words.sinceHint}
        adjusted={texts.records.adjustedDay}
      />
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="actions">
        <Button onPress={onCancel}>{texts.actions.cancel}</Button>
        <Button kind="primary" type="submit" isDisabled={!isDay || busy}>
          {words.use}
        </Button>
      </div>
    </Form>
  )
}
