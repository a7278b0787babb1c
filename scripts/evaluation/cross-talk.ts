import { FINDING_SOURCES, type FindingSource } from '../../src/main/simulator/patch-plan.ts'
import { PIGMENTS, type Pigment } from '../../src/shared/imaging/pigments.ts'
import { MAP_OF, type SourceResponse } from './scene-measurement.ts'
import { mean, quantile } from './statistics.ts'

/** Below this response of its own map, on the scale of the truth, a quotient would be noise over noise. */
const LEAST_OWN_RESPONSE = 0.02

export interface CrossTalk {
  /** Scenes per source. */
  readonly scenes: Readonly<Record<FindingSource, number>>
  /**
   * Own response: the change of the source's own map over the truth there. 1 = the whole of it, 0 = not seen. Baselines
   * have other units than the truth and no such figure.
   */
  readonly own: Readonly<Record<FindingSource, number | null>>
  /** Median r of the source's own map with the truth where the source is alone: no other finding to be taken for it. */
  readonly alone: Readonly<Record<FindingSource, number | null>>
  /**
   * matrix[source][map]: how much the map changes where the source alone is present, over the change of the
   * source's own map there. 1 by definition for the own map; 0 wanted elsewhere; negative = the map falls.
   */
  readonly matrix: Readonly<Record<FindingSource, Partial<Readonly<Record<Pigment, number | null>>>>>
}

/**
 * Cross-talk of one method over many scenes. Every scene is rendered with the findings of one source alone, and once
 * more with none: same subject, relief, light, camera and noise. So the difference of the maps is due to that source, and
 * neither the skin's own unevenness nor a steady offset of a map counts. It is averaged over the pixels with a truth of
 * `LESION_LEVEL` or more, then over scenes; the matrix is the quotient of these averages.
 *
 * `inTruthUnits`: the maps of a net are taken as they are. Those of a baseline are in units of their own, so each is
 * scaled first such that it answers to its own pigment (gray: dermal melanin) with the truth's mean there. One that has no map for a source is divided by the truth itself.
 */
export function crossTalk(
  responses: readonly SourceResponse[],
  method: string,
  inTruthUnits: boolean,
): CrossTalk {
  const of = (source: FindingSource): readonly SourceResponse[] =>
    responses.filter((response) => response.source === source)
  const change = (source: FindingSource, map: Pigment): number | null => {
    const values = of(source).flatMap((response) => response.change[method]?.[map] ?? [])
    return values.length > 0 ? mean(values) : null
  }
  const truth = (source: FindingSource): number => mean(of(source).map((response) => response.truth))

  const scaleOf = (map: Pigment): number | null => {
    if (inTruthUnits) return 1
    const source = SCALE_SOURCE[map]
    const own = change(source, map)
    return own !== null && own > 0 ? truth(source) / own : null
  }
  const scales = { red: scaleOf('red'), brown: scaleOf('brown'), gray: scaleOf('gray') }
  const scaled = (source: FindingSource, map: Pigment): number | null => {
    const value = change(source, map)
    return value === null || scales[map] === null ? null : value * scales[map]
  }
  const row = (source: FindingSource): Partial<Record<Pigment, number | null>> => {
    const known = change(source, MAP_OF[source]) !== null
    const own = inTruthUnits || known ? scaled(source, MAP_OF[source]) : truth(source)
    return Object.fromEntries(
      PIGMENTS.map((map) => {
        const value = scaled(source, map)
        return [map, value === null || own === null || own < LEAST_OWN_RESPONSE ? null : value / own]
      }),
    )
  }
  return {
    scenes: perSource((source) => of(source).length),
    own: perSource((source) => {
      const value = change(source, MAP_OF[source])
      return inTruthUnits && value !== null ? value / truth(source) : null
    }),
    alone: perSource((source) =>
      quantile(
        of(source).flatMap(({ alone }) => alone[method] ?? []),
        0.5,
      ),
    ),
    matrix: perSource(row),
  }
}

const SCALE_SOURCE: Readonly<Record<Pigment, FindingSource>> = {
  red: 'blood',
  brown: 'melanin',
  gray: 'dermalMelanin',
}

function perSource<T>(value: (source: FindingSource) => T): Record<FindingSource, T> {
  return Object.fromEntries(FINDING_SOURCES.map((source) => [source, value(source)])) as Record<
    FindingSource,
    T
  >
}
