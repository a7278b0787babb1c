import type Konva from 'konva'
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { Layer, Shape, Stage } from 'react-konva'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import { drawAnnotations } from './draw-annotations.ts'
import { listenToDrawing } from './drawing-gestures.ts'
import { useDesk } from './desk-context.ts'
import { labelRoom } from './label-box.ts'
import { lengthText } from './length-text.ts'
import { measureText } from './measure-text.ts'

interface Props {
  /** The one that the pane shows. */
  readonly photo: string
  readonly view: PaneView
  /** Of the pane, CSS px. */
  readonly pane: ImageSize
  /** Whether one can draw here, and by keys; else it is only looked at. */
  readonly drawable: boolean
}

/** What is drawn over the photo of one pane. It draws itself anew when the view moves or anything of it changes. */
export function AnnotationLayer({ photo, view, pane, drawable }: Props) {
  const { texts } = useInterface()
  const desk = useDesk()
  const overlay = useRef<HTMLDivElement>(null)
  const shape = useRef<Konva.Shape>(null)
  const tool = useSyncExternalStore(desk.subscribe, () => desk.get().tool)
  const shown = useSyncExternalStore(desk.subscribe, () => desk.get().shown)
  // A canvas is as large as the pane: there is none as long as there is nothing to draw.
  const isEmpty = useSyncExternalStore(desk.subscribe, () => desk.seenOn(photo).length === 0)
  const { width, height } = pane
  const redraw = useEffectEvent(() => {
    shape.current?.getLayer()?.batchDraw()
  })

  useEffect(() => {
    const ends = [view.subscribe(redraw), desk.subscribe(redraw)]
    redraw()
    return () => {
      for (const end of ends) end()
    }
  }, [desk, view])
  useEffect(() => {
    const element = overlay.current
    if (!element || !drawable) return
    const middle = { x: width / 2, y: height / 2 }
    const ends = [
      listenToDrawing(element, { desk, photo, view, room: labelRoom({ width, height }, measureText) }),
      desk.enterPane({
        element,
        photo,
        middle: () => view.toImage(middle),
        reach: () => height / 8 / view.scale,
      }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [desk, photo, view, width, height, drawable])

  return (
    <div
      ref={overlay}
      className="annotation-layer"
      data-tool={(drawable && tool) || undefined}
      data-hidden={!shown || undefined}
    >
      {shown && !isEmpty && (
        <Stage width={width} height={height} listening={false}>
          <Layer listening={false}>
            <Shape
              ref={shape}
              listening={false}
              sceneFunc={(context) => {
                const { active, selected } = desk.get()
                const pxPerMm = desk.photoOf(photo)?.pxPerMm ?? null
                const looks = desk.seenOn(photo).map(({ key, ...fields }) => ({
                  ...fields,
                  selected: photo === active && key !== null && key === selected,
                  open: key === null,
                  extra: lengthText(fields.shape, pxPerMm, texts.annotations),
                }))
                drawAnnotations(context._context, looks, view, labelRoom({ width, height }, measureText))
              }}
            />
          </Layer>
        </Stage>
      )}
    </div>
  )
}
