import { LayeredSkin } from '../../src/main/simulator/layered-skin.ts'
import { linearSrgbOf } from '../../src/main/simulator/observer.ts'
import { typicalPhysics } from '../../src/main/simulator/physics.ts'
import type { RgbPlanes } from '../../src/main/simulator/sensor.ts'
import type { BaselineMaps } from './baselines.ts'
import { forPixels } from './linear-picture.ts'

/**
 * Amounts in the table, µm of equivalent layer: evenly spaced in the square root, as the first µm change most. At 12 µm
 * of melanin (ITA near −45°) the chromaticity turns back towards gray: a longer table would be ambiguous.
 */
const MOST_MELANIN_UM = 12
const MOST_BLOOD_UM = 30
const NODES = 48

/** Sides of the grid of chromaticities whose nearest entry is remembered. */
const CELLS = 1024

interface Entry {
  readonly melaninUm: number
  readonly bloodUm: number
  readonly red: number
  readonly green: number
}

/**
 * Inversion by look-up: the chromaticity r = R/(R+G+B), g = G/(R+G+B) of a pixel, which shading leaves alone, and the
 * nearest of a table over melanin and blood; after S. Alotaibi and W. A. P. Smith, "A biophysical 3D morphable model
 * of face appearance", ICCVW 2017, and "BioFaceNet", BMVC 2019. The table is from our own forward model with the
 * middle of every constant's range (`typicalPhysics`: Kubelka and Munk) under D65 and the standard observer; the held-out
 * pictures are traced, with other spectra.
 */
export function lookUpInversion(picture: RgbPlanes): BaselineMaps {
  const count = picture[0].data.length
  const red = new Float32Array(count)
  const brown = new Float32Array(count)
  forPixels(picture, (i, r, g, b) => {
    const sum = r + g + b
    const entry = nearest(r / sum, g / sum)
    red[i] = entry.bloodUm
    brown[i] = entry.melaninUm
  })
  return { red, brown }
}

/** Chromaticities and amounts; made on first use. */
let table: readonly Entry[] | undefined
const remembered = new Map<number, Entry>()

/** The entry nearest to the middle of the chromaticity's cell. */
function nearest(red: number, green: number): Entry {
  const column = Math.min(CELLS - 1, Math.floor(red * CELLS))
  const row = Math.min(CELLS - 1, Math.floor(green * CELLS))
  const key = row * CELLS + column
  let found = remembered.get(key)
  if (!found) {
    found = nearestTo((column + 0.5) / CELLS, (row + 0.5) / CELLS)
    remembered.set(key, found)
  }
  return found
}

function nearestTo(red: number, green: number): Entry {
  table ??= makeTable()
  const distance = (entry: Entry): number => (entry.red - red) ** 2 + (entry.green - green) ** 2
  return table.reduce((best, entry) => (distance(entry) < distance(best) ? entry : best))
}

function makeTable(): readonly Entry[] {
  const skin = new LayeredSkin(typicalPhysics())
  const amounts = (most: number): readonly number[] =>
    Array.from({ length: NODES }, (_, i) => most * (i / (NODES - 1)) ** 2)
  return amounts(MOST_MELANIN_UM).flatMap((melaninUm) =>
    amounts(MOST_BLOOD_UM).map((bloodUm) => {
      const [r, g, b] = linearSrgbOf(skin.reflectance({ melaninUm, bloodUm, dermalMelaninUm: 0 }))
      return { melaninUm, bloodUm, red: r / (r + g + b), green: g / (r + g + b) }
    }),
  )
}
