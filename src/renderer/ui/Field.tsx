import { useId, type ReactNode } from 'react'
import { Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components'

interface Props extends Omit<TextFieldProps, 'className' | 'children' | 'onChange' | 'value'> {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  /** Why the value cannot be taken. */
  readonly fault?: string | undefined
  readonly lines?: number
}

/** A line or several of typed text below its label. */
export function Field({ label, hint, fault, lines = 1, ...rest }: Props) {
  return (
    <TextField {...rest} className="field" isInvalid={fault !== undefined}>
      <Label>{label}</Label>
      {lines > 1 ? (
        <TextArea rows={lines} autoComplete="off" />
      ) : (
        <Input spellCheck={false} autoComplete="off" />
      )}
      {fault !== undefined ? (
        <Text slot="description" className="fault">
          {fault}
        </Text>
      ) : (
        hint !== undefined && (
          <Text slot="description" className="hint">
            {hint}
          </Text>
        )
      )}
    </TextField>
  )
}

/** A control of another kind below its label. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span id={id} className="label">
        {label}
      </span>
      {children}
    </div>
  )
}
