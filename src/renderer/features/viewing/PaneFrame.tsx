import { Link2, Link2Off, LoaderCircle, Maximize2, Minimize2, RefreshCw } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { LAYERS, lightOfLayer, pigmentOfLayer } from '../../../shared/imaging/layers.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { IDENTITY } from '../../../shared/imaging/similarity.ts'
import { useInterface } from '../../app/interface-context.ts'
import { LayerStage } from '../../canvas/LayerStage.tsx'
import { ViewportStore } from '../../canvas/viewport-store.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { AnnotationLayer } from '../annotations/AnnotationLayer.tsx'
import { useDesk } from '../annotations/desk-context.ts'
import { layerSheet } from '../mirror/shown-pane.ts'
import { useMirrored } from '../mirror/useMirrored.ts'
import { RegionDrawing } from '../regions/RegionDrawing.tsx'
import { RegionOverlay } from '../regions/RegionOverlay.tsx'
import { useRegions } from '../regions/regions-context.ts'
import { firstToDrawIn, takesDrawing } from './drawable-pane.ts'
import { drawnOver } from './drawn-over.ts'
import { PaneGrip } from './PaneGrip.tsx'
import { PhotoChoice } from './PhotoChoice.tsx'
import { PlainHeading } from './PlainHeading.tsx'
import { KeptMark } from './KeptMark.tsx'
import { LightLegend } from './LightLegend.tsx'
import { LoupeValues } from './LoupeValues.tsx'
import { marksOf } from './map-marks.ts'
import { MarkLegend } from './MarkLegend.tsx'
import { Minimap } from './Minimap.tsx'
import { layerState, panePhoto } from './pane-photo.ts'
import { daysOf } from './patient-photos.ts'
import { ScaleLegend } from './ScaleLegend.tsx'
import { placeOf, type Studio } from './studio.ts'
import { useGestures } from './useGestures.ts'
import { usePaneKeys } from './usePaneKeys.ts'
import { useHandView, usePaneView, useSheets } from './usePaneView.ts'
import { changePane, toggleSingle, visiblePanes, type PaneChoice } from './view-choice.ts'

/** From this width on the header has room for the colours of a map; below it they lie over the picture's corner. */
const LEGEND_IN_HEADER_PX = 400

export interface PaneFrameProps {
  readonly studio: Studio
  readonly index: number
  readonly choice: PaneChoice
  /** Of the picture below the header, CSS px. */
  readonly pane: ImageSize
  readonly single: boolean
}

/** A pane: which photo and layer it is, what its colours mean, and the picture. */
export function PaneFrame({ studio, index, choice, pane, single }: PaneFrameProps) {
  const { hand, compared, photos, viewport, loupe, tiles, look, onChoice } = studio
  const { texts, client, perform } = useInterface()
  const picture = useRef<HTMLDivElement>(null)
  const { layer, linked } = choice
  const text = texts.layers[layer]
  const pigment = pigmentOfLayer(layer)
  const photo = panePhoto(hand, compared, choice.photo)
  const { view, report, error } = photo
  const state = layerState(photo, layer)
  const lightOf = lightOfLayer(layer) ? look.lightOf : null
  const marks = pigment && report ? marksOf(report, pigment) : []
  const scaleInHeader = !studio.plain && pane.width >= LEGEND_IN_HEADER_PX && hand.view.record === null
  const waiting = photo.phase === 'opening' ? texts.studio.openingPhoto : texts.computing
  const note = { there: null, coming: waiting, absent: error ? errorText(error, texts) : texts.notComputed }[
    state
  ]

  const [own] = useState(() => new ViewportStore())
  const place = placeOf(studio, choice.photo, view)
  const seen = usePaneView(viewport, linked ? null : own, place, view?.photo === hand.view.photo)
  const handSeen = useHandView(viewport, linked ? null : own, place)
  const regions = useRegions()
  const sheets = useSheets(view, layer, seen, look)

  const [width, height] = [view?.width ?? 1, view?.height ?? 1]
  useLayoutEffect(() => {
    own.setImage({ width, height })
  }, [own, view?.photo, width, height])
  const { width: paneWidth, height: paneHeight } = pane
  useLayoutEffect(() => {
    own.setPane({ width: paneWidth, height: paneHeight })
  }, [own, paneWidth, paneHeight])
  useGestures(picture, { viewport: linked ? viewport : own, view: seen, fromHand: place, loupe })
  const onKeyDown = usePaneKeys(linked ? null : own)
  const desk = useDesk()
  const { mirror } = studio
  useEffect(() => desk.subscribe(mirror.changed), [desk, mirror])
  useMirrored(mirror, index, linked ? viewport : own, () => ({
    kind: 'one',
    layer,
    state,
    marks,
    days: daysOf(photos, [choice.photo ?? hand.view.record?.photo]),
    viewport: linked ? viewport : own,
    fromHand: linked ? IDENTITY : place,
    sheets: sheets.map(layerSheet),
    drawn: view && drawnOver(desk, view.photo, regions.chosen?.rings ?? null),
  }))

  const change = (part: Partial<PaneChoice>) => {
    onChoice(changePane(studio.choice, index, part))
  }
  const record = hand.view.record
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
    <section
      className="pane"
      data-layer={layer}
      data-index={index}
      data-photo={choice.photo ?? 'hand'}
      data-state={state}
      aria-label={text.name}
    >
      {studio.plain && <PlainHeading studio={studio} layer={layer} photo={choice.photo} />}
      <header className="pane-header" hidden={studio.plain}>
        {!single && studio.choice.panes.length > 1 && <PaneGrip studio={studio} index={index} />}
        <div className="pane-choices">
          {record && photos.length > 1 && (
            <PhotoChoice
              label={texts.studio.photoOf(index + 1)}
              photos={photos}
              value={choice.photo ?? record.photo}
              onChoose={(id) => {
                change({ photo: id === record.photo ? null : id })
              }}
            />
          )}
          <Choice
            label={texts.layerOf(index + 1)}
            value={layer}
            groups={groups}
            onChoose={(chosen) => {
              change({ layer: chosen })
            }}
          />
          {record && <KeptMark photos={photos} id={choice.photo ?? record.photo} />}
        </div>
        {single && <p className="pane-meaning">{text.meaning}</p>}
        <div className="pane-tools">
          {pigment && scaleInHeader && <ScaleLegend pigment={pigment} />}
          {!single && (
            <IconButton
              icon={linked ? Link2 : Link2Off}
              label={linked ? texts.studio.unlink : texts.studio.link}
              small
              onPress={() => {
                if (linked) own.take(seen.transform)
                change({ linked: !linked })
              }}
            />
          )}
          <IconButton
            icon={single ? Minimize2 : Maximize2}
            label={single ? texts.actions.sideBySide : texts.actions.enlarge}
            small
            onPress={() => {
              onChoice(toggleSingle(studio.choice, choice))
            }}
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
          lightOf && `${texts.studio.lightOfOne[lightOf]}.`,
          ...marks.map((mark) => texts.marks[mark].meaning),
          texts.paneHint,
        ]
          .filter(Boolean)
          .join(' ')}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {state === 'there' && view && (
          <LayerStage sheets={sheets} loupe={loupe} view={seen} fromHand={place} tiles={tiles} pane={pane}>
            <RegionOverlay regions={regions} view={handSeen} pane={picture} />
          </LayerStage>
        )}
        {state === 'there' && view && (
          <AnnotationLayer photo={view.photo} view={seen} pane={pane} drawable={!studio.plain} />
        )}
        {state === 'there' && view && index === 0 && (
          <Minimap view={view} layer={layer} seen={seen} pane={pane} />
        )}
        {state === 'there' && view && !studio.plain && (
          <LoupeValues
            view={view}
            layer={layer}
            loupe={loupe}
            place={place}
            corrected={Boolean(report?.colourCard?.correction)}
          />
        )}
        {pigment && (!scaleInHeader || marks.length > 0) && (
          <div className="legend-chip">
            {!scaleInHeader && <ScaleLegend pigment={pigment} plain={studio.plain} />}
            <MarkLegend pigment={pigment} marks={marks} />
          </div>
        )}
        {lightOf && (
          <div className="legend-chip">
            <LightLegend layer={layer} of={lightOf} texts={texts} />
          </div>
        )}
        {state !== 'there' && (
          <div className="pane-note">
            {state === 'coming' && <LoaderCircle className="turning" size={20} aria-hidden />}
            <p>{note}</p>
          </div>
        )}
      </div>
      {takesDrawing(studio, choice) && (
        <RegionDrawing
          view={handSeen}
          pane={pane}
          picture={picture}
          first={index === firstToDrawIn(studio, visiblePanes(studio.choice))}
        />
      )}
      {choice.photo !== null && (photo.phase === 'failed' || photo.phase === 'cancelled') && (
        <Button
          kind="quiet"
          onPress={() => {
            const again = choice.photo
            if (again !== null) perform(() => client.call('comparison:restart', { photo: again }))
          }}
        >
          <RefreshCw size={16} aria-hidden />
          {texts.studio.readAgain}
        </Button>
      )}
    </section>
  )
}
