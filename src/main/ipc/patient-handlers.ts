import type {
  PatientDisplay,
  PatientScreenMode,
  PatientScreenState,
  PatientView,
} from '../../shared/contract/patient-view.ts'
import type { ChannelHandlers } from './channel-gate.ts'

/** The patient's screen as the channels reach it. */
export interface PatientHandlers {
  readonly state: PatientScreenState
  readonly display: PatientDisplay
  readonly screen: {
    setMode(mode: PatientScreenMode): void
    show(view: PatientView | null): void
  }
  open(): void
  close(): void
  setFullScreen(full: boolean): void
}

type PatientScreenChannel = Extract<
  keyof ChannelHandlers,
  `patient-screen:${string}` | `patient-display:${string}`
>

export function patientHandlers(desk: PatientHandlers): Pick<ChannelHandlers, PatientScreenChannel> {
  return {
    'patient-screen:get-state': () => ({ state: desk.state }),
    'patient-screen:open': () => {
      desk.open()
    },
    'patient-screen:close': () => {
      desk.close()
    },
    'patient-screen:set-mode': ({ mode }) => {
      desk.screen.setMode(mode)
    },
    'patient-screen:set-full-screen': ({ fullScreen }) => {
      desk.setFullScreen(fullScreen)
    },
    /** A view for a window that has been closed meanwhile is for nobody. */
    'patient-screen:show': ({ shown }) => {
      if (desk.state) desk.screen.show(shown)
    },
    'patient-display:get': () => desk.display,
    'patient-display:toggle-full-screen': () => {
      desk.setFullScreen(!desk.display.fullScreen)
    },
  }
}
