import { useEffect, useEffectEvent, useLayoutEffect } from 'react'
import type { ViewportStore } from '../../canvas/viewport-store.ts'
import type { PatientMirror } from './patient-mirror.ts'
import type { ShownPane } from './shown-pane.ts'

/** Says what a pane shows, at this place of the room, as long as it is there. `pane` is asked at the moment of showing. */
export function useMirrored(
  mirror: PatientMirror,
  place: number,
  viewport: Pick<ViewportStore, 'subscribe'>,
  pane: () => ShownPane,
): void {
  const shown = useEffectEvent(pane)
  useLayoutEffect(() => mirror.enter(place, () => shown()), [mirror, place])
  useEffect(() => {
    mirror.changed()
  })
  useEffect(() => viewport.subscribe(mirror.changed), [mirror, viewport])
}
