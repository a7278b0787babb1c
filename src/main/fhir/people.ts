import type { Device, Organization, Patient } from 'fhir/r4.js'
import type { FhirSource } from './fhir-source.ts'
import { referenceTo, urnFor, urnOf } from './names.ts'

const RECORD_NUMBER = {
  coding: [
    { system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR', display: 'Medical record number' },
  ],
}

/** Null: the clinic says nothing of itself. */
export function organizationOf({ clinic }: FhirSource): Organization | null {
  if (clinic.name === '') return null
  const lines = clinic.address.split('\n').filter((line) => line !== '')
  return {
    resourceType: 'Organization',
    name: clinic.name,
    ...(lines.length > 0 ? { address: [{ line: lines, text: lines.join(', ') }] } : {}),
    ...(clinic.contact === '' ? {} : { telecom: [{ system: 'other', value: clinic.contact }] }),
  }
}

export const organizationUrn = ({ clinic }: FhirSource): string => urnFor('organization', clinic.name)

/** Who is meant, and nothing about their skin or health: notes and allergies stay in the records. */
export function patientOf(source: FhirSource): Patient {
  const { id, number, name, birthDate, sex } = source.patient
  return {
    resourceType: 'Patient',
    identifier: [
      { use: 'usual', type: RECORD_NUMBER, value: number },
      { use: 'secondary', system: 'urn:ietf:rfc:3986', value: urnOf(id) },
    ],
    active: true,
    name: [{ use: 'usual', text: name }],
    ...(sex ? { gender: sex } : {}),
    ...(birthDate === null ? {} : { birthDate }),
    ...(source.clinic.name === '' ? {} : { managingOrganization: referenceTo(organizationUrn(source)) }),
  }
}

/** This program, which measured. */
export const deviceOf = ({ version }: FhirSource): Device => ({
  resourceType: 'Device',
  deviceName: [{ name: 'Basalis', type: 'model-name' }],
  version: [{ value: version }],
  note: [{ text: 'Visualises and documents skin. Not a medical device, not for diagnosis.' }],
})

export const deviceUrn = ({ version }: FhirSource): string => urnFor('device', 'Basalis', version)
