import { Layer, Shape } from 'react-konva'
import type { PatientDrawings } from '../../../shared/contract/patient-drawings.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import { RegionOutline } from '../../canvas/RegionOutline.tsx'
import { useShapeOver } from '../../canvas/useShapeOver.ts'
import { drawAnnotations } from '../annotations/draw-annotations.ts'
import { labelRoom } from '../annotations/label-box.ts'
import { measureText } from '../annotations/measure-text.ts'

interface Props {
  readonly drawings: PatientDrawings
  /** How the pane looks at its own photo, and at the photo at hand. */
  readonly view: PaneView
  readonly hand: PaneView
  /** Of the pane, CSS px. */
  readonly pane: ImageSize
}

/** The lines that the staff have drawn over a pane. */
export function PatientDrawing({ drawings: { rings, shapes }, view, hand, pane }: Props) {
  const shape = useShapeOver(view)
  return (
    <Layer listening={false}>
      {rings.length > 0 && <RegionOutline rings={rings} view={hand} strong />}
      <Shape
        ref={shape}
        listening={false}
        sceneFunc={({ _context: context }) => {
          const looks = shapes.map((one) => ({
            shape: one,
            text: '',
            selected: false,
            open: false,
            extra: null,
          }))
          drawAnnotations(context, looks, view, labelRoom(pane, measureText))
        }}
      />
    </Layer>
  )
}
