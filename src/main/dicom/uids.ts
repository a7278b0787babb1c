import { createHash } from 'node:crypto'

/** What a UID is of: each thing of a record has one of its own. */
export type UidOf =
  | 'study'
  | 'series-photos'
  | 'series-maps'
  | 'series-numbers'
  | 'series-documents'
  | 'photo'
  | 'map-red'
  | 'map-brown'
  | 'map-gray'
  | 'numbers'
  | 'document'
  | 'measurements'
  | 'program'

/** The same record always has the same UID: what is sent twice is one thing in the archive. 2.25 and a UUID (PS3.5 B.2). */
export function uidOf(what: UidOf, id: string): string {
  const uuid = createHash('sha256').update(`basalis/dicom/1/${what}/${id}`).digest().subarray(0, 16)
  // Version 8 and variant of RFC 9562: a UUID by a hash of one's own.
  uuid[6] = ((uuid[6] ?? 0) & 0x0f) | 0x80
  uuid[8] = ((uuid[8] ?? 0) & 0x3f) | 0x80
  return `2.25.${BigInt(`0x${uuid.toString('hex')}`).toString()}`
}
