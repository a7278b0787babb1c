import { ChevronDown } from 'lucide-react'
import {
  Button,
  ComboBox,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components'

/** Of the list, which would else cover half of a page. */
const MAX_LIST_PX = 232

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What the list below the field offers; anything else may be typed. */
  readonly suggestions: readonly string[]
  readonly suggestionsLabel: string
  readonly hint?: string | undefined
}

/** A line of typed text below its label, with usual ones to choose from. */
export function SuggestedField({ label, value, onChange, suggestions, suggestionsLabel, hint }: Props) {
  return (
    <ComboBox
      className="field suggested"
      allowsCustomValue
      menuTrigger="focus"
      inputValue={value}
      onInputChange={onChange}
    >
      <Label>{label}</Label>
      <Group className="with-button">
        <Input spellCheck={false} autoComplete="off" />
        <Button className="button icon small" aria-label={suggestionsLabel}>
          <ChevronDown size={16} aria-hidden />
        </Button>
      </Group>
      {hint !== undefined && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Popover className="popover" offset={4} maxHeight={MAX_LIST_PX}>
        <ListBox aria-label={suggestionsLabel}>
          {suggestions.map((suggestion) => (
            <ListBoxItem key={suggestion} id={suggestion} textValue={suggestion} className="option">
              {suggestion}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
