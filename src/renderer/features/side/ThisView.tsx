import { Copy, ImageDown, Presentation, type LucideIcon } from 'lucide-react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useInterface } from '../../app/interface-context.ts'
import { PatientScreenControls } from '../mirror/PatientScreenControls.tsx'
import type { PatientScreenTools } from '../mirror/usePatientScreen.ts'
import { ReportButton } from '../report/ReportButton.tsx'
import type { ViewExport } from '../viewing/useViewExport.ts'

interface Props {
  readonly exporting: ViewExport
  readonly onPlain: () => void
  /** To the patient's report; null: there is none to be had. */
  readonly onReport: (() => void) | null
  readonly patientScreen: PatientScreenTools
}

/** What is done with the view as it is: taken along as a picture, or shown to the patient. */
export function ThisView({ exporting, onPlain, onReport, patientScreen }: Props) {
  const { picture, plain } = useInterface().texts.studio
  const { busy, refused, save, copy } = exporting
  const off = busy !== null || refused !== null
  return (
    <section className="side-section" aria-label={picture.title}>
      <h2>{picture.title}</h2>
      <div className="switch-row pairs">
        <Action
          icon={ImageDown}
          name={busy === 'save' ? picture.saving : picture.save}
          hint={picture.saveHint}
          keys="Ctrl+E"
          off={off}
          onPress={save}
        />
        <Action
          icon={Copy}
          name={busy === 'copy' ? picture.copying : picture.copy}
          hint={picture.copyHint}
          keys="Ctrl+Shift+C"
          off={off}
          onPress={copy}
        />
      </div>
      {onReport && <ReportButton onPress={onReport} />}
      <Action icon={Presentation} name={plain.show} hint={plain.show} keys="V" onPress={onPlain} />
      <PatientScreenControls tools={patientScreen} />
      {refused !== null && <p className="numbers-note">{refused}</p>}
    </section>
  )
}

interface ActionProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly hint: string
  readonly keys: string
  readonly off?: boolean
  readonly onPress: () => void
}

function Action({ icon: Icon, name, hint, keys, off = false, onPress }: ActionProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button className="button" isDisabled={off} onPress={onPress}>
        <Icon size={16} aria-hidden />
        {name}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {hint}
        <kbd>{keys}</kbd>
      </Tooltip>
    </TooltipTrigger>
  )
}
