import { LoaderCircle, Maximize2, Minimize2 } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { View } from '../../../shared/contract/session-state.ts'
import { LAYERS, lightOfLayer, pigmentOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { useInterface } from '../../app/interface-context.ts'
import { LayerStage } from '../../canvas/LayerStage.tsx'
import { listenToGestures } from '../../canvas/pane-gestures.ts'
import type { TileCache } from '../../canvas/tile-cache.ts'
import { paneViewOf } from '../../canvas/viewport-pane-view.ts'
import type { ViewportStore } from '../../canvas/viewport-store.ts'
import { Choice } from '../../ui/Choice.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RegionDrawing } from '../regions/RegionDrawing.tsx'
import { RegionOverlay } from '../regions/RegionOverlay.tsx'
import { useRegions } from '../regions/regions-context.ts'
import type { MapMark } from './map-marks.ts'
import { MarkLegend } from './MarkLegend.tsx'
import { ScaleLegend } from './ScaleLegend.tsx'

/** From this width on the header has room for the colours of a map; below it they lie over the picture's corner. */
const LEGEND_IN_HEADER_PX = 360

export interface PaneFrameProps {
  readonly index: number
  readonly layer: Layer
  readonly view: View
  /** Whether this layer can be shown yet, and if not, whether it will be. */
  readonly state: 'there' | 'coming' | 'absent'
  /** What occurs in the layer's map; none for other layers. */
  readonly marks: readonly MapMark[]
  /** Of the picture below the header, CSS px. */
  readonly pane: ImageSize
  readonly single: boolean
  readonly viewport: ViewportStore
  readonly tiles: TileCache
  readonly onChoose: (layer: Layer) => void
  readonly onToggleSingle: () => void
}

/** A pane: which layer it is, what its colours mean, and the picture. */
export function PaneFrame(props: PaneFrameProps) {
  const { index, layer, view, state, marks, pane, single, viewport, tiles, onChoose, onToggleSingle } = props
  const { texts } = useInterface()
  const picture = useRef<HTMLDivElement>(null)
  const regions = useRegions()
  const paneView = useMemo(() => paneViewOf(viewport, pane), [viewport, pane])
  const text = texts.layers[layer]
  const pigment = pigmentOfLayer(layer)
  const scaleInHeader = pane.width >= LEGEND_IN_HEADER_PX
  const note = { there: null, coming: texts.computing, absent: texts.notComputed }[state]

  useEffect(() => {
    const element = picture.current
    if (!element) return
    return listenToGestures(element, {
      pan: (dx, dy) => {
        viewport.pan(dx, dy)
      },
      zoom: (factor, at) => {
        viewport.zoom(factor, at)
      },
      toggleActualSize: (at) => {
        if (viewport.isFitted) viewport.actualSize(window.devicePixelRatio, at)
        else viewport.fit()
      },
    })
  }, [viewport])

  const groups = [
    {
      title: texts.layerGroups.layers,
      layers: LAYERS.filter((id) => !pigmentOfLayer(id) && !lightOfLayer(id)),
    },
    { title: texts.layerGroups.maps, layers: LAYERS.filter((id) => pigmentOfLayer(id) !== null) },
    { title: texts.layerGroups.lights, layers: LAYERS.filter((id) => lightOfLayer(id) !== null) },
  ].map(({ title, layers }) => ({
    title,
    options: layers.map((id) => ({ id, name: texts.layers[id].name })),
  }))

  return (
    <section className="pane" data-layer={layer} data-state={state} aria-label={text.name}>
      <header className="pane-header">
        <Choice label={texts.layerOf(index + 1)} value={layer} groups={groups} onChoose={onChoose} />
        {single && <p className="pane-meaning">{text.meaning}</p>}
        <div className="pane-tools">
          {pigment && scaleInHeader && <ScaleLegend pigment={pigment} />}
          <IconButton
            icon={single ? Minimize2 : Maximize2}
            label={single ? texts.actions.sideBySide : texts.actions.enlarge}
            small
            onPress={onToggleSingle}
          />
        </div>
      </header>
      <div
        ref={picture}
        className="pane-picture"
        role="img"
        aria-label={[
          `${text.name}.`,
          note && `${note}.`,
          text.meaning,
          ...marks.map((mark) => texts.marks[mark].meaning),
          texts.paneHint,
        ]
          .filter(Boolean)
          .join(' ')}
        tabIndex={0}
      >
        {state === 'there' && (
          <LayerStage
            key={`${view.set} ${layer}`}
            set={view.set}
            layer={layer}
            image={view}
            viewport={viewport}
            tiles={tiles}
            pane={pane}
            overlay={<RegionOverlay regions={regions} view={paneView} pane={picture} />}
          />
        )}
        {pigment && (!scaleInHeader || marks.length > 0) && (
          <div className="legend-chip">
            {!scaleInHeader && <ScaleLegend pigment={pigment} />}
            <MarkLegend pigment={pigment} marks={marks} />
          </div>
        )}
        {state !== 'there' && (
          <p className="pane-note">
            {state === 'coming' && <LoaderCircle className="turning" size={20} aria-hidden />}
            {note}
          </p>
        )}
      </div>
      {state === 'there' && (
        <RegionDrawing view={paneView} pane={pane} picture={picture} first={index === 0} />
      )}
    </section>
  )
}
