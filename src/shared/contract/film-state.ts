import { z } from 'zod'
import { recordId } from '../domain/record-id.ts'
import { similarity } from '../imaging/alignment.ts'
import type { Layer } from '../imaging/layers.ts'
import { pageError } from './error-data.ts'

/** The layers that a frame of a film can be looked at in. */
export const FILM_LAYERS = ['photo', 'map.red', 'map.brown', 'map.gray'] as const satisfies readonly Layer[]
export type FilmLayer = (typeof FILM_LAYERS)[number]

/** A film has at most so many frames: the latest photos, the one at hand among them. */
export const MAX_FRAMES = 60

const side = z.number().int().positive()

/** How far the pictures of a photo are. */
const made = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('waiting') }),
  z.strictObject({ kind: z.literal('making') }),
  z.strictObject({ kind: z.literal('failed'), error: pageError }),
  z.strictObject({
    kind: z.literal('there'),
    /** Of the photo; its pictures are smaller, and show all of it. */
    width: side,
    height: side,
    /** The photo, and the maps that the record holds of it. */
    layers: z.array(z.enum(FILM_LAYERS)),
    /** From px of the photo at hand to px of this one. */
    place: similarity,
    /** Whether the same skin lies at the same place; otherwise frame lies on frame. */
    aligned: z.boolean(),
  }),
])

const filmFrame = z.strictObject({ photo: recordId, takenMs: z.number().int(), made })
export type FilmFrame = z.infer<typeof filmFrame>

/** A patient's photos of one view, small and laid on each other: one value that main owns. */
export const patientFilm = z.strictObject({
  /** That pictures are asked for with. */
  id: z.uuid(),
  /** The photo at hand. */
  hand: recordId,
  /** The first taken first. */
  frames: z.array(filmFrame).max(MAX_FRAMES),
})
export type PatientFilm = z.infer<typeof patientFilm>

/** Null: nobody looks at a film. */
export const filmState = patientFilm.nullable()
export type FilmState = z.infer<typeof filmState>
