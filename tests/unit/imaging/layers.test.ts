import { describe, expect, it } from 'vitest'
import {
  LAYERS,
  LIGHT_LAYERS,
  lightOfLayer,
  MAP_LAYERS,
  pigmentOfLayer,
} from '../../../src/shared/imaging/layers.ts'
import { LIGHTS } from '../../../src/shared/imaging/lights.ts'
import { PIGMENTS } from '../../../src/shared/imaging/pigments.ts'

describe('the layers', () => {
  it('are the photo, its two parts, a map for every pigment and a light for every light, each once', () => {
    const expected = ['photo', 'diffuse', 'specular', ...MAP_LAYERS, ...LIGHT_LAYERS]
    expect([...LAYERS]).toEqual(expected)
    expect(new Set(LAYERS).size).toBe(LAYERS.length)
    expect([MAP_LAYERS.length, LIGHT_LAYERS.length]).toEqual([PIGMENTS.length, LIGHTS.length])
  })

  it('say which pigment or light they show, and no other', () => {
    expect(MAP_LAYERS.map(pigmentOfLayer)).toEqual([...PIGMENTS])
    expect(LIGHT_LAYERS.map(lightOfLayer)).toEqual([...LIGHTS])
    for (const layer of ['photo', 'diffuse', 'specular', ...LIGHT_LAYERS] as const)
      expect(pigmentOfLayer(layer)).toBeNull()
    for (const layer of ['photo', 'diffuse', 'specular', ...MAP_LAYERS] as const)
      expect(lightOfLayer(layer)).toBeNull()
  })
})
