import { randomBytes } from 'node:crypto'

/** A new id, as `recordId` in src/shared/domain describes it. */
export const createRecordId = (): string => randomBytes(16).toString('hex')
