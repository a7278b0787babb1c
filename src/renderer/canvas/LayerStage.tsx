import type Konva from 'konva'
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import { Layer as KonvaLayer, Shape, Stage } from 'react-konva'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { tilePrefix } from '../../shared/contract/tile-path.ts'
import { drawLayer, type LayerView } from './draw-layer.ts'
import type { TileCache } from './tile-cache.ts'
import type { ViewportStore } from './viewport-store.ts'

interface LayerStageProps extends LayerView {
  readonly viewport: ViewportStore
  readonly tiles: TileCache
  /** Of the pane, CSS px: the stage is never larger than what is seen. */
  readonly pane: ImageSize
  /** Konva layers over the picture. */
  readonly overlay?: ReactNode
}

/** One layer in one pane. It draws itself anew when the viewport moves, a tile arrives or the graphics come back. */
export function LayerStage({ set, layer, image, viewport, tiles, pane, overlay }: LayerStageProps) {
  const stage = useRef<Konva.Stage>(null)
  const shape = useRef<Konva.Shape>(null)
  const redraw = useEffectEvent(() => {
    shape.current?.getLayer()?.batchDraw()
  })

  useEffect(() => {
    const viewer = shape.current
    const prefix = tilePrefix({ set, layer })
    const ends = [
      viewport.subscribe(redraw),
      tiles.onTile((path) => {
        if (path.startsWith(prefix)) redraw()
      }),
    ]
    redraw()
    return () => {
      for (const end of ends) end()
      if (viewer) tiles.want(viewer, [])
    }
  }, [set, layer, viewport, tiles])

  useEffect(() => {
    const canvas = stage.current?.content.querySelector('canvas')
    canvas?.addEventListener('contextrestored', redraw)
    return () => {
      canvas?.removeEventListener('contextrestored', redraw)
    }
  }, [])

  return (
    <Stage ref={stage} width={pane.width} height={pane.height} listening={false}>
      <KonvaLayer listening={false}>
        <Shape
          ref={shape}
          listening={false}
          sceneFunc={(context, self) => {
            const ratio = context.canvas.getPixelRatio()
            tiles.want(
              self,
              drawLayer(context._context, { set, layer, image }, viewport.current, pane, ratio, tiles),
            )
          }}
        />
      </KonvaLayer>
      {overlay}
    </Stage>
  )
}
