import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'

export interface ChoiceOption<T extends string> {
  readonly id: T
  readonly name: string
  /** Language of the name where it is not the interface's. */
  readonly lang?: string
}

export interface ChoiceGroup<T extends string> {
  /** May be empty. */
  readonly title: string
  readonly options: readonly ChoiceOption<T>[]
}

interface Props<T extends string> {
  readonly label: string
  readonly value: T
  readonly groups: readonly ChoiceGroup<T>[]
  readonly onChoose: (id: T) => void
}

/** One of several, in a list that opens below its button. */
export function Choice<T extends string>({ label, value, groups, onChoose }: Props<T>) {
  const known = groups.flatMap(({ options }) => options)
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(key) => {
        const chosen = known.find(({ id }) => id === key)
        if (chosen) onChoose(chosen.id)
      }}
    >
      <Button className="button quiet">
        <SelectValue />
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox>
          {groups.map(({ title, options }, index) => (
            <ListBoxSection key={title || index} aria-label={title || label}>
              {title !== '' && <Header className="group-title">{title}</Header>}
              {options.map(({ id, name, lang }) => (
                <ListBoxItem key={id} id={id} textValue={name} className="option">
                  {({ isSelected }) => (
                    <>
                      <span className="mark">{isSelected && <Check size={16} aria-hidden />}</span>
                      <span lang={lang}>{name}</span>
                    </>
                  )}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
