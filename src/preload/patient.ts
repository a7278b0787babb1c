import { PATIENT_CHANNELS, PATIENT_EVENTS } from '../shared/contract/channel-names.ts'
import { expose } from './expose.ts'

/** The preload script of the patient's window: `PatientApi`, and nothing of the staff's. */
expose('basalisPatient', PATIENT_CHANNELS, PATIENT_EVENTS)
