/** A file of FHIR with one person. */
const PERSON = '{"resourceType":"Patient","identifier":[{"value":"A-1"}],"name":[{"text":"Ada"}]}'

export const FHIR_REQUESTS = {
  'patient:read-file': { bytes: Uint8Array.from(Buffer.from(PERSON)) },
}
