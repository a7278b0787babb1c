import { z } from 'zod'
import { BasalisError } from '../../shared/contract/errors.ts'
import { MAX_PEOPLE_BYTES } from '../../shared/contract/fhir-channels.ts'
import { patientFields, type PatientFields } from '../../shared/domain/patient.ts'

const MAX_PEOPLE = 1000

/** As another program wrote it: what is needed is looked at, all else is let be. */
const patientResource = z.looseObject({
  resourceType: z.literal('Patient'),
  identifier: z
    .array(
      z.looseObject({
        use: z.string().optional(),
        value: z.string().optional(),
        type: z
          .looseObject({ coding: z.array(z.looseObject({ code: z.string().optional() })).optional() })
          .optional(),
      }),
    )
    .optional(),
  name: z
    .array(
      z.looseObject({
        use: z.string().optional(),
        text: z.string().optional(),
        family: z.string().optional(),
        given: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  gender: z.string().optional(),
  birthDate: z.string().optional(),
})
type PatientResource = z.infer<typeof patientResource>

const anyResource = z.looseObject({ resourceType: z.string() })
const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ resource: anyResource.optional() })).optional(),
})

/**
 * The people in a FHIR R4 file: a Patient, or a Bundle with some. Fails with FHIR_UNREADABLE, saying what was expected and found, never
 * who: nothing is taken where one of them has no name or no number.
 */
export function readPatients(bytes: Uint8Array): PatientFields[] {
  if (bytes.length > MAX_PEOPLE_BYTES)
    throw unreadable(`a file of at most ${MAX_PEOPLE_BYTES / 2 ** 20} MB`, `${bytes.length} bytes`)
  const people = resourcesIn(parsed(bytes)).map(patientFrom)
  if (people.length === 0) throw unreadable('a Patient', 'a bundle without any')
  if (people.length > MAX_PEOPLE) throw unreadable(`at most ${MAX_PEOPLE} people`, String(people.length))
  return people
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw unreadable('FHIR R4 as JSON', 'a file that is no JSON')
  }
}

function resourcesIn(content: unknown): unknown[] {
  const found = anyResource.safeParse(content)
  if (!found.success) throw unreadable('a FHIR resource', 'JSON without a resource type')
  const { resourceType } = found.data
  if (resourceType === 'Patient') return [content]
  if (resourceType !== 'Bundle') throw unreadable('a Patient or a Bundle', 'a resource of another type')
  const all = bundle.safeParse(content)
  if (!all.success) throw unreadable('a Bundle of resources', 'a bundle of another shape')
  return (all.data.entry ?? [])
    .map(({ resource }) => resource)
    .filter((resource) => resource?.resourceType === 'Patient')
}

function patientFrom(resource: unknown): PatientFields {
  const found = patientResource.safeParse(resource)
  if (!found.success) throw unreadable('a Patient of FHIR R4', 'one of another shape')
  const { birthDate, gender } = found.data
  const number = numberOf(found.data)
  const name = nameOf(found.data)
  if (number === '') throw unreadable('a Patient with an identifier', 'one without')
  if (name === '') throw unreadable('a Patient with a name', 'one without')
  const fields = patientFields.safeParse({
    number,
    name,
    // A year or a month alone is no birthday.
    birthDate: /^\d{4}-\d{2}-\d{2}$/.test(birthDate ?? '') ? birthDate : null,
    sex: gender === 'male' || gender === 'female' || gender === 'other' ? gender : null,
    skinType: null,
    notes: '',
    allergies: '',
    tags: [],
  })
  if (!fields.success) throw unreadable('a name and a number of usual length', 'others')
  return fields.data
}

/** The medical record number, else what is in use, else the first; never one that is used no more, which may be another's by now. */
function numberOf({ identifier = [] }: PatientResource): string {
  const known = identifier.filter(({ value, use }) => (value ?? '').trim() !== '' && use !== 'old')
  const isRecordNumber = (one: (typeof known)[number]): boolean =>
    one.type?.coding?.some(({ code }) => code === 'MR') ?? false
  const best =
    known.find(isRecordNumber) ?? known.find(({ use }) => use === 'usual' || use === 'official') ?? known[0]
  return best?.value?.trim() ?? ''
}

function nameOf({ name = [] }: PatientResource): string {
  const best =
    name.find(({ use }) => use === 'official') ??
    name.find(({ use }) => use === 'usual') ??
    name.find(({ use }) => use !== 'old' && use !== 'maiden')
  if (!best) return ''
  if ((best.text ?? '').trim() !== '') return best.text?.trim() ?? ''
  const family = best.family?.trim() ?? ''
  const given = (best.given ?? []).map((word) => word.trim())
  // Chinese names: the family first, without a blank.
  if (/^\p{Script=Han}+$/u.test(family + given.join(''))) return family + given.join('')
  return [...given, family].filter((word) => word !== '').join(' ')
}

const unreadable = (expected: string, found: string): BasalisError =>
  new BasalisError('FHIR_UNREADABLE', `expected ${expected}, found ${found}`)
