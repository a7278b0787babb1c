import { FileText } from 'lucide-react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useInterface } from '../../app/interface-context.ts'

interface Props {
  readonly isDisabled?: boolean
  readonly onPress: () => void
}

/** Leads to the report of the patient at hand. */
export function ReportButton({ isDisabled = false, onPress }: Props) {
  const { report } = useInterface().texts
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button className="button" isDisabled={isDisabled} onPress={onPress}>
        <FileText size={16} aria-hidden />
        {report.open}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {report.openHint}
        <kbd>Ctrl+P</kbd>
      </Tooltip>
    </TooltipTrigger>
  )
}
