import { Maximize, MonitorUp, Spline, X } from 'lucide-react'
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { PATIENT_SCREEN_MODES } from '../../../shared/contract/patient-view.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { PatientScreenTools } from './usePatientScreen.ts'

/** Opens the patient's screen; while it is open, what it shows and whether it fills its display. */
export function PatientScreenControls({ tools }: { readonly tools: PatientScreenTools }) {
  const { patientScreen } = useInterface().texts
  const { state, toggle, setMode, setFullScreen, draws, setDraws } = tools
  if (!state)
    return (
      <TooltipTrigger delay={500} closeDelay={0}>
        <Button className="button" onPress={toggle}>
          <MonitorUp size={16} aria-hidden />
          {patientScreen.title}
        </Button>
        <Tooltip className="tooltip" offset={6}>
          {patientScreen.openHint}
          <kbd>W</kbd>
        </Tooltip>
      </TooltipTrigger>
    )
  return (
    <div className="patient-screen" role="group" aria-label={patientScreen.title}>
      <div className="patient-screen-head">
        <h3>{patientScreen.title}</h3>
        <TooltipTrigger delay={500} closeDelay={0}>
          <ToggleButton
            className="button icon small"
            aria-label={patientScreen.drawings}
            isSelected={draws}
            onChange={setDraws}
          >
            <Spline size={16} aria-hidden />
          </ToggleButton>
          <Tooltip className="tooltip" offset={6}>
            {patientScreen.drawingsHint}
          </Tooltip>
        </TooltipTrigger>
        <ToggleButton
          className="button icon small"
          aria-label={patientScreen.fullScreen}
          isSelected={state.fullScreen}
          onChange={setFullScreen}
        >
          <Maximize size={16} aria-hidden />
        </ToggleButton>
        <Button className="button icon small" aria-label={patientScreen.close} onPress={toggle}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <div className="switch-row" role="group" aria-label={patientScreen.title}>
        {PATIENT_SCREEN_MODES.map((mode) => (
          <TooltipTrigger key={mode} delay={500} closeDelay={0}>
            <ToggleButton
              className="button"
              isSelected={state.mode === mode}
              onChange={() => {
                setMode(mode)
              }}
            >
              {patientScreen.modes[mode]}
            </ToggleButton>
            <Tooltip className="tooltip" offset={6}>
              {patientScreen.modeHints[mode]}
            </Tooltip>
          </TooltipTrigger>
        ))}
      </div>
      <p className="numbers-note">{patientScreen.without}</p>
    </div>
  )
}
