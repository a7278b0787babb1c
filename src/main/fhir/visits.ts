import type { DiagnosticReport, Encounter, Procedure } from 'fhir/r4.js'
import type { TreatmentFields, Visit } from '../../shared/domain/visit.ts'
import type { FhirFile, FhirSource } from './fhir-source.ts'
import { instant, ownCode, referenceTo, urnOf } from './names.ts'

export function encounterOf({ patient }: FhirSource, { atMs, reason }: Visit): Encounter {
  return {
    resourceType: 'Encounter',
    status: 'finished',
    class: {
      system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
      code: 'AMB',
      display: 'ambulatory',
    },
    subject: referenceTo(urnOf(patient.id)),
    period: { start: instant(atMs) },
    ...(reason === '' ? {} : { reasonCode: [{ text: reason }] }),
  }
}

/** What was done or given at a visit, as it was written down. */
export function procedureOf({ patient }: FhirSource, visit: Visit, done: TreatmentFields): Procedure {
  const { kind, name, brand, dose, lot, notes } = done
  const more = [brand, dose, lot === '' ? '' : `LOT ${lot}`].filter((word) => word !== '').join(', ')
  const said = [more, notes].filter((word) => word !== '')
  return {
    resourceType: 'Procedure',
    status: 'completed',
    category: kind === 'product' ? ownCode('product', 'Product') : ownCode('procedure', 'Procedure'),
    code: { text: name },
    subject: referenceTo(urnOf(patient.id)),
    encounter: referenceTo(urnOf(visit.id)),
    performedDateTime: instant(visit.atMs),
    ...(said.length > 0 ? { note: said.map((text) => ({ text })) } : {}),
  }
}

export interface ReportParts {
  readonly observations: readonly string[]
  readonly photos: readonly string[]
  readonly pdf: FhirFile | undefined
  /** When the last of it was computed. */
  readonly issuedMs: number
}

/** What was measured at a visit. It holds no conclusion: the program draws none. */
export function reportOf(
  { patient, clinic }: FhirSource,
  visit: Visit,
  { observations, photos, pdf, issuedMs }: ReportParts,
): DiagnosticReport {
  return {
    resourceType: 'DiagnosticReport',
    status: 'final',
    category: [
      {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'OTH', display: 'Other' }],
      },
    ],
    code: ownCode('pigment-maps', 'Pigment maps of the skin, from photos'),
    subject: referenceTo(urnOf(patient.id)),
    encounter: referenceTo(urnOf(visit.id)),
    effectiveDateTime: instant(visit.atMs),
    issued: instant(issuedMs),
    ...(clinic.name === '' ? {} : { performer: [{ display: clinic.name }] }),
    ...(observations.length > 0 ? { result: observations.map(referenceTo) } : {}),
    ...(photos.length > 0 ? { media: photos.map((urn) => ({ link: referenceTo(urn) })) } : {}),
    ...(pdf
      ? {
          presentedForm: [
            {
              ...{ contentType: 'application/pdf', language: pdf.language, url: pdf.path, size: pdf.bytes },
              ...{ hash: pdf.sha1, title: pdf.title, creation: instant(pdf.atMs) },
            },
          ],
        }
      : {}),
  }
}
