import type Konva from 'konva'
import { useEffect, useEffectEvent, useRef } from 'react'
import { Layer as KonvaLayer, Shape, Stage } from 'react-konva'
import { filmPath } from '../../../../shared/contract/film-path.ts'
import type { FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import type { ImageSize } from '../../../../shared/imaging/pixels.ts'
import { followedBy, inverse } from '../../../../shared/imaging/similarity.ts'
import { drawFrame } from '../../../canvas/draw-frame.ts'
import type { FrameCache } from '../../../canvas/frame-cache.ts'
import type { TransformView } from '../../../canvas/pane-view.ts'
import type { FilmReel } from './film-reel.ts'

interface Props {
  readonly film: PatientFilm
  readonly layer: FilmLayer
  /** How much of the photo a map covers, 0…1. */
  readonly opacity: number
  readonly reel: FilmReel
  readonly cache: FrameCache
  /** How the pane looks at the photo at hand. */
  readonly view: TransformView
  readonly pane: ImageSize
}

/** The frame that the reel is at. It draws itself anew, without React, when reel or view move or a picture arrives. */
export function FilmStage({ film, layer, opacity, reel, cache, view, pane }: Props) {
  const shape = useRef<Konva.Shape>(null)
  const redraw = useEffectEvent(() => {
    shape.current?.getLayer()?.batchDraw()
  })
  useEffect(() => {
    const ends = [view.subscribe(redraw), reel.subscribe(redraw), cache.onPicture(redraw)]
    return () => {
      for (const end of ends) end()
    }
  }, [view, reel, cache])
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
            if (frame?.made.kind !== 'there') return
            const { place, layers } = frame.made
            const toPane = followedBy(inverse(place), view.transform)
            const draw = (shown: FilmLayer, alpha: number): void => {
              const picture = cache.get(filmPath({ film: film.id, photo: frame.photo, layer: shown }))
              if (picture) drawFrame(context._context, picture, frame.made as ImageSize, toPane, alpha)
            }
            if (layer === 'photo' || !layers.includes(layer)) {
              if (layer === 'photo') draw('photo', 1)
              return
            }
            if (opacity < 1) draw('photo', 1)
            draw(layer, opacity)
          }}
        />
      </KonvaLayer>
    </Stage>
  )
}
