import { useEffect, useEffectEvent, type RefObject } from 'react'
import { applied, inverse, type Similarity } from '../../../shared/imaging/similarity.ts'
import { listenToLoupe } from '../../canvas/loupe-gestures.ts'
import type { LoupeStore } from '../../canvas/loupe-store.ts'
import { listenToGestures } from '../../canvas/pane-gestures.ts'
import type { TransformView } from '../../canvas/pane-view.ts'
import type { Point } from '../../canvas/viewport.ts'
import type { ViewportStore } from '../../canvas/viewport-store.ts'

interface Looking {
  /** What moving and zooming moves. */
  readonly viewport: ViewportStore
  readonly view: TransformView
  readonly fromHand: Similarity
  readonly loupe: LoupeStore
}

/** Mouse, touch and trackpad over the picture of a pane. */
export function useGestures(picture: RefObject<HTMLElement | null>, looking: Looking): void {
  const { viewport, loupe } = looking
  const spotAt = useEffectEvent((at: Point): Point =>
    applied(inverse(looking.fromHand), looking.view.toImage(at)),
  )
  useEffect(() => {
    const element = picture.current
    if (!element) return
    const ends = [
      listenToGestures(element, {
        pan: (dx, dy) => {
          if (!loupe.isHeld) viewport.pan(dx, dy)
        },
        zoom: (factor, at) => {
          if (loupe.isOn) loupe.zoomBy(factor)
          else viewport.zoom(factor, at)
        },
        rotate: (angle, at) => {
          viewport.rotate(angle, at)
        },
        toggleActualSize: (at) => {
          if (viewport.isFitted) viewport.actualSize(window.devicePixelRatio, at)
          else viewport.fit()
        },
      }),
      listenToLoupe(element, loupe, spotAt),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [picture, viewport, loupe])
}
