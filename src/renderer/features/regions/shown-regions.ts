import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import type { MeasuredRings } from '../../../shared/contract/region-channels.ts'
import { FACE_REGIONS } from '../../../shared/imaging/face-regions.ts'
import type { ConfidenceMetrics, RegionMetrics } from '../../../shared/imaging/metrics.ts'
import { isInsideRings, ringsArea, type Point, type Rings } from '../../../shared/imaging/outline.ts'
import type { Pigment } from '../../../shared/imaging/pigments.ts'
import type { Texts } from '../../i18n/texts.ts'
import type { OwnRegion } from './photo-regions.ts'

/** A region of the photo at hand whose numbers can be read. */
export interface ShownRegion {
  readonly id: string
  readonly kind: 'whole' | 'face' | 'drawn'
  /** px of the photo; null: the whole of what was measured. */
  readonly rings: Rings | null
  /** Null: not measured, or not yet, or there is no skin in it. */
  readonly maps: RegionMetrics | null
  /** Absent in reports of versions that computed no confidence. */
  readonly confidence?: Readonly<Record<Pigment, ConfidenceMetrics>> | undefined
  /** Of a drawn region alone: which of them it is, and how large, once it has been measured. */
  readonly drawn?: Pick<OwnRegion, 'ordinal' | 'name'>
  readonly measured?: MeasuredRings
}

/** `measured`: by the drawn regions' keys. */
export const withDrawn = (
  regions: readonly ShownRegion[],
  drawn: readonly OwnRegion[],
  measured: ReadonlyMap<string, MeasuredRings>,
): readonly ShownRegion[] => [
  ...regions,
  ...drawn.map((region): ShownRegion => {
    const found = measured.get(region.key)
    const { key: id, rings } = region
    const own = { id, kind: 'drawn', rings, drawn: region } as const
    if (!found) return { ...own, maps: null }
    const maps = found.skinPx === 0 ? null : found.maps
    return { ...own, maps, confidence: found.confidence, measured: found }
  }),
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
    return [{ id, kind, rings: outline && [outline], maps, confidence: confidence?.regions[id] }]
  })
}

/** The smallest region that holds a place. */
export function regionAt(regions: readonly ShownRegion[], place: Point): ShownRegion | null {
  const holding = regions
    .flatMap((region) => (region.rings ? [{ region, rings: region.rings }] : []))
    .filter(({ rings }) => isInsideRings(rings, place))
    .sort((a, b) => ringsArea(a.rings) - ringsArea(b.rings))
  return holding[0]?.region ?? null
}

/** What a drawn region is called: as somebody named it, or by its number. */
export const drawnName = ({ name, ordinal }: Pick<OwnRegion, 'name' | 'ordinal'>, texts: Texts): string =>
  name === '' ? texts.regions.draw.name(ordinal) : name

export function regionName({ id, kind, drawn }: ShownRegion, texts: Texts): string {
  if (drawn) return drawnName(drawn, texts)
  if (kind === 'whole') return texts.numbers.regions[id === 'face' || id === 'skin' ? id : 'whole']
  const name = FACE_REGIONS.find((one) => one === id)
  return name ? texts.regions.names[name] : id
}
