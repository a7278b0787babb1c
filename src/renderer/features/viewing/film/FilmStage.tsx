import type Konva from 'konva'
import { memo, useEffect, useEffectEvent, useRef } from 'react'
import { Layer as KonvaLayer, Shape, Stage } from 'react-konva'
import type { FilmLayer, PatientFilm } from '../../../../shared/contract/film-state.ts'
import type { ImageSize } from '../../../../shared/imaging/pixels.ts'
import { followedBy, inverse, type Similarity } from '../../../../shared/imaging/similarity.ts'
import { drawFrame } from '../../../canvas/draw-frame.ts'
import type { FrameCache } from '../../../canvas/frame-cache.ts'
import type { LoupeStore } from '../../../canvas/loupe-store.ts'
import type { TransformView } from '../../../canvas/pane-view.ts'
import { enlargedUnder, inLoupe, loupeFactor } from '../../../canvas/sheets.ts'
import type { PatientMirror } from '../../mirror/patient-mirror.ts'
import type { MapAppearance } from '../studio.ts'
import { fadeTime, wantsLessMotion } from './fade-time.ts'
import type { FilmFade } from './film-fade.ts'
import { filmLook } from './film-look.ts'
import type { FilmReel } from './film-reel.ts'

interface Props {
  readonly film: PatientFilm
  readonly layer: FilmLayer
  readonly look: MapAppearance
  readonly reel: FilmReel
  readonly cache: FrameCache
  readonly fade: FilmFade
  /** Told whenever something else is drawn. */
  readonly mirror: Pick<PatientMirror, 'changed'>
  readonly loupe: LoupeStore
  /** How the pane looks at the photo at hand. */
  readonly view: TransformView
  readonly pane: ImageSize
}

/**
 * The frame that the reel is at, coming through the one before it. It draws itself anew, without React, when reel or view move or a
 * picture arrives.
 */
export const FilmStage = memo(function FilmStage(props: Props) {
  const { film, layer, look, reel, cache, fade, mirror, loupe, view, pane } = props
  const shape = useRef<Konva.Shape>(null)
  const moving = useRef(0)
  const redraw = useEffectEvent(() => {
    const now = performance.now()
    const state = reel.get()
    const wanted = filmLook(film, state.at, layer, look)
    const failed = wanted?.sheets.some(({ path }) => cache.hasFailed(path)) ?? true
    const duration = fadeTime(state, wantsLessMotion())
    fade.show(failed ? null : wanted, (path) => cache.get(path) !== null, now, duration)
    shape.current?.getLayer()?.batchDraw()
    mirror.changed()
    cancelAnimationFrame(moving.current)
    if (fade.isMoving(now)) moving.current = requestAnimationFrame(redraw)
  })
  useEffect(() => {
    const ends = [view, reel, loupe].map((store) => store.subscribe(redraw)).concat(cache.onPicture(redraw))
    return () => {
      cancelAnimationFrame(moving.current)
      for (const end of ends) end()
    }
  }, [view, reel, loupe, cache])
  useEffect(() => {
    redraw()
  }, [film, layer, look])
  return (
    <Stage width={pane.width} height={pane.height} listening={false}>
      <KonvaLayer listening={false}>
        <Shape
          ref={shape}
          listening={false}
          sceneFunc={(context) => {
            const looks = fade.at(performance.now())
            const draw = (place: (toPane: Similarity) => Similarity): void => {
              for (const { look: seen, share } of looks) {
                const toPane = place(followedBy(inverse(seen.place), view.transform))
                for (const { path, alpha } of seen.sheets) {
                  const picture = cache.get(path)
                  if (picture) drawFrame(context._context, picture, seen.size, toPane, alpha * share)
                }
              }
            }
            draw((toPane) => toPane)
            const { spot, zoom } = loupe
            if (!spot) return
            const at = view.toPane(spot)
            const factor = loupeFactor({ zoom }, view.scale, context.canvas.getPixelRatio())
            inLoupe(context._context, at, () => {
              draw((toPane) => enlargedUnder({ at, factor }, toPane))
            })
          }}
        />
      </KonvaLayer>
    </Stage>
  )
})
