import type { LucideIcon } from 'lucide-react'
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components'

interface Props extends Omit<ButtonProps, 'className' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon
  /** What it does: its name for a screen reader and its tooltip. */
  readonly label: string
  /** The key that does the same. */
  readonly shortcut?: string
  readonly small?: boolean
}

export function IconButton({ icon: Icon, label, shortcut, small = false, ...rest }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button {...rest} aria-label={label} className={`button icon${small ? ' small' : ''}`}>
        <Icon size={small ? 16 : 20} strokeWidth={1.75} aria-hidden />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {shortcut !== undefined && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
