import type { Frame } from '../plane.ts'
import { posed } from '../pose.ts'
import { createRandom } from '../random.ts'
import { type PatchMeta, type RenderedPatch, renderScene } from '../render.ts'
import type { Domain } from '../skin-optics.ts'
import type { PointMm } from '../structures.ts'
import type { SkinType } from '../subject.ts'
import { type LandmarkName, type RegionName, faceLandmarks, faceRegions } from './face-regions.ts'
import { type FaceSetting, faceScene } from './face-scene.ts'
import { FACE_HEIGHT_MM, FACE_WIDTH_MM, drawPerson } from './person.ts'

export interface FaceOptions {
  /** 6 where absent: 1320 × 1680 pixels. */
  readonly pxPerMm?: number
  /** Drawn where absent. */
  readonly skinType?: SkinType
  /** 0 = the first visit. */
  readonly visit?: number
  /** Days from visit to visit, 30 where absent. */
  readonly days?: number
  /** Which photo of the same visit, 0 where absent: noise, exposure and white balance differ. */
  readonly capture?: number
  /** `held-out`: optics, lamps, cameras and textures of which no training picture has any. Default: `training`. */
  readonly domain?: Domain
  /** `clinic` (where absent): soft light and a good camera on a stand. `any`: what people's photos have. */
  readonly setting?: FaceSetting
  /** The same face under another lamp and with another camera. */
  readonly otherCamera?: boolean
}

export interface RenderedFace extends RenderedPatch {
  /** Outlines in pixels of the picture; left and right are the person's. */
  readonly regions: Readonly<Record<RegionName, readonly PointPx[]>>
  /** Points in pixels of the picture. */
  readonly landmarks: Readonly<Record<LandmarkName, PointPx>>
  readonly meta: FaceMeta
}

export interface PointPx {
  readonly x: number
  readonly y: number
}

export interface FaceMeta extends PatchMeta {
  readonly visit: number
  /** Days since the first visit. */
  readonly day: number
  /** Years. */
  readonly age: number
}

/** The face of somebody who does not exist, on one visit: the same seed and options give the same bytes. */
export function renderFace(seed: number, options: FaceOptions = {}): RenderedFace {
  const { pxPerMm = 6, visit = 0, days = 30, capture = 0, domain = 'training' } = options
  const { setting = 'clinic', otherCamera = false } = options
  const random = createRandom(seed, 'face')
  const person = drawPerson(random.fork('person'), options.skinType)
  const frame: Frame = {
    width: Math.round(FACE_WIDTH_MM * pxPerMm),
    height: Math.round(FACE_HEIGHT_MM * pxPerMm),
    pxPerMm,
    textures: domain === 'training' ? 'gradient' : 'value',
  }
  const regions = faceRegions(person.measures)
  const day = visit * days
  const scene = faceScene(random, frame, person, regions, {
    visit,
    day,
    capture,
    domain,
    setting,
    otherCamera,
  })
  const rendered = renderScene(seed, scene)
  const inPixels = (point: PointMm): PointPx => {
    const { x, y } = scene.pose === undefined ? point : posed(scene.pose, frame, point)
    return { x: x * pxPerMm, y: y * pxPerMm }
  }
  return {
    ...rendered,
    regions: mapValues(regions, (outline) => outline.map(inPixels)),
    landmarks: mapValues(faceLandmarks(person.measures), inPixels),
    meta: { ...rendered.meta, visit, day, age: Math.floor(person.age) },
  }
}

function mapValues<K extends string, From, To>(
  values: Readonly<Record<K, From>>,
  change: (value: From) => To,
): Record<K, To> {
  const entries = Object.entries<From>(values).map(([name, value]) => [name, change(value)])
  return Object.fromEntries(entries) as Record<K, To>
}
