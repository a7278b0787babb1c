import { Shape } from 'react-konva'
import type { Rings } from '../../shared/imaging/outline.ts'
import type { PaneView } from './pane-view.ts'
import { traceRings } from './trace-outline.ts'
import { useShapeOver } from './useShapeOver.ts'

interface Props {
  readonly rings: Rings
  readonly view: PaneView
  /** The one that is looked at; others are drawn thin. */
  readonly strong: boolean
}

/** Neutral, as all marks over skin are: light on a dark seam shows on any picture; what is beside it stays faint. */
const STRONG = [
  ['rgb(0 0 0 / 65%)', 4],
  ['#ffffff', 2],
] as const
const FAINT = [['rgb(0 0 0 / 50%)', 1]] as const

/** The border of a region over a pane. It draws itself anew when the pane looks elsewhere. */
export function RegionOutline({ rings, view, strong }: Props) {
  const shape = useShapeOver(view)
  return (
    <Shape
      ref={shape}
      listening={false}
      sceneFunc={({ _context: context }) => {
        const path = traceRings(rings, view)
        context.lineJoin = 'round'
        for (const [colour, width] of strong ? STRONG : FAINT) {
          context.strokeStyle = colour
          context.lineWidth = width
          context.stroke(path)
        }
      }}
    />
  )
}
