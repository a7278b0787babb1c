import type Konva from 'konva'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import { Layer, Shape, Stage } from 'react-konva'
import type { Annotation } from '../../../../shared/domain/annotation.ts'
import type { ImageSize } from '../../../../shared/imaging/pixels.ts'
import { useInterface } from '../../../app/interface-context.ts'
import type { PaneView } from '../../../canvas/pane-view.ts'
import { useDesk } from '../../annotations/desk-context.ts'
import { drawAnnotations } from '../../annotations/draw-annotations.ts'
import { labelRoom } from '../../annotations/label-box.ts'
import { lengthText } from '../../annotations/length-text.ts'
import { measureText } from '../../annotations/measure-text.ts'

/** A film that rests so long at a photo is asked what is drawn over it, ms. */
const REST_MS = 120

interface Props {
  /** In the record. */
  readonly photo: string
  /** Of that photo. */
  readonly view: PaneView
  /** CSS px. */
  readonly pane: ImageSize
}

/** What the record has drawn over a photo of the film, other than the one at hand. It is looked at only. */
export function FilmAnnotations({ photo, view, pane }: Props) {
  const { texts } = useInterface()
  const desk = useDesk()
  const shape = useRef<Konva.Shape>(null)
  const shown = useSyncExternalStore(desk.subscribe, () => desk.get().shown)
  const drawn = useKept(photo, shown)
  const redraw = useEffectEvent(() => {
    shape.current?.getLayer()?.batchDraw()
  })
  useEffect(() => {
    redraw()
    return view.subscribe(redraw)
  }, [view, drawn])
  if (!shown || drawn.length === 0) return null
  return (
    <div className="annotation-layer">
      <Stage width={pane.width} height={pane.height} listening={false}>
        <Layer listening={false}>
          <Shape
            ref={shape}
            listening={false}
            sceneFunc={(context) => {
              const looks = drawn.map((one) => ({
                shape: one.shape,
                text: one.text,
                selected: false,
                open: false,
                extra: lengthText(one.shape, null, texts.annotations),
              }))
              drawAnnotations(context._context, looks, view, labelRoom(pane, measureText))
            }}
          />
        </Layer>
      </Stage>
    </div>
  )
}

const NOTHING: readonly Annotation[] = []

/** The annotations of a kept photo, once one has rested at it; none where they cannot be read, which the photo's own room says. */
function useKept(photo: string, wanted: boolean): readonly Annotation[] {
  const { client } = useInterface()
  const [kept, setKept] = useState<{ readonly photo: string; readonly drawn: readonly Annotation[] } | null>(
    null,
  )
  useEffect(() => {
    if (!wanted) return
    let gone = false
    const rested = setTimeout(() => {
      client.call('annotation:list', { photoId: photo }).then(
        (drawn) => {
          if (!gone) setKept({ photo, drawn })
        },
        () => undefined,
      )
    }, REST_MS)
    return () => {
      gone = true
      clearTimeout(rested)
    }
  }, [client, photo, wanted])
  return kept?.photo === photo ? kept.drawn : NOTHING
}
