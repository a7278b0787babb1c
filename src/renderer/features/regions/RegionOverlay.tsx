import { useEffect, useEffectEvent, type RefObject } from 'react'
import { Layer } from 'react-konva'
import type { Point } from '../../../shared/imaging/outline.ts'
import { listenToClicks } from '../../canvas/pane-clicks.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import { RegionOutline } from '../../canvas/RegionOutline.tsx'
import { panePointToOutline } from '../../canvas/trace-outline.ts'
import { RegionDraft } from './RegionDraft.tsx'
import type { Regions } from './regions-context.ts'
import { regionAt } from './shown-regions.ts'

interface Props {
  readonly regions: Regions
  readonly view: PaneView
  /** The pane whose clicks choose a region. */
  readonly pane: RefObject<HTMLElement | null>
}

/** The region that is looked at, over a pane, and thin the others: a click chooses one. Nothing over the whole. */
export function RegionOverlay({
  regions: { all, chosen, choose, tool, paintedOn, drawing },
  view,
  pane,
}: Props) {
  const rings = chosen?.rings ?? null
  const shows = rings !== null
  const onClick = useEffectEvent((at: Point) => {
    const found = regionAt(all, panePointToOutline(at, view))
    if (found) choose(found.id)
  })
  useEffect(() => {
    const element = pane.current
    return element && shows ? listenToClicks(element, onClick) : undefined
  }, [pane, shows])
  if (!rings && tool === null) return null
  return (
    <Layer listening={false}>
      {shows &&
        all.map(
          ({ id, rings: other }) =>
            other && id !== chosen?.id && <RegionOutline key={id} rings={other} view={view} strong={false} />,
        )}
      {rings && chosen?.id !== paintedOn && <RegionOutline rings={rings} view={view} strong />}
      {tool !== null && <RegionDraft view={view} drawing={drawing} />}
    </Layer>
  )
}
