import type { OtherThere } from '../../shared/contract/archive-channels.ts'
import { BasalisError } from '../../shared/contract/errors.ts'

/** A file names another than the patient. Whom, stands in no message and in no log: only whoever has asked is told. */
export class OtherPatientError extends BasalisError {
  readonly other: OtherThere

  constructor(other: OtherThere) {
    super('ARCHIVE_OTHER_PATIENT', 'expected photos of this patient, found some that name another')
    this.other = other
  }
}
