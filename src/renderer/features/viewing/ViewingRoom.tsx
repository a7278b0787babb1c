import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Shown } from '../../../shared/contract/session-state.ts'
import { pigmentOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { arrangePanes } from '../../canvas/pane-arrangement.ts'
import type { TileCache } from '../../canvas/tile-cache.ts'
import type { ViewportStore } from '../../canvas/viewport-store.ts'
import { marksOf, type MapMark } from './map-marks.ts'
import { PaneFrame } from './PaneFrame.tsx'
import { changePane, toggleSingle, visibleLayers, type ViewChoice } from './view-choice.ts'

/** As in tokens.css and viewing.css. */
const PANE_HEADER_PX = 36
const GAP_PX = 2

interface ViewingRoomProps {
  readonly shown: Exclude<Shown, { phase: 'empty' }>
  readonly choice: ViewChoice
  readonly onChoice: (choice: ViewChoice) => void
  readonly viewport: ViewportStore
  readonly tiles: TileCache
}

/** The panes, arranged so that the photo is as large as the room allows. */
export function ViewingRoom({ shown, choice, onChoice, viewport, tiles }: ViewingRoomProps) {
  const room = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<ImageSize | null>(null)
  const { view } = shown

  useLayoutEffect(() => {
    const element = room.current
    if (!element) return
    const measure = (): void => {
      setSize({ width: element.clientWidth, height: element.clientHeight })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])

  const { set, photo, width, height } = view
  useEffect(() => {
    viewport.setImage({ width, height })
  }, [photo, width, height, viewport])
  // Of layers that have gone nothing is kept.
  useEffect(
    () => () => {
      tiles.clear()
    },
    [set, tiles],
  )

  const layers = visibleLayers(choice)
  const { columns, rows } = size
    ? arrangePanes(layers.length, view, size, GAP_PX, PANE_HEADER_PX)
    : { columns: layers.length, rows: 1 }
  const pane = size && {
    width: Math.max(1, Math.floor((size.width - (columns - 1) * GAP_PX) / columns)),
    height: Math.max(1, Math.floor((size.height - (rows - 1) * GAP_PX) / rows) - PANE_HEADER_PX),
  }
  const paneWidth = pane?.width
  const paneHeight = pane?.height
  useLayoutEffect(() => {
    if (paneWidth !== undefined && paneHeight !== undefined)
      viewport.setPane({ width: paneWidth, height: paneHeight })
  }, [paneWidth, paneHeight, viewport])

  return (
    <div
      ref={room}
      className="room"
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
      }}
    >
      {pane &&
        layers.map((layer, index) => (
          <PaneFrame
            // A pane that is enlarged stays the same one, with the focus in it.
            key={choice.single === null ? index : choice.panes.indexOf(layer)}
            index={index}
            layer={layer}
            view={view}
            state={stateOf(layer, shown)}
            marks={marksIn(layer, shown)}
            pane={pane}
            single={choice.single !== null}
            viewport={viewport}
            tiles={tiles}
            onChoose={(chosen) => {
              onChoice(changePane(choice, index, chosen))
            }}
            onToggleSingle={() => {
              onChoice(toggleSingle(choice, layer))
            }}
          />
        ))}
    </div>
  )
}

function stateOf(layer: Layer, { phase }: Shown): 'there' | 'coming' | 'absent' {
  if (layer === 'photo' || phase === 'ready') return 'there'
  return phase === 'analyzing' ? 'coming' : 'absent'
}

function marksIn(layer: Layer, shown: Shown): readonly MapMark[] {
  const pigment = pigmentOfLayer(layer)
  return pigment && shown.phase === 'ready' ? marksOf(shown.report, pigment) : []
}
