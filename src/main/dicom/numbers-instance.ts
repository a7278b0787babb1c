import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { Analysis } from '../../shared/domain/analysis.ts'
import type { Photo } from '../../shared/domain/photo.ts'
import { isFaceRegion } from '../../shared/imaging/face-regions.ts'
import { PIGMENTS, type Pigment } from '../../shared/imaging/pigments.ts'
import { BODY_CODES, bodyPartOf, REGION_SITES } from './anatomy.ts'
import { code, codeItem, UNITS, type Code } from './codes.ts'
import { codeOf, containerOf, imageOf, numberOf, textOf, uidRefOf } from './content-tree.ts'
import { SOP_CLASSES, TRANSFER_SYNTAXES, type Dataset, type Instance } from './dataset.ts'
import {
  MANUFACTURER,
  ownEquipment,
  SERIES,
  studyModules,
  studyOf,
  zoneOf,
  type Subject,
} from './study-modules.ts'
import { dicomDate, dicomTime } from './times.ts'
import { uidOf } from './uids.ts'

export interface NumbersToWrite {
  readonly subject: Subject
  readonly photo: Photo
  /** The photo's, from 1 up, among those of the visit. */
  readonly number: number
  readonly analysis: Pick<Analysis, 'id' | 'atMs'>
  readonly report: Pick<AnalysisReport, 'pipelineVersion' | 'model' | 'metrics' | 'skin' | 'notice'>
}

const dcm = (value: string, meaning: string): Code => code('DCM', value, meaning)
const own = (value: string, meaning: string): Code => code('99BASALIS', value, meaning)

const FINDING_SITE = code('SCT', '363698007', 'Finding Site')
const SIDES = { left: code('SCT', '7771000', 'Left'), right: code('SCT', '24028007', 'Right') } as const

/** Of one map over one region; shares in percent, as the maps' images are. */
const OF_MAP = {
  mean: [code('SCT', '373098007', 'Mean'), UNITS.percent, 100],
  sd: [code('SCT', '386136009', 'Standard Deviation'), UNITS.percent, 100],
  cv: [own('CV', 'Coefficient of variation'), UNITS.percent, 100],
  area: [own('AREA', 'Share of the region at or above the level'), UNITS.percent, 100],
  spots: [own('SPOTS', 'Connected areas at or above the level'), UNITS.count, 1],
} as const

const MAP_NAMES: Readonly<Record<Pigment, Code>> = {
  red: own('MAP-RED', 'Map of red pigment'),
  brown: own('MAP-BROWN', 'Map of brown pigment'),
  gray: own('MAP-GRAY', 'Map of gray pigment'),
}

/**
 * The numbers of an analysis as a Comprehensive SR, laid out as an Imaging Measurement Report (PS3.16 TID 1500): a group for every
 * map in every region, with its site, its method and its units.
 */
export function numbersInstance(given: NumbersToWrite): Instance {
  const { subject, photo, number, analysis, report } = given
  const sopInstance = uidOf('numbers', analysis.id)
  const study = studyOf(subject)
  const zone = zoneOf(subject)
  return {
    sopClass: SOP_CLASSES.numbers,
    sopInstance,
    studyInstance: study,
    transferSyntax: TRANSFER_SYNTAXES.explicitLittle,
    dataset: {
      ...studyModules(subject, 'numbers'),
      ...ownEquipment(subject),
      SOPClassUID: SOP_CLASSES.numbers,
      SOPInstanceUID: sopInstance,
      InstanceNumber: number,
      ContentDate: dicomDate(analysis.atMs, zone),
      ContentTime: dicomTime(analysis.atMs, zone),
      CompletionFlag: 'COMPLETE',
      VerificationFlag: 'UNVERIFIED',
      PerformedProcedureCodeSequence: [],
      ReferencedPerformedProcedureStepSequence: [],
      CurrentRequestedProcedureEvidenceSequence: [evidence(study, subject, photo)],
      ValueType: 'CONTAINER',
      ContinuityOfContent: 'SEPARATE',
      ConceptNameCodeSequence: [codeItem(dcm('126000', 'Imaging Measurement Report'))],
      ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: '1500' }],
      ContentSequence: [
        codeOf(
          'HAS CONCEPT MOD',
          dcm('121049', 'Language of Content Item and Descendants'),
          code('RFC5646', 'en', 'English'),
        ),
        ...observer(report),
        codeOf(
          'HAS CONCEPT MOD',
          dcm('121058', 'Procedure reported'),
          code('SCT', '363679005', 'Imaging procedure'),
        ),
        containerOf(dcm('111028', 'Image Library'), [
          containerOf(dcm('126200', 'Image Library Group'), [
            imageOf(SOP_CLASSES.photo, uidOf('photo', photo.id)),
          ]),
        ]),
        containerOf(dcm('126010', 'Imaging Measurements'), groupsOf(given)),
        textOf('CONTAINS', own('NOTICE', 'Notice'), report.notice),
      ],
    },
  }
}

const evidence = (study: string, { visit }: Subject, photo: Photo): Dataset => ({
  StudyInstanceUID: study,
  ReferencedSeriesSequence: [
    {
      SeriesInstanceUID: uidOf(SERIES.photos.uid, visit.id),
      ReferencedSOPSequence: [
        { ReferencedSOPClassUID: SOP_CLASSES.photo, ReferencedSOPInstanceUID: uidOf('photo', photo.id) },
      ],
    },
  ],
})

/** TID 1002: a device has measured. */
const observer = ({ model }: Pick<AnalysisReport, 'model'>): readonly Dataset[] => [
  codeOf('HAS OBS CONTEXT', dcm('121005', 'Observer Type'), dcm('121007', 'Device')),
  uidRefOf('HAS OBS CONTEXT', dcm('121012', 'Device Observer UID'), uidOf('program', MANUFACTURER)),
  textOf('HAS OBS CONTEXT', dcm('121013', 'Device Observer Name'), MANUFACTURER),
  textOf('HAS OBS CONTEXT', dcm('121015', 'Device Observer Model Name'), `${model.id} ${model.version}`),
]

function groupsOf({ photo, analysis, report }: NumbersToWrite): readonly Dataset[] {
  const head = (region: string, of: string): readonly Dataset[] => [
    textOf('HAS OBS CONTEXT', dcm('112039', 'Tracking Identifier'), `${region} / ${of}`),
    uidRefOf(
      'HAS OBS CONTEXT',
      dcm('112040', 'Tracking Unique Identifier'),
      uidOf('measurements', `${analysis.id}/${region}/${of}`),
    ),
    siteOf(region, photo),
    textOf('HAS CONCEPT MOD', dcm('111001', 'Algorithm Name'), `${report.model.id} ${report.model.version}`),
    textOf('HAS CONCEPT MOD', dcm('111003', 'Algorithm Version'), `pipeline ${report.pipelineVersion}`),
  ]
  const group = dcm('125007', 'Measurement Group')
  const ofMaps = Object.entries(report.metrics).flatMap(([region, maps]) =>
    PIGMENTS.map((pigment) =>
      containerOf(group, [
        ...head(region, pigment),
        codeOf('CONTAINS', dcm('121071', 'Finding'), MAP_NAMES[pigment]),
        ...Object.entries(OF_MAP).map(([name, [concept, unit, scale]]) =>
          numberOf(concept, maps[pigment][name as keyof typeof OF_MAP] * scale, unit),
        ),
      ]),
    ),
  )
  const ofSkin = Object.entries(report.skin).map(([region, { itaDegrees, roughness }]) =>
    containerOf(group, [
      ...head(region, 'skin'),
      numberOf(own('ITA', 'Individual typology angle'), itaDegrees, UNITS.degree),
      numberOf(own('ROUGHNESS', 'Mean difference of neighbouring pixels'), roughness, UNITS.lightness),
    ]),
  )
  return [...ofMaps, ...ofSkin]
}

/** Where on the body; the whole of what was measured is what the photo shows. */
function siteOf(region: string, photo: Photo): Dataset {
  if (!isFaceRegion(region)) return codeOf('HAS CONCEPT MOD', FINDING_SITE, BODY_CODES[bodyPartOf(photo)])
  const [part, side] = REGION_SITES[region]
  const laterality = side
    ? [codeOf('HAS CONCEPT MOD', code('SCT', '272741003', 'Laterality'), SIDES[side])]
    : []
  return codeOf('HAS CONCEPT MOD', FINDING_SITE, BODY_CODES[part], laterality)
}
