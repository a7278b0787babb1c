import {
  applied,
  identityBetween,
  MOST_NODES,
  nodePlace,
  scaleOf,
  type Alignment,
  type Similarity,
} from '../../../shared/imaging/alignment.ts'
import type { ImageSize, RgbImage } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import { faceOutline, interpupillaryPx, type Landmarks } from '../skin/landmarks.ts'
import { fillOutline } from '../skin/raster.ts'
import { FIND_SIDE } from '../skin/work-picture.ts'
import { clipped, faceWindow, fitFaces, photoPlace } from './face-fit.ts'
import type { Grid } from './node-field.ts'
import type { Refined } from './refine-alignment.ts'
import { shrunk, shrunkBy, wholeOf, type AlignmentServices } from './shrunk.ts'
import { quantile } from './similarity-fit.ts'
import { TEXTURE_SIDE } from './texture-search.ts'

/** Long side, px, that the copies which are matched block by block come near to. */
const MATCH_SIDE = 900

/** Nodes on the distance between the pupils, and on the long side of a photo without a face. */
const NODES_PER_UNIT = 10
const NODES_PER_SIDE = 32

/**
 * Shares of the nodes that must have found their like, in the widest search and in the finest: by chance hardly one in
 * fifty ends within reach of its neighbours (pipeline, "Aligning two photos").
 */
const LEAST_FOUND = { first: 0.25, last: 0.25 }

/** What a photo was aligned by, before the refinement. */
interface Start {
  readonly similarity: Similarity
  readonly method: 'landmarks' | 'texture'
  /** The part of the reference that is matched. */
  readonly part: PixelRect
  readonly grid: Grid
  /** One byte a node. */
  readonly inside: Uint8Array
  /** What the residual is a share of, px of the reference. */
  readonly unit: { readonly name: 'interpupillary' | 'diagonal'; readonly px: number }
  /** Px of the reference; empty where nothing is known. */
  readonly errors: readonly number[]
}

/** The landmarks of the face that fills most of the photo, px of the photo (corner at 0); null: none was found. */
export async function landmarksOf(photo: RgbImage, services: AlignmentServices): Promise<Landmarks | null> {
  const picture = await shrunk(photo, wholeOf(photo), FIND_SIDE, services)
  const face = await services.runner.run('findFaceIn', { picture }, { signal: services.signal })
  return face && face.landmarks.map((point) => photoPlace(picture, point))
}

/**
 * How `other` ("before") lies on `reference` ("after"). Never fails because of what is in the photos: where they have
 * nothing in common, the method is `none` and their frames are fitted to each other.
 */
export async function alignPhotos(
  reference: RgbImage,
  other: RgbImage,
  services: AlignmentServices,
): Promise<Alignment> {
  const [one, two] = await Promise.all([landmarksOf(reference, services), landmarksOf(other, services)])
  return alignWith(reference, other, { reference: one, other: two }, services)
}

/** The same with faces that were looked for before. */
export async function alignWith(
  reference: RgbImage,
  other: RgbImage,
  faces: { readonly reference: Landmarks | null; readonly other: Landmarks | null },
  services: AlignmentServices,
): Promise<Alignment> {
  const start =
    (faces.reference && faces.other && startOfFaces(reference, faces.reference, faces.other)) ??
    (await startOfTexture(reference, other, services))
  if (!start) return identityBetween(reference, other)
  const refined = await refine(reference, other, start, services)
  const trusted =
    refined && refined.foundFirst >= LEAST_FOUND.first && refined.foundLast >= LEAST_FOUND.last
      ? refined
      : null
  if (!trusted && start.method === 'texture') return identityBetween(reference, other)
  return {
    ...identityBetween(reference, other),
    similarity: trusted?.similarity ?? start.similarity,
    refinement: trusted?.refinement ?? null,
    method: start.method,
    residual: residualOf(trusted?.errors ?? start.errors, start.unit),
  }
}

function startOfFaces(photo: ImageSize, reference: Landmarks, other: Landmarks): Start | null {
  const fit = fitFaces(reference, other)
  if (!fit) return null
  const px = interpupillaryPx(reference)
  const grid = gridOf(photo, px / NODES_PER_UNIT)
  const outline = faceOutline(reference).map(({ x, y }) => ({
    x: (x / photo.width) * (grid.columns - 1),
    y: (y / photo.height) * (grid.rows - 1),
  }))
  return {
    similarity: fit.similarity,
    method: 'landmarks',
    part: faceWindow(reference, photo),
    grid,
    inside: fillOutline({ width: grid.columns, height: grid.rows }, outline),
    unit: { name: 'interpupillary', px },
    errors: fit.errors.map((error) => error / scaleOf(fit.similarity)),
  }
}

async function startOfTexture(
  reference: RgbImage,
  other: RgbImage,
  services: AlignmentServices,
): Promise<Start | null> {
  const [one, two] = await Promise.all([
    shrunk(reference, wholeOf(reference), TEXTURE_SIDE, services),
    shrunk(other, wholeOf(other), TEXTURE_SIDE, services),
  ])
  const input = { reference: one, other: two }
  const similarity = await services.runner.run('searchTexture', input, { signal: services.signal })
  if (!similarity) return null
  const grid = gridOf(reference, Math.max(reference.width, reference.height) / NODES_PER_SIDE)
  const inside = Uint8Array.from({ length: grid.columns * grid.rows }, (_, node) => {
    const { x, y } = applied(similarity, nodePlace(grid, reference, node))
    return x >= 0 && y >= 0 && x <= other.width && y <= other.height ? 1 : 0
  })
  return {
    similarity,
    method: 'texture',
    part: wholeOf(reference),
    grid,
    inside,
    unit: { name: 'diagonal', px: Math.hypot(reference.width, reference.height) },
    errors: [],
  }
}

function gridOf({ width, height }: ImageSize, spacing: number): Grid {
  const nodes = (side: number): number => Math.min(MOST_NODES, Math.max(2, Math.round(side / spacing) + 1))
  return { columns: nodes(width), rows: nodes(height) }
}

async function refine(
  reference: RgbImage,
  other: RgbImage,
  { similarity, part, grid, inside }: Start,
  services: AlignmentServices,
): Promise<Refined | null> {
  const scale = scaleOf(similarity)
  const corners = [0, 1, 2, 3].map((corner) =>
    applied(similarity, {
      x: part.x + (corner % 2) * part.width,
      y: part.y + (corner >> 1) * part.height,
    }),
  )
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const seen = clipped(
    { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) },
    other,
  )
  // No finer than the coarser of the two photos.
  const ratio = Math.max(part.width, part.height) / MATCH_SIDE
  const factor = Math.max(1, Math.round(Math.max(ratio, 1 / scale)))
  const [one, two] = await Promise.all([
    shrunkBy(reference, part, factor, services),
    shrunkBy(other, seen, Math.max(1, Math.round(factor * scale)), services),
  ])
  const { width, height } = reference
  const input = { reference: one, other: two, referenceSize: { width, height }, similarity, grid, inside }
  return services.runner.run('refineAlignment', input, { signal: services.signal })
}

function residualOf(errors: readonly number[], { name, px }: Start['unit']): Alignment['residual'] {
  const medianPx = quantile(errors, 0.5)
  const p95Px = quantile(errors, 0.95)
  return { medianPx, p95Px, medianShare: medianPx / px, p95Share: p95Px / px, unit: name }
}
