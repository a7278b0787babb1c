import { useSyncExternalStore } from 'react'
import { tilePath } from '../../../shared/contract/tile-path.ts'
import type { View } from '../../../shared/contract/session-state.ts'
import type { Layer } from '../../../shared/imaging/layers.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { levelCount } from '../../../shared/imaging/pyramid.ts'
import type { TransformView } from '../../canvas/pane-view.ts'

interface Props {
  readonly view: View
  readonly layer: Layer
  readonly seen: TransformView
  readonly pane: ImageSize
}

/** Of its longer side, CSS px. */
const SIDE = 104
/** Shown only where the pane sees less of the photo than this share. */
const SHOWN_BELOW = 0.8

/** The whole photo in the pane's corner, with what the pane sees of it; only while that is a part. */
export function Minimap({ view, layer, seen, pane }: Props) {
  const corners = useSyncExternalStore(
    (listener) => seen.subscribe(listener),
    () =>
      [
        { x: 0, y: 0 },
        { x: pane.width, y: 0 },
        { x: pane.width, y: pane.height },
        { x: 0, y: pane.height },
      ]
        .map((corner) => {
          const { x, y } = seen.toImage(corner)
          return `${x.toFixed(0)},${y.toFixed(0)}`
        })
        .join(' '),
  )
  const share = (pane.width * pane.height) / (seen.scale ** 2 * view.width * view.height)
  if (share > SHOWN_BELOW) return null
  const scale = SIDE / Math.max(view.width, view.height)
  const level = levelCount(view) - 1
  return (
    <div className="minimap" style={{ width: view.width * scale, height: view.height * scale }} aria-hidden>
      <img src={tilePath({ set: view.set, layer, level, column: 0, row: 0 })} alt="" draggable={false} />
      <svg viewBox={`0 0 ${view.width} ${view.height}`}>
        <polygon points={corners} />
      </svg>
    </div>
  )
}
