import { PIGMENTS, type Pigment } from '../../src/shared/imaging/pigments.ts'
import { MAP_OF, type SceneMeasurement, perPigment } from './scene-measurement.ts'
import { quantile } from './statistics.ts'

/** Borders of the ranges, ΔE00: some 1 can just be seen side by side. */
const BORDERS = [0, 1, 2, 4, 8, Infinity] as const

/** How well a net's maps follow the truth in pictures that the pigment changes by so much. */
export interface ContrastSummary {
  /** ΔE00; the upper one, null for none, belongs to the next range. Null where the pigment nowhere makes a lesion. */
  readonly range: { readonly from: number; readonly to: number | null } | null
  /** Of each net's map: pictures that show the pigment, and the median of Pearson's r over them; null for no picture. */
  readonly maps: Readonly<
    Record<
      string,
      Partial<Readonly<Record<Pigment, { readonly pictures: number; readonly median: number | null }>>>
    >
  >
  /** Median of the oracle's r over the same pictures. */
  readonly oracle: Readonly<Record<Pigment, number | null>>
}

/** What hardly changes a photo can hardly be found in it: by the colour difference that a map's own sources make. */
export function summarizeContrasts(
  scenes: readonly SceneMeasurement[],
  nets: readonly string[],
): readonly ContrastSummary[] {
  const ranges = BORDERS.slice(0, -1).map((from, index) => ({ from, to: BORDERS[index + 1] as number }))
  return [
    { range: null, ...rsWhere(scenes, nets, (contrast) => contrast === null) },
    ...ranges.map(({ from, to }) => ({
      range: { from, to: Number.isFinite(to) ? to : null },
      ...rsWhere(scenes, nets, (contrast) => contrast !== null && contrast >= from && contrast < to),
    })),
  ]
}

function rsWhere(
  scenes: readonly SceneMeasurement[],
  nets: readonly string[],
  isIn: (contrast: number | null) => boolean,
): Pick<ContrastSummary, 'maps' | 'oracle'> {
  const ownOf = (pigment: Pigment): readonly SceneMeasurement[] =>
    scenes.filter((scene) => isIn(contrastOf(scene, pigment)))
  const ofNet = (net: string) =>
    PIGMENTS.map((pigment) => {
      const own = ownOf(pigment)
      const values = own.flatMap((scene) => scene.maps[net]?.[pigment]?.pearson ?? [])
      return [pigment, { pictures: values.length, median: quantile(values, 0.5) }] as const
    })
  return {
    maps: Object.fromEntries(nets.map((net) => [net, Object.fromEntries(ofNet(net))])),
    oracle: perPigment((pigment) =>
      quantile(
        ownOf(pigment).flatMap(({ oracle }) => oracle[pigment] ?? []),
        0.5,
      ),
    ),
  }
}

/** Of the source of the map that changes the photo most; null where none makes a lesion. */
function contrastOf({ responses }: SceneMeasurement, pigment: Pigment): number | null {
  const own = responses.filter(({ source }) => MAP_OF[source] === pigment)
  return own.length === 0 ? null : Math.max(...own.map(({ contrast }) => contrast))
}
