import type { Migration } from '../migrate.ts'
import { RECORDS } from './0001-records.ts'

/** All of them, oldest first. */
export const MIGRATIONS: readonly Migration[] = [RECORDS]
