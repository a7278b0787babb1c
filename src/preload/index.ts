import { STAFF_CHANNELS, STAFF_EVENTS } from '../shared/contract/channel-names.ts'
import { expose } from './expose.ts'

/** The preload script of the staff's window: `BasalisApi`. */
expose('basalis', STAFF_CHANNELS, STAFF_EVENTS)
