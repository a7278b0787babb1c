import type Konva from 'konva'
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import { Layer as KonvaLayer, Shape, Stage } from 'react-konva'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { Similarity } from '../../shared/imaging/similarity.ts'
import { tilePrefix } from '../../shared/contract/tile-path.ts'
import { LoupeCanvas } from './LoupeCanvas.tsx'
import type { LoupeStore } from './loupe-store.ts'
import type { TransformView } from './pane-view.ts'
import { drawSheets, type Sheet } from './sheets.ts'
import type { TileCache } from './tile-cache.ts'

interface LayerStageProps {
  /** From the lowest to the highest; the views of all move together. */
  readonly sheets: readonly Sheet[]
  readonly loupe: LoupeStore
  /** How the pane looks at its photo, and from the photo at hand to that. */
  readonly view: TransformView
  readonly fromHand: Similarity
  readonly tiles: TileCache
  /** Of the pane, CSS px: the stage is never larger than what is seen. */
  readonly pane: ImageSize
  /** Konva layers over the picture. */
  readonly children?: ReactNode
}

/** What one pane shows, and the loupe over it. It draws itself anew when a view moves, a tile arrives or the graphics come back. */
export function LayerStage({ sheets, loupe, view, fromHand, tiles, pane, children }: LayerStageProps) {
  const stage = useRef<Konva.Stage>(null)
  const shape = useRef<Konva.Shape>(null)
  const redraw = useEffectEvent(() => {
    shape.current?.getLayer()?.batchDraw()
  })
  const redrawFor = useEffectEvent((path: string) => {
    if (sheets.some(({ layer }) => path.startsWith(tilePrefix(layer)))) redraw()
  })

  useEffect(() => {
    const viewer = shape.current
    const ends = [view.subscribe(redraw), tiles.onTile(redrawFor)]
    return () => {
      for (const end of ends) end()
      if (viewer) tiles.want(viewer, [])
    }
  }, [view, tiles])
  useEffect(() => {
    redraw()
  }, [sheets])

  useEffect(() => {
    const canvas = stage.current?.content.querySelector('canvas')
    canvas?.addEventListener('contextrestored', redraw)
    return () => {
      canvas?.removeEventListener('contextrestored', redraw)
    }
  }, [])

  return (
    <>
      <Stage ref={stage} width={pane.width} height={pane.height} listening={false}>
        <KonvaLayer listening={false}>
          <Shape
            ref={shape}
            listening={false}
            sceneFunc={(context, self) => {
              const ratio = context.canvas.getPixelRatio()
              tiles.want(self, drawSheets(context._context, sheets, pane, ratio, tiles))
            }}
          />
        </KonvaLayer>
        {children}
      </Stage>
      <LoupeCanvas {...{ sheets, loupe, view, fromHand, tiles, pane }} />
    </>
  )
}
