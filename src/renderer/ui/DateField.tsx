import { useContext, useEffect, useEffectEvent, useState } from 'react'
import {
  DateField as AriaDateField,
  DateFieldStateContext,
  DateInput,
  DateSegment,
  I18nProvider,
  Label,
  Text,
  useLocale,
} from 'react-aria-components'
import { dateIn, dateLocale, isNoDay, typedText } from './typed-date.ts'

interface Props {
  readonly label: string
  /** '2026-03-09', with a time '2026-03-09T10:05', or empty; by this computer's calendar and clock. */
  readonly value: string
  /** What stands in the field now, which may be no date yet: see `typedText`. */
  readonly onChange: (text: string) => void
  readonly withTime?: boolean
  readonly hint?: string
  /** Why the value cannot be taken. */
  readonly fault?: string | undefined
  /** Said where a day that there is not was typed and, when the field was left, has become the nearest one. */
  readonly adjusted: string
}

/** A date below its label, filled in part by part, in the interface's language whatever the desktop's is. */
export function DateField({ label, value, onChange, withTime = false, hint, fault, adjusted }: Props) {
  const { locale } = useLocale()
  const [told, setTold] = useState(value)
  const [date, setDate] = useState(() => dateIn(value))
  const [isAdjusted, setAdjusted] = useState(false)
  const [round, setRound] = useState(0)
  // Somebody else has set it: what is half filled in goes as well.
  if (value !== told) {
    setTold(value)
    setDate(dateIn(value))
    setAdjusted(false)
    setRound(round + 1)
  }
  const tell = (text: string) => {
    if (text === told) return
    setTold(text)
    onChange(text)
  }
  const note = fault ?? (isAdjusted ? adjusted : undefined)
  return (
    <I18nProvider locale={dateLocale(locale)}>
      <AriaDateField
        key={round}
        className="field"
        value={date}
        granularity={withTime ? 'minute' : 'day'}
        hourCycle={24}
        shouldForceLeadingZeros
        isInvalid={fault !== undefined}
        onChange={(next) => {
          setDate(next)
          setAdjusted(false)
        }}
        onBlur={() => {
          setAdjusted((was) => was || isNoDay(told))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') (event.target as HTMLElement).closest('form')?.requestSubmit()
        }}
      >
        <Label className="label">{label}</Label>
        <DateInput className="date-input">
          {(segment) => <DateSegment className="date-segment" segment={segment} />}
        </DateInput>
        {note !== undefined ? (
          <Text slot="description" className="fault">
            {note}
          </Text>
        ) : (
          hint !== undefined && (
            <Text slot="description" className="hint">
              {hint}
            </Text>
          )
        )}
        <Typed withTime={withTime} onTyped={tell} />
      </AriaDateField>
    </I18nProvider>
  )
}

interface TypedProps {
  readonly withTime: boolean
  readonly onTyped: (text: string) => void
}

/** Tells what stands in the field around it: react-aria itself says nothing of a date that is not whole. */
function Typed({ withTime, onTyped }: TypedProps) {
  const state = useContext(DateFieldStateContext)
  const text = typedText(state?.segments ?? [], withTime)
  const tell = useEffectEvent(() => {
    onTyped(text)
  })
  useEffect(() => {
    tell()
  }, [text])
  return null
}
