import type { Photo } from '../../shared/domain/photo.ts'
import type { FaceRegion } from '../../shared/imaging/face-regions.ts'
import { code, codeItem, type Code } from './codes.ts'
import type { Dataset } from './dataset.ts'

const sct = (value: string, meaning: string): Code => code('SCT', value, meaning)

/** SNOMED CT; checked against the tables of PS3.16 where these hold them, else against published value sets. */
export const BODY_CODES = {
  face: sct('89545001', 'Face'),
  forehead: sct('52795006', 'Forehead'),
  eyeRegion: sct('371398005', 'Eye region'),
  cheek: sct('60819002', 'Cheek'),
  nose: sct('45206002', 'Nose'),
  lip: sct('48477009', 'Lip'),
  chin: sct('30291003', 'Chin'),
  eyelid: sct('80243003', 'Eyelid'),
  ear: sct('117590005', 'Ear'),
  scalp: sct('41695006', 'Scalp'),
  neck: sct('45048000', 'Neck'),
  chest: sct('51185008', 'Chest'),
  back: sct('77568009', 'Back'),
  abdomen: sct('113345001', 'Abdomen'),
  shoulder: sct('16982005', 'Shoulder'),
  upperArm: sct('40983000', 'Upper arm'),
  forearm: sct('14975008', 'Forearm'),
  upperLimb: sct('53120007', 'Upper limb'),
  wrist: sct('8205005', 'Wrist'),
  hand: sct('85562004', 'Hand'),
  thigh: sct('68367000', 'Thigh'),
  lowerLeg: sct('30021000', 'Lower leg'),
  foot: sct('56459004', 'Foot'),
  skin: sct('39937001', 'Skin'),
} as const
export type BodyPart = keyof typeof BODY_CODES

const OF_FACE: ReadonlySet<BodyPart> = new Set([
  'face',
  'forehead',
  'eyeRegion',
  'cheek',
  'nose',
  'lip',
  'chin',
  'eyelid',
])

/** Body sites are typed: words by which one is known, the narrower before the wider. */
const WORDS: readonly (readonly [RegExp, BodyPart])[] = [
  [/forehead|额/i, 'forehead'],
  [/cheek|颊|脸蛋|颧/i, 'cheek'],
  [/forearm|前臂|小臂/i, 'forearm'],
  [/upper arm|上臂|大臂/i, 'upperArm'],
  [/lower leg|shin|calf|小腿/i, 'lowerLeg'],
  [/thigh|大腿/i, 'thigh'],
  [/eyelid|眼睑|眼皮/i, 'eyelid'],
  [/\beyes?\b|眼/i, 'eyeRegion'],
  [/nose|鼻/i, 'nose'],
  [/\blips?\b|唇/i, 'lip'],
  [/chin|颏|下巴/i, 'chin'],
  [/\bears?\b|耳/i, 'ear'],
  [/scalp|头皮/i, 'scalp'],
  [/neck|颈|脖/i, 'neck'],
  [/chest|胸/i, 'chest'],
  [/abdomen|belly|腹/i, 'abdomen'],
  [/shoulder|肩/i, 'shoulder'],
  [/\bback\b(?! of)|背部|后背/i, 'back'],
  [/\bwrists?\b|手腕/i, 'wrist'],
  [/\barms?\b|手臂|胳膊/i, 'upperLimb'],
  [/hand|手/i, 'hand'],
  [/\bfoot\b|足|脚/i, 'foot'],
  [/face|面部|脸/i, 'face'],
]

type Sides = Pick<Photo, 'view' | 'bodySite'>

/** What a photo shows: a face, or the typed site, or skin where that is not known. */
export function bodyPartOf({ view, bodySite }: Sides): BodyPart {
  if (view !== 'detail') return 'face'
  return WORDS.find(([words]) => words.test(bodySite))?.[1] ?? 'skin'
}

/** Whether somebody may be known by it. Of a site that is not known it is said that they may. */
export function isRecognizable(photo: Sides): boolean {
  const part = bodyPartOf(photo)
  return part === 'skin' || OF_FACE.has(part)
}

const VIEW_CODES = {
  front: sct('399033003', 'frontal'),
  left: sct('399173006', 'left lateral'),
  right: sct('399198007', 'right lateral'),
} as const

/** Of a head in that view: where a row and a column go. The left view shows the left cheek, the nose on the picture's left. */
const ORIENTATIONS = { front: ['L', 'F'], left: ['P', 'F'], right: ['A', 'F'] } as const

const LATERALITIES = { front: 'U', left: 'L', right: 'R' } as const

/** PS3.16 L: where a photo is seen from is said in terms of a head only where this stands beside it. */
export const FACE_TERM = 'FACE'

/** Which part of the body a photo shows, and from where. */
export function anatomyOf(photo: Sides): Dataset {
  const { view } = photo
  const region = { AnatomicRegionSequence: [codeItem(BODY_CODES[bodyPartOf(photo)])] }
  if (view === 'detail') return { ...region, PatientOrientation: '' }
  return {
    ...region,
    BodyPartExamined: FACE_TERM,
    PatientOrientation: ORIENTATIONS[view],
    ImageLaterality: LATERALITIES[view],
    ViewCodeSequence: [codeItem(VIEW_CODES[view])],
  }
}

/** The regions that have numbers of their own, and the side where they have one. */
export const REGION_SITES: Readonly<Record<FaceRegion, readonly [BodyPart, 'left' | 'right' | null]>> = {
  forehead: ['forehead', null],
  'eye-area-right': ['eyeRegion', 'right'],
  'eye-area-left': ['eyeRegion', 'left'],
  'cheek-right': ['cheek', 'right'],
  'cheek-left': ['cheek', 'left'],
  nose: ['nose', null],
  'upper-lip': ['lip', null],
  chin: ['chin', null],
}
