import { useEffect, useMemo, useState } from 'react'
import type { MeasuredRings } from '../../../shared/contract/region-channels.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { OwnRegion } from './photo-regions.ts'

/** Of what a region covered when it was measured. */
interface Outcome {
  readonly rings: OwnRegion['rings']
  readonly found: MeasuredRings | 'failed'
}

export interface Measuring {
  /** By the region's key, as far as they are known. */
  readonly measured: ReadonlyMap<string, MeasuredRings>
  readonly state: 'idle' | 'measuring' | 'failed'
  /** After a failure. */
  readonly again: () => void
}

interface Found {
  /** The analysis that was measured in. */
  readonly set: string | null
  readonly outcomes: ReadonlyMap<string, Outcome>
}

const NONE: ReadonlyMap<string, Outcome> = new Map()

/** Measures a drawn region in an analysis, once. Null: none is looked at, or there are no maps. */
export function useMeasured(set: string | null, region: OwnRegion | null): Measuring {
  const { client } = useInterface()
  const [found, setFound] = useState<Found>({ set: null, outcomes: NONE })
  const known = found.set === set ? found.outcomes : NONE
  const key = region?.key ?? null
  const rings = region?.rings
  const outcomes = useMemo(
    // What a region has been measured as holds no more once it covers something else.
    () => new Map([...known].filter(([of, one]) => of !== key || one.rings === rings)),
    [known, key, rings],
  )
  const outcome = key === null ? undefined : outcomes.get(key)?.found
  const isWanted = set !== null && key !== null && outcome === undefined
  useEffect(() => {
    if (!isWanted || !rings) return
    let gone = false
    const tell = (outcome: Outcome['found']): void => {
      if (gone) return
      setFound((before) => ({
        set,
        outcomes: new Map([
          ...(before.set === set ? before.outcomes : NONE),
          [key, { rings, found: outcome }],
        ]),
      }))
    }
    client.call('region:measure', { set, rings: rings.map((ring) => [...ring]) }).then(
      ({ measured }) => {
        tell(measured ?? 'failed')
      },
      () => {
        tell('failed')
      },
    )
    return () => {
      gone = true
    }
  }, [client, isWanted, set, key, rings])
  const measured = useMemo(
    () =>
      new Map(
        [...outcomes].flatMap(([of, { found: one }]) => (one === 'failed' ? [] : [[of, one] as const])),
      ),
    [outcomes],
  )
  return {
    measured,
    state: isWanted ? 'measuring' : outcome === 'failed' ? 'failed' : 'idle',
    again: () => {
      setFound(({ set: of, outcomes: all }) => ({
        set: of,
        outcomes: new Map([...all].filter(([one]) => one !== key)),
      }))
    },
  }
}
