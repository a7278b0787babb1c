import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import type { MeasuredOutline } from '../../../shared/contract/region-channels.ts'
import { FACE_REGIONS } from '../../../shared/imaging/face-regions.ts'
import type { ConfidenceMetrics, RegionMetrics } from '../../../shared/imaging/metrics.ts'
import { isInside, outlineArea, type Outline, type Point } from '../../../shared/imaging/outline.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'
import type { Texts } from '../../i18n/texts.ts'

/** A region of the photo at hand whose numbers can be read. */
export interface ShownRegion {
  readonly id: string
  readonly kind: 'whole' | 'face' | 'drawn'
  /** px of the photo; null: the whole of what was measured. */
  readonly outline: Outline | null
  readonly maps: RegionMetrics
  /** Absent in reports of versions that computed no confidence. */
  readonly confidence?: Readonly<Record<Pigment, ConfidenceMetrics>> | undefined
  /** Of a drawn region alone: which of them it is, and how large. */
  readonly number?: number
  readonly measured?: MeasuredOutline
}

/** A region that the user has drawn over an analysis. */
export interface DrawnRegion {
  readonly id: string
  /** The analysis that it was measured in. */
  readonly set: string
  /** From 1 up. */
  readonly number: number
  readonly outline: Outline
  readonly measured: MeasuredOutline
}

export const withDrawn = (
  regions: readonly ShownRegion[],
  drawn: readonly DrawnRegion[],
): readonly ShownRegion[] => [
  ...regions,
  ...drawn.map(({ id, number, outline, measured }) => ({
    id,
    kind: 'drawn' as const,
    outline,
    maps: measured.maps,
    confidence: measured.confidence,
    number,
    measured,
  })),
]

/** The regions of a report: the whole first, then the parts of the face. */
export function regionsOf(report: AnalysisReport): readonly ShownRegion[] {
  const { metrics, confidence, region } = report
  const [whole] = Object.keys(metrics)
  const ids = [...(whole === undefined ? [] : [whole]), ...FACE_REGIONS]
  return ids.flatMap((id) => {
    const maps = metrics[id]
    const outline = region.outlines?.[id] ?? null
    const kind = id === whole ? 'whole' : 'face'
    if (!maps || (kind === 'face' && !outline)) return []
    return [{ id, kind, outline, maps, confidence: confidence?.regions[id] }]
  })
}

/** The smallest region that holds a place. */
export function regionAt(regions: readonly ShownRegion[], place: Point): ShownRegion | null {
  const holding = regions
    .flatMap((region) => (region.outline ? [{ region, outline: region.outline }] : []))
    .filter(({ outline }) => isInside(outline, place))
    .sort((a, b) => outlineArea(a.outline) - outlineArea(b.outline))
  return holding[0]?.region ?? null
}

export function regionName({ id, kind, number }: ShownRegion, texts: Texts): string {
  if (number !== undefined) return texts.regions.draw.name(number)
  if (kind === 'whole') return texts.numbers.regions[id === 'face' || id === 'skin' ? id : 'whole']
  const name = FACE_REGIONS.find((one) => one === id)
  return name ? texts.regions.names[name] : id
}
