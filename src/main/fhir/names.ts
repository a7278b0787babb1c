import { createHash } from 'node:crypto'
import type { CodeableConcept, Reference } from 'fhir/r4.js'

/** Units, by the Unified Code for Units of Measure. */
export const UCUM = 'http://unitsofmeasure.org'

/** What has no code in a public system is named in this one; docs/fhir.md lists it. */
const OWN = 'urn:x-basalis:code'

export const ownCode = (code: string, display: string): CodeableConcept => ({
  coding: [{ system: OWN, code, display }],
  text: display,
})

/** Of a record's id, 32 hexadecimal digits: the same in every export. */
export const urnOf = (recordId: string): string => `urn:uuid:${dashed(recordId)}`

/** Of what has no id in the records: the same for the same words. */
export function urnFor(...words: readonly string[]): string {
  const hash = createHash('sha256').update(words.join('\n')).digest()
  // A UUID of version 8: made by a rule of one's own (RFC 9562).
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return `urn:uuid:${dashed(hash.subarray(0, 16).toString('hex'))}`
}

export const referenceTo = (urn: string): Reference => ({ reference: urn })

/** Milliseconds since 1970 as an instant in UTC. */
export const instant = (ms: number): string => new Date(ms).toISOString()

const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
