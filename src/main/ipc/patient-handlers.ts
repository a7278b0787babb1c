import type { NamedDrawings, PatientDrawings } from '../../shared/contract/patient-drawings.ts'
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
    show(view: PatientView | null, drawings: readonly NamedDrawings[]): void
    drawingsOf(id: string): PatientDrawings | null
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
    'patient-screen:show': ({ shown, drawings }) => {
      if (desk.state) desk.screen.show(shown, drawings)
    },
    'patient-display:get': () => desk.display,
    'patient-display:get-drawings': ({ id }) => ({ drawings: desk.screen.drawingsOf(id) }),
    'patient-display:toggle-full-screen': () => {
      desk.setFullScreen(!desk.display.fullScreen)
    },
  }
}
