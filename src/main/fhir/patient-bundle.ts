import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js'
import type { FhirSource } from './fhir-source.ts'
import { instant, urnFor, urnOf } from './names.ts'
import { observationsOf } from './observations.ts'
import { deviceOf, deviceUrn, organizationOf, organizationUrn, patientOf } from './people.ts'
import { mediaOf } from './photos.ts'
import { encounterOf, procedureOf, reportOf } from './visits.ts'

/**
 * A patient as a FHIR R4 bundle of the type `collection`: Patient, Encounter and Procedure of each visit, Media of each photo,
 * Observation of each map and region, DiagnosticReport of each visit that has any. References are URNs that stay the same from
 * export to export. Source: HL7 FHIR R4 (4.0.1), https://hl7.org/fhir/R4/.
 */
export function patientBundle(source: FhirSource): Bundle {
  const organization = organizationOf(source)
  const entries = [
    entry(urnOf(source.patient.id), patientOf(source)),
    ...(organization ? [entry(organizationUrn(source), organization)] : []),
    entry(deviceUrn(source), deviceOf(source)),
    ...source.photos.map((one) => entry(urnOf(one.photo.id), mediaOf(source, one))),
    ...source.visits.flatMap((visit) => entriesOfVisit(source, visit)),
  ]
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: instant(source.nowMs),
    entry: withUsualBlanks(entries),
  }
}

/** R4's `string` knows four blanks, and no full-width one as Chinese is typed with: any other becomes the usual one. */
function withUsualBlanks<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll(/[^\S \t\r\n]/g, ' ') as T
  if (Array.isArray(value)) return value.map(withUsualBlanks) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]: [string, unknown]) => [key, withUsualBlanks(inside)]),
  ) as T
}

function entriesOfVisit(source: FhirSource, visit: FhirSource['visits'][number]): BundleEntry[] {
  const photos = source.photos.filter(({ photo }) => photo.visitId === visit.id)
  const measured = photos.flatMap((photo) =>
    source.analyses
      .filter(({ analysis }) => analysis.photoId === photo.photo.id)
      .map((analysis) => ({ atMs: analysis.analysis.atMs, found: observationsOf(source, photo, analysis) })),
  )
  const observations = measured.flatMap(({ found }) => found)
  const pdf = source.reports?.find(({ visitId }) => visitId === visit.id)
  const parts = {
    observations: observations.map(({ urn }) => urn),
    photos: photos.map(({ photo }) => urnOf(photo.id)),
    pdf,
    issuedMs: Math.max(visit.atMs, ...measured.map(({ atMs }) => atMs), pdf?.atMs ?? 0),
  }
  const isReport = observations.length > 0 || pdf !== undefined
  return [
    entry(urnOf(visit.id), encounterOf(source, visit)),
    ...visit.treatments.map((done, place) =>
      entry(urnFor('procedure', visit.id, String(place)), procedureOf(source, visit, done)),
    ),
    ...observations.map(({ urn, observation }) => entry(urn, observation)),
    ...(isReport ? [entry(urnFor('report', visit.id), reportOf(source, visit, parts))] : []),
  ]
}

const entry = (fullUrl: string, resource: FhirResource): BundleEntry => ({ fullUrl, resource })
