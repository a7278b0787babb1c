import { LIGHTS, type Light } from './lights.ts'
import { PIGMENTS, type Pigment } from './pigments.ts'

/**
 * Everything of an analysis that can be looked at: the photo, its two parts, the maps and the lights. Ids, not colour
 * words: "red" alone could be a map or a light.
 */
export const LAYERS = [
  'photo',
  'diffuse',
  'specular',
  'map.red',
  'map.brown',
  'map.gray',
  'light.gray',
  'light.yellow',
  'light.red',
  'light.blue',
] as const

export type Layer = (typeof LAYERS)[number]
export type MapLayer = Extract<Layer, `map.${string}`>
export type LightLayer = Extract<Layer, `light.${string}`>

export const MAP_LAYERS: readonly MapLayer[] = PIGMENTS.map((pigment) => `map.${pigment}` as const)
export const LIGHT_LAYERS: readonly LightLayer[] = LIGHTS.map((light) => `light.${light}` as const)

/** The pigment of a map, the light of a light; null of any other layer. */
export function pigmentOfLayer(layer: Layer): Pigment | null {
  return PIGMENTS.find((pigment) => layer === `map.${pigment}`) ?? null
}

export function lightOfLayer(layer: Layer): Light | null {
  return LIGHTS.find((light) => layer === `light.${light}`) ?? null
}
