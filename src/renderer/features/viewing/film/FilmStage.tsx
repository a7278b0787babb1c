import type Konva from 'konva'
import { memo, useEffect, useEffectEvent, useRef } from 'react'
import { Layer as KonvaLayer, Shape, Stage } from 'react-konva'
import { filmPath } from '../../../../shared/contract/film-path.ts'
import type { FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import type { ImageSize } from '../../../../shared/imaging/pixels.ts'
import { followedBy, inverse, type Similarity } from '../../../../shared/imaging/similarity.ts'
import { drawFrame } from '../../../canvas/draw-frame.ts'
import type { FrameCache } from '../../../canvas/frame-cache.ts'
import type { LoupeStore } from '../../../canvas/loupe-store.ts'
import type { TransformView } from '../../../canvas/pane-view.ts'
import { enlargedUnder, inLoupe } from '../../../canvas/sheets.ts'
import type { FilmReel } from './film-reel.ts'

interface Props {
  readonly film: PatientFilm
  readonly layer: FilmLayer
  /** How much of the photo a map covers, 0…1. */
  readonly opacity: number
  readonly reel: FilmReel
  readonly cache: FrameCache
  readonly loupe: LoupeStore
  /** How the pane looks at the photo at hand. */
  readonly view: TransformView
  readonly pane: ImageSize
}

/** The frame that the reel is at. It draws itself anew, without React, when reel or view move or a picture arrives. */
export const FilmStage = memo(function FilmStage({
  film,
  layer,
  opacity,
  reel,
  cache,
  loupe,
  view,
  pane,
}: Props) {
  const shape = useRef<Konva.Shape>(null)
  const redraw = useEffectEvent(() => {
    shape.current?.getLayer()?.batchDraw()
  })
  useEffect(() => {
    const ends = [view, reel, loupe].map((store) => store.subscribe(redraw)).concat(cache.onPicture(redraw))
    return () => {
      for (const end of ends) end()
    }
  }, [view, reel, loupe, cache])
  useEffect(() => {
    redraw()
  }, [film, layer, opacity])
  return (
    <Stage width={pane.width} height={pane.height} listening={false}>
      <KonvaLayer listening={false}>
        <Shape
          ref={shape}
          listening={false}
          sceneFunc={(context) => {
            const frame = film.frames[reel.get().at]
            if (frame?.made.kind !== 'there' || !frame.made.layers.includes(layer)) return
            const { width, height, place } = frame.made
            const shown: readonly (readonly [FilmLayer, number])[] =
              layer === 'photo' || opacity === 1
                ? [[layer, 1]]
                : [
                    ['photo', 1],
                    [layer, opacity],
                  ]
            const draw = (toPane: Similarity): void => {
              for (const [one, alpha] of shown) {
                const picture = cache.get(filmPath({ film: film.id, photo: frame.photo, layer: one }))
                if (picture) drawFrame(context._context, picture, { width, height }, toPane, alpha)
              }
            }
            const toPane = followedBy(inverse(place), view.transform)
            draw(toPane)
            const { spot, zoom } = loupe
            if (!spot) return
            const at = view.toPane(spot)
            const ratio = context.canvas.getPixelRatio()
            inLoupe(context._context, at, () => {
              draw(enlargedUnder({ at, zoom, fromHand: place }, toPane, ratio))
            })
          }}
        />
      </KonvaLayer>
    </Stage>
  )
})
