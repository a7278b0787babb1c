import { COLOUR_SCALES, SCALE_STEPS } from '../../src/shared/imaging/colour-scales.ts'
import type { Pigment } from '../../src/shared/imaging/pigments.ts'
import { renderPatch } from '../../src/main/simulator/render.ts'
import type { MapsOf, SceneInput } from './scene-measurement.ts'
import { perPigment } from './scene-measurement.ts'

/** Pictures in a row: the photo, the three truths, the net's three maps. */
export const COLUMNS = 7

/** One scene as pictures side by side in the product's colours: `COLUMNS · size` × size, interleaved sRGB bytes. */
export async function exampleRow(
  { seed, size, skinType, domain }: SceneInput,
  net: string,
  mapsOf: MapsOf,
): Promise<Uint8Array> {
  const patch = renderPatch(seed, { width: size, height: size, skinType, domain })
  const { maps } = await mapsOf(patch)
  const pixels = size * size
  const row = new Uint8Array(COLUMNS * pixels * 3)
  const paint = (column: number, colourAt: (index: number) => ArrayLike<number>): void => {
    for (let i = 0; i < pixels; i++) {
      const at = (Math.floor(i / size) * COLUMNS + column) * size + (i % size)
      row.set(Array.from(colourAt(i)), 3 * at)
    }
  }
  const inScale = (pigment: Pigment, value: number): Uint8Array => {
    const step = Math.round(value * (SCALE_STEPS - 1))
    return COLOUR_SCALES[pigment].subarray(3 * step, 3 * step + 3)
  }
  paint(0, (i) => patch.rgb.data.slice(3 * i, 3 * i + 3))
  perPigment((pigment, index) => {
    paint(1 + index, (i) => inScale(pigment, patch.truth[index * pixels + i] as number))
    const plane = maps[net]?.[pigment]
    if (plane) paint(4 + index, (i) => inScale(pigment, plane[i] as number))
  })
  return row
}
