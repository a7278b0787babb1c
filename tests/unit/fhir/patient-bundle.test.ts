import type { FhirResource, Observation, Reference } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { patientBundle } from '../../../src/main/fhir/patient-bundle.ts'
import { MEASURED, madeSource } from './made-source.ts'
import { schemaFaults } from './r4-schema.ts'

const resourcesOf = (source = madeSource()): FhirResource[] =>
  (patientBundle(source).entry ?? []).map(({ resource }) => resource as FhirResource)

const kindsOf = (source = madeSource()): Record<string, number> =>
  resourcesOf(source).reduce<Record<string, number>>(
    (counts, { resourceType }) => ({ ...counts, [resourceType]: (counts[resourceType] ?? 0) + 1 }),
    {},
  )

const observations = (): Observation[] =>
  resourcesOf().filter((one): one is Observation => one.resourceType === 'Observation')

/** Elements of R4 with a cardinality of 1 that its JSON schema leaves open, because a primitive may be an extension. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  Encounter: ['status', 'class'],
  Procedure: ['status', 'subject'],
  Media: ['status', 'content'],
  Observation: ['status', 'code'],
  DiagnosticReport: ['status', 'code'],
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = (value as Reference).reference
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(referencesIn)]
}

describe('a patient as a FHIR bundle', () => {
  it('is what HL7’s schema of R4 asks for, with every element that must be there', () => {
    const bundle = patientBundle(madeSource())
    expect(schemaFaults(bundle)).toEqual([])
    for (const resource of resourcesOf())
      for (const element of NEEDED[resource.resourceType] ?? [])
        expect(resource, resource.resourceType).toHaveProperty(element)
  })

  it('is so whatever blanks were typed: full-width as in Chinese, unbroken, and lines divided in any way', () => {
    const source = madeSource()
    const [visit, ...visits] = source.visits
    const [first, ...photos] = source.photos
    if (!visit || !first) throw new Error('expected a visit and a photo, found none')
    const blank = '\u3000复诊\u3000色斑\u00a0淡\u2028化\u000b了'
    const bundle = patientBundle({
      ...source,
      clinic: { name: `春和${blank}`, address: `一号${blank}\n二楼`, contact: blank },
      patient: { ...source.patient, name: `林\u3000小雨`, number: `7\u30008` },
      visits: [
        {
          ...visit,
          reason: blank,
          treatments: [
            { kind: 'product', name: blank, brand: blank, dose: blank, lot: blank, notes: `一\n二${blank}` },
          ],
        },
        ...visits,
      ],
      photos: [{ ...first, photo: { ...first.photo, bodySite: blank, device: blank } }, ...photos],
    })
    expect(schemaFaults(bundle)).toEqual([])
    const said = JSON.stringify(bundle)
    expect(said).toContain('复诊 色斑 淡 化 了')
    expect(said).toContain('一\\n二')
  })

  it('would be found wrong by the schema', () => {
    const bundle = patientBundle(madeSource())
    const [first, ...others] = bundle.entry ?? []
    const resource = {
      ...first?.resource,
      resourceType: 'Patient',
      gender: 'unsaid',
    } as unknown as FhirResource
    const broken = { ...bundle, entry: [{ ...first, resource }, ...others] }
    expect(schemaFaults(broken)).not.toEqual([])
  })

  it('holds patient, visits, what was done, photos, numbers by map and region, and a report of what was measured', () => {
    const regions = Object.keys(MEASURED.metrics).length
    const skin = Object.keys(MEASURED.skin).length
    expect(kindsOf()).toEqual({
      Patient: 1,
      Organization: 1,
      Device: 1,
      Encounter: 2,
      Procedure: 4,
      Media: 2,
      Observation: 3 * regions + skin,
      DiagnosticReport: 1,
    })
  })

  it('points at nothing that is not in it', () => {
    const bundle = patientBundle(madeSource())
    const there = new Set(bundle.entry?.map(({ fullUrl }) => fullUrl))
    expect(there.size).toBe(bundle.entry?.length)
    for (const reference of referencesIn(bundle)) expect(there).toContain(reference)
  })

  it('gives the same names in every export', () => {
    const urls = (nowMs: number) =>
      patientBundle({ ...madeSource(), nowMs }).entry?.map(({ fullUrl }) => fullUrl)
    expect(urls(1)).toEqual(urls(2))
    for (const url of urls(1) ?? [])
      expect(url).toMatch(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  })

  it('has units of UCUM and the method with every number', () => {
    for (const { component, method, derivedFrom } of observations()) {
      expect(method?.text).toContain(MEASURED.model.version)
      expect(derivedFrom).toHaveLength(1)
      for (const { valueQuantity } of component ?? []) {
        expect(valueQuantity?.system).toBe('http://unitsofmeasure.org')
        expect(['1', '%', 'deg', '{spots}']).toContain(valueQuantity?.code)
      }
    }
    const red = observations().find(({ code }) => code.coding?.[0]?.code === 'map-red')
    const [region] = Object.keys(MEASURED.metrics)
    const metrics = MEASURED.metrics[region ?? '']?.red
    const valueOf = (name: string) =>
      red?.component?.find(({ code }) => code.coding?.[0]?.code === name)?.valueQuantity?.value
    expect(valueOf('mean')).toBeCloseTo(metrics?.mean ?? NaN, 5)
    expect(valueOf('area')).toBeCloseTo(100 * (metrics?.area ?? NaN), 3)
  })

  it('keeps to itself what is written for the clinic alone, and concludes nothing', () => {
    const text = JSON.stringify(patientBundle(madeSource()))
    expect(text).not.toContain('stay')
    expect(text).not.toContain('conclusion')
  })

  it('does without what is not known', () => {
    const source = madeSource()
    const bare = {
      ...source,
      clinic: { name: '', address: '', contact: '' },
      patient: { ...source.patient, birthDate: null, sex: null },
      photos: source.photos.map(({ photo }) => ({ photo: { ...photo, device: '', bodySite: '' } })),
      analyses: [],
    }
    expect(schemaFaults(patientBundle(bare))).toEqual([])
    expect(kindsOf(bare)).toEqual({ Patient: 1, Device: 1, Encounter: 2, Procedure: 4, Media: 2 })
    expect(schemaFaults(patientBundle({ ...bare, visits: [], photos: [] }))).toEqual([])
  })

  it('names the PDF of a visit’s report', () => {
    const [first] = madeSource().visits
    const file = { path: 'reports/a.pdf', bytes: 9, sha1: 'qvTGHdzF6KLavt4PO0gs2a6pQ00=', language: 'zh-CN' }
    const reports = [{ ...file, visitId: first?.id ?? '', title: '皮肤影像报告', atMs: 1 }]
    expect(schemaFaults(patientBundle({ ...madeSource(), reports }))).toEqual([])
    const found = resourcesOf({ ...madeSource(), reports, analyses: [] }).find(
      ({ resourceType }) => resourceType === 'DiagnosticReport',
    )
    expect(found).toMatchObject({
      presentedForm: [
        {
          ...{ contentType: 'application/pdf', language: 'zh-CN', title: '皮肤影像报告' },
          ...{ url: 'reports/a.pdf', size: 9, hash: 'qvTGHdzF6KLavt4PO0gs2a6pQ00=' },
        },
      ],
    })
  })
})
