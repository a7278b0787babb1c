import type { LucideIcon } from 'lucide-react'
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'

interface Props {
  readonly icon: LucideIcon
  readonly label: string
  /** The key that does the same. */
  readonly shortcut: string
  readonly isSelected: boolean
  readonly isDisabled: boolean
  readonly onPress: () => void
}

/** A button that stays down as long as its tool is in hand. */
export function ToolButton({ icon: Icon, label, shortcut, isSelected, isDisabled, onPress }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <ToggleButton
        className="button icon"
        aria-label={label}
        isSelected={isSelected}
        isDisabled={isDisabled}
        onChange={onPress}
      >
        <Icon size={20} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
        <kbd>{shortcut}</kbd>
      </Tooltip>
    </TooltipTrigger>
  )
}
