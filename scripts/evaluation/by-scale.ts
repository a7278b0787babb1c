import { PIGMENTS, type Pigment } from '../../src/shared/imaging/pigments.ts'
import type { SceneMeasurement } from './scene-measurement.ts'
import { quantile } from './statistics.ts'

/** Borders of the ranges, px/mm: the last one ends with the simulator's scales. */
const BORDERS = [3, 5, 8, 12, 18, 25] as const

/** How well a net's maps follow the truth in pictures of a range of scales. */
export interface ScaleSummary {
  /** px/mm; the upper one belongs to the next range. */
  readonly from: number
  readonly to: number
  /** Of each net's map: pictures that show the pigment, and the median of Pearson's r over them; null for no picture. */
  readonly maps: Readonly<
    Record<
      string,
      Partial<Readonly<Record<Pigment, { readonly pictures: number; readonly median: number | null }>>>
    >
  >
}

/** The finest skin and the widest view are not in one picture: what a net makes of each. */
export function summarizeScales(
  scenes: readonly SceneMeasurement[],
  nets: readonly string[],
): readonly ScaleSummary[] {
  return BORDERS.slice(0, -1).map((from, index) => {
    const to = BORDERS[index + 1] as number
    const own = scenes.filter(({ pxPerMm }) => pxPerMm >= from && (pxPerMm < to || to === BORDERS.at(-1)))
    const maps = nets.map((net) => {
      const planes = PIGMENTS.map((pigment) => {
        const values = own.flatMap((scene) => scene.maps[net]?.[pigment]?.pearson ?? [])
        return [pigment, { pictures: values.length, median: quantile(values, 0.5) }] as const
      })
      return [net, Object.fromEntries(planes)] as const
    })
    return { from, to, maps: Object.fromEntries(maps) }
  })
}
