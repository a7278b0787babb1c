import { useEffect, useEffectEvent, useRef } from 'react'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { applied, scaleOf, type Similarity } from '../../shared/imaging/similarity.ts'
import { tilePrefix } from '../../shared/contract/tile-path.ts'
import type { LoupeStore } from './loupe-store.ts'
import type { TransformView } from './pane-view.ts'
import { drawLoupe, LOUPE_EXTENT, loupeFactor, type LoupePlace, type Sheet } from './sheets.ts'
import type { TileCache } from './tile-cache.ts'

interface Props {
  /** From the lowest to the highest, as they lie in the pane. */
  readonly sheets: readonly Sheet[]
  readonly loupe: LoupeStore
  readonly view: TransformView
  readonly fromHand: Similarity
  readonly tiles: TileCache
  /** CSS px. */
  readonly pane: ImageSize
}

/**
 * The loupe over a pane, on a canvas of its own that is no larger than it: where it moves, the pane need not be drawn anew.
 */
export function LoupeCanvas({ sheets, loupe, view, fromHand, tiles, pane }: Props) {
  const surface = useRef<HTMLCanvasElement>(null)
  const frame = useRef(0)
  const draw = useEffectEvent(() => {
    const canvas = surface.current
    if (!canvas) return
    const ratio = devicePixelRatio
    const place = placeOf(loupe, view, fromHand, ratio)
    canvas.hidden = place === null
    tiles.want(canvas, place ? drawAt(canvas, sheets, place, pane, ratio, tiles) : [])
  })
  const redraw = useEffectEvent(() => {
    if (frame.current !== 0) return
    frame.current = requestAnimationFrame(() => {
      frame.current = 0
      draw()
    })
  })
  const redrawFor = useEffectEvent((path: string) => {
    if (loupe.spot && sheets.some(({ layer }) => path.startsWith(tilePrefix(layer)))) redraw()
  })

  useEffect(() => {
    const canvas = surface.current
    const ends = [view.subscribe(redraw), loupe.subscribe(redraw), tiles.onTile(redrawFor)]
    canvas?.addEventListener('contextrestored', redraw)
    return () => {
      for (const end of ends) end()
      cancelAnimationFrame(frame.current)
      frame.current = 0
      canvas?.removeEventListener('contextrestored', redraw)
      if (canvas) tiles.want(canvas, [])
    }
  }, [view, loupe, tiles])
  useEffect(() => {
    redraw()
  }, [sheets, pane])

  return <canvas ref={surface} className="loupe" hidden aria-hidden />
}

function placeOf(
  { spot, zoom }: LoupeStore,
  view: TransformView,
  fromHand: Similarity,
  ratio: number,
): LoupePlace | null {
  if (!spot) return null
  const factor = loupeFactor({ zoom }, view.scale * scaleOf(fromHand), ratio)
  return { at: view.toPane(applied(fromHand, spot)), factor }
}

/** On whole pixels of the screen, as the pane below. */
function drawAt(
  canvas: HTMLCanvasElement,
  sheets: readonly Sheet[],
  place: LoupePlace,
  pane: ImageSize,
  ratio: number,
  tiles: TileCache,
): ReturnType<typeof drawLoupe> {
  const size = Math.ceil(2 * LOUPE_EXTENT * ratio)
  if (canvas.width !== size) {
    canvas.width = size
    canvas.height = size
    canvas.style.width = canvas.style.height = `${size / ratio}px`
  }
  const left = Math.round((place.at.x - LOUPE_EXTENT) * ratio) / ratio
  const top = Math.round((place.at.y - LOUPE_EXTENT) * ratio) / ratio
  canvas.style.translate = `${left}px ${top}px`
  const context = canvas.getContext('2d')
  if (!context) return []
  context.resetTransform()
  context.clearRect(0, 0, size, size)
  context.setTransform(ratio, 0, 0, ratio, -left * ratio, -top * ratio)
  return drawLoupe(context, sheets, place, pane, ratio, tiles)
}
