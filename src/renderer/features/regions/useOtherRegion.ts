import { useEffect, useState } from 'react'
import type { ComparedPhoto } from '../../../shared/contract/comparison-state.ts'
import type { RegionMetrics } from '../../../shared/imaging/metrics.ts'
import { ringsInOther } from '../../../shared/imaging/rings-in-other.ts'
import { useInterface } from '../../app/interface-context.ts'
import { regionsOf, type ShownRegion } from './shown-regions.ts'

interface Measured {
  readonly of: string
  readonly maps: RegionMetrics | null
}

interface OtherRegion {
  /** Which of that photo's: the whole of one photo may be a face, and of another all that is in it. */
  readonly region: string
  readonly maps: RegionMetrics
}

/**
 * The numbers of a region of the photo at hand in a photo beside it: of the whole and of parts of the face that photo's own; of a
 * drawn one those of the same skin, where the photos have been laid on each other. Null while they are not there.
 */
export function useOtherRegion(region: ShownRegion | null, slot: ComparedPhoto | null): OtherRegion | null {
  const { client } = useInterface()
  const [measured, setMeasured] = useState<Measured | null>(null)
  const shown = slot?.session.shown
  const ready = shown?.phase === 'ready' ? shown : null
  const alignment = slot?.comparison?.alignment
  const rings =
    region?.kind === 'drawn' && region.rings && alignment && alignment.method !== 'none'
      ? JSON.stringify(ringsInOther(region.rings, alignment))
      : null
  const set = ready?.view.set ?? null
  useEffect(() => {
    if (set === null || rings === null) return
    let gone = false
    client
      .call('region:measure', { set, rings: JSON.parse(rings) as { x: number; y: number }[][] })
      .catch(() => ({ measured: null }))
      .then(({ measured: found }) => {
        if (!gone) setMeasured({ of: `${set} ${rings}`, maps: found && found.skinPx > 0 ? found.maps : null })
      })
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [client, set, rings])
  if (!region || !ready) return null
  if (region.kind === 'drawn')
    return measured?.of === `${set} ${rings}` && measured.maps
      ? { region: region.id, maps: measured.maps }
      : null
  const others = regionsOf(ready.report)
  const same = others.find(({ id, kind }) => (region.kind === 'whole' ? kind === 'whole' : id === region.id))
  return same?.maps ? { region: same.id, maps: same.maps } : null
}
