import { z } from 'zod'
import { recordId } from '../domain/record-id.ts'
import { EARLIER_PHOTOS } from './change-path.ts'
import { similarity } from '../imaging/alignment.ts'
import { LAYERS } from '../imaging/layers.ts'
import { PIGMENTS } from '../imaging/pigments.ts'
import { FILM_LAYERS } from './film-state.ts'
import { LANGUAGES, THEMES } from './settings.ts'

/**
 * What the patient's screen shows: pictures and where they lie, and nothing of whose they are. The staff's window says it, main
 * checks it against the photos that are open, and hands it on.
 */

const fraction = z.number().min(0).max(1)
const side = z.number().positive().max(1e6)
const size = z.strictObject({ width: side, height: side })
const percent = z.number().int().min(1).max(99)

/** Where the pixels of a sheet come from, by ids that nobody can guess. */
const pictureSource = z.discriminatedUnion('kind', [
  /** A layer of an open photo, in tiles; of a map what is below `from` percent shows the photo; of a light the one of `only` one map. */
  z.strictObject({
    kind: z.literal('layer'),
    set: z.uuid(),
    layer: z.enum(LAYERS),
    from: percent.optional(),
    only: z.enum(PIGMENTS).optional(),
  }),
  /** What has changed in a map; `version` differs where a photo has been moved by hand since. */
  z.strictObject({
    kind: z.literal('change'),
    hand: z.uuid(),
    other: z.uuid(),
    pigment: z.enum(PIGMENTS),
    earlier: z.enum(EARLIER_PHOTOS),
    version: z.string().regex(/^[-+._e\d]{1,200}$/),
  }),
  /** A picture of the film. */
  z.strictObject({
    kind: z.literal('film'),
    film: z.uuid(),
    photo: recordId,
    layer: z.enum(FILM_LAYERS),
    from: percent.optional(),
  }),
])
export type PictureSource = z.infer<typeof pictureSource>

/** A picture as it lies in a pane, under or over others. */
const patientSheet = z.strictObject({
  source: pictureSource,
  /** Of the photo, px, in which `place` ends. */
  image: size,
  /** From the image that the pane's look begins with to this one. */
  place: similarity,
  alpha: fraction,
  /** The part of the staff's pane that it covers, from its left, 0…1; null: all of it. */
  part: z.tuple([fraction, fraction]).nullable(),
})
export type PatientSheet = z.infer<typeof patientSheet>

/** How the staff's window looks at an image. */
const patientLook = z.strictObject({
  image: size,
  /** CSS px of the pane there. */
  pane: size,
  /** The whole image is shown, as large as the pane allows. */
  fitted: z.boolean(),
  /** From image to pane. */
  transform: similarity,
})
export type PatientLook = z.infer<typeof patientLook>

export const PATIENT_PANE_KINDS = ['one', 'wipe', 'flicker', 'change', 'film'] as const

const patientPane = z.strictObject({
  kind: z.enum(PATIENT_PANE_KINDS),
  layer: z.enum(LAYERS),
  /** When the photos in it were taken: of one its moment, of two over one another the earlier one's first. */
  days: z.array(z.number().int()).max(2),
  state: z.enum(['there', 'coming', 'absent']),
  /** Of a map, what in it is explained beside its colours. */
  marks: z.array(z.enum(['uncertain', 'notSkin'])).max(2),
  look: patientLook,
  /** From the photo at hand to the image that `look` begins with. */
  fromHand: similarity,
  /** From the lowest to the highest. */
  sheets: z.array(patientSheet).max(8),
  /** What is drawn over the lowest, by its id; null: nothing. */
  drawings: z.uuid().nullable(),
})
export type PatientPane = z.infer<typeof patientPane>

export const patientView = z.strictObject({
  panes: z.array(patientPane).min(1).max(6),
  /** Spot: px of the photo at hand. Null: it is off. */
  loupe: z
    .strictObject({
      spot: z.strictObject({ x: z.number(), y: z.number() }),
      zoom: z.number().positive().max(100),
    })
    .nullable(),
})
export type PatientView = z.infer<typeof patientView>

/** All that the patient's window is told. */
export const patientDisplay = z.strictObject({
  /** Null: one moment, please. */
  view: patientView.nullable(),
  /** Null: as the desktop prefers. */
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES),
  fullScreen: z.boolean(),
})
export type PatientDisplay = z.infer<typeof patientDisplay>

/** Follow: shows what the staff's window shows. Hold: keeps what it shows. Blank: shows nothing. */
export const PATIENT_SCREEN_MODES = ['follow', 'hold', 'blank'] as const
export type PatientScreenMode = (typeof PATIENT_SCREEN_MODES)[number]

/** The patient's screen as the staff's window knows it; null: it is not open. */
export const patientScreenState = z
  .strictObject({
    mode: z.enum(PATIENT_SCREEN_MODES),
    /** Whether a picture is on it. */
    showing: z.boolean(),
    fullScreen: z.boolean(),
  })
  .nullable()
export type PatientScreenState = z.infer<typeof patientScreenState>
