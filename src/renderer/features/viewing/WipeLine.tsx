import { MoveHorizontal } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useInterface } from '../../app/interface-context.ts'

interface Props {
  /** Share of the pane's width, 0…1. */
  readonly at: number
  readonly onMove: (at: number) => void
}

const STEP = 0.02

/** The line between two photos that lie over one another: dragged, or moved by the arrow keys. */
export function WipeLine({ at, onMove }: Props) {
  const { texts } = useInterface()
  const move = (to: number) => {
    onMove(Math.min(1, Math.max(0, to)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - STEP, ArrowRight: at + STEP, Home: 0, End: 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const room = event.currentTarget.parentElement?.getBoundingClientRect()
    if (room) move((event.clientX - room.left) / room.width)
  }
  return (
    <div
      className="wipe-line"
      role="slider"
      tabIndex={0}
      aria-label={texts.studio.wipeLine}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(at * 100)}
      style={{ left: `${at * 100}%` }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
    >
      <span className="wipe-handle">
        <MoveHorizontal size={16} aria-hidden />
      </span>
    </div>
  )
}
