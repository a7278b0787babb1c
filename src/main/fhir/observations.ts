import type { Observation, ObservationComponent, Quantity } from 'fhir/r4.js'
import { NOTICE } from '../../shared/contract/analysis-report.ts'
import { PIGMENTS, type Pigment } from '../../shared/imaging/pigments.ts'
import type { FhirAnalysis, FhirPhoto, FhirSource } from './fhir-source.ts'
import { deviceUrn } from './people.ts'
import { instant, ownCode, referenceTo, UCUM, urnFor, urnOf } from './names.ts'

const MAP_NAMES: Readonly<Record<Pigment, string>> = {
  red: 'Red map (blood)',
  brown: 'Brown map (melanin)',
  gray: 'Gray map (deep pigment)',
}

export interface NamedObservation {
  readonly urn: string
  readonly observation: Observation
}

/** Each map's numbers in each region, and the skin's own. */
export function observationsOf(
  source: FhirSource,
  { photo }: FhirPhoto,
  { analysis, report }: FhirAnalysis,
): NamedObservation[] {
  const { model, pipelineVersion } = report
  const frame = (region: string): Omit<Observation, 'code'> => ({
    resourceType: 'Observation',
    status: 'final',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/observation-category',
            code: 'imaging',
            display: 'Imaging',
          },
        ],
      },
    ],
    subject: referenceTo(urnOf(source.patient.id)),
    encounter: referenceTo(urnOf(photo.visitId)),
    effectiveDateTime: instant(photo.takenMs),
    issued: instant(analysis.atMs),
    bodySite: ownCode(`region-${region}`, region),
    method: { text: `Basalis pipeline ${pipelineVersion}, net ${model.id} ${model.version}` },
    device: referenceTo(deviceUrn(source)),
    derivedFrom: [referenceTo(urnOf(photo.id))],
    note: [{ text: NOTICE }],
  })
  const named = (region: string, what: string, rest: Pick<Observation, 'code'> & Partial<Observation>) => ({
    urn: urnFor('observation', analysis.id, region, what),
    observation: { ...frame(region), ...rest },
  })
  const ofMaps = Object.entries(report.metrics).flatMap(([region, maps]) =>
    PIGMENTS.map((pigment) =>
      named(region, pigment, {
        code: ownCode(`map-${pigment}`, MAP_NAMES[pigment]),
        component: [
          component('mean', 'Mean of the map, 0 to 1', maps[pigment].mean, '1'),
          component('sd', 'Standard deviation of the map', maps[pigment].sd, '1'),
          component('cv', 'Coefficient of variation', maps[pigment].cv, '1'),
          component('area', 'Share of the region above the level', 100 * maps[pigment].area, '%'),
          component('spots', 'Number of connected areas', maps[pigment].spots, '{spots}'),
          ...confidenceOf(report, region, pigment),
        ],
      }),
    ),
  )
  const ofSkin = Object.entries(report.skin).map(([region, { itaDegrees, roughness }]) =>
    named(region, 'skin', {
      code: ownCode('skin', 'Colour and surface of the skin in the photo'),
      component: [
        component('ita', 'Individual typology angle', itaDegrees, 'deg'),
        component('roughness', 'Mean step of L* between neighbouring pixels', roughness, '1'),
      ],
    }),
  )
  return [...ofMaps, ...ofSkin]
}

function confidenceOf(
  { confidence }: FhirAnalysis['report'],
  region: string,
  pigment: Pigment,
): ObservationComponent[] {
  const found = confidence?.regions[region]?.[pigment]
  if (!found) return []
  return [
    component('confidence', 'Mean confidence', found.mean, '1'),
    component('uncertain', 'Share of the region that is uncertain', 100 * found.low, '%'),
  ]
}

const component = (code: string, name: string, value: number, unit: string): ObservationComponent => ({
  code: ownCode(code, name),
  valueQuantity: quantity(value, unit),
})

const quantity = (value: number, code: string): Quantity => ({
  value: Number(value.toPrecision(6)),
  unit: code === '{spots}' ? 'spots' : code,
  system: UCUM,
  code,
})
