import type { PageError } from '../../../shared/contract/error-data.ts'
import type { PatientRecord } from '../../../shared/contract/record-channels.ts'
import { CallError, type Client } from '../../app/client.ts'

/** Patients' records as far as they have been read. */
export interface ReadPatients {
  /** Null: not all of them are there. */
  readonly found: readonly PatientRecord[] | null
  /** Why they are not; null: they are, or are being read. */
  readonly error: PageError | null
}

/** The records of these patients in this order. Never fails: a room that waits for them has to say why they do not come. */
export async function readPatients(client: Client, ids: readonly string[]): Promise<ReadPatients> {
  try {
    return { found: await Promise.all(ids.map((id) => client.call('patient:get', { id }))), error: null }
  } catch (error) {
    return { found: null, error: error instanceof CallError ? error.error : { kind: 'bug' } }
  }
}
