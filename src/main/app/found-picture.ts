import { BasalisError } from '../../shared/contract/errors.ts'
import type { EncodedPicture } from './app-scheme.ts'
import { reportBug } from './report-bug.ts'

/** Workers that have all gone, records that are locked: the window says so elsewhere, and a picture is not there. */
export const found =
  <T>(find: (wanted: T) => Promise<EncodedPicture | null>) =>
  async (wanted: T): Promise<EncodedPicture | null> => {
    try {
      return await find(wanted)
    } catch (error) {
      if (!(error instanceof BasalisError)) reportBug(error)
      return null
    }
  }
