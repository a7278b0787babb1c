import { z } from 'zod'
import { namedDrawings, patientDrawings } from './patient-drawings.ts'
import { PATIENT_SCREEN_MODES, patientDisplay, patientScreenState, patientView } from './patient-view.ts'

const nothing = z.undefined()
const done = z.void()

/** The patient's screen: opened and led by the staff's window; it asks for nothing but what it is to show. */
export const PATIENT_SCREEN_CHANNELS = {
  'patient-screen:get-state': {
    request: nothing,
    response: z.strictObject({ state: patientScreenState }),
  },
  /** Opens the window, on another display where there is one; to the front where it is open. */
  'patient-screen:open': { request: nothing, response: done },
  'patient-screen:close': { request: nothing, response: done },
  'patient-screen:set-mode': {
    request: z.strictObject({ mode: z.enum(PATIENT_SCREEN_MODES) }),
    response: done,
  },
  'patient-screen:set-full-screen': {
    request: z.strictObject({ fullScreen: z.boolean() }),
    response: done,
  },
  /**
   * What the staff's window shows; null: nothing that the patient should see. Without effect unless the screen follows. `drawings`: those
   * of the view that were not in the one before.
   */
  'patient-screen:show': {
    request: z.strictObject({ shown: patientView.nullable(), drawings: z.array(namedDrawings).max(6) }),
    response: done,
  },
  'patient-display:get': { request: nothing, response: patientDisplay },
  /** Of this id; null: they are not shown any more. */
  'patient-display:get-drawings': {
    request: z.strictObject({ id: z.uuid() }),
    response: z.strictObject({ drawings: patientDrawings.nullable() }),
  },
  'patient-display:toggle-full-screen': { request: nothing, response: done },
} as const
