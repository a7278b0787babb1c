import { GripVertical } from 'lucide-react'
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useInterface } from '../../app/interface-context.ts'
import type { Studio } from './studio.ts'
import { swapPanes } from './view-choice.ts'

interface Props {
  readonly studio: Studio
  readonly index: number
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** By this a pane is dragged onto another, with which it changes places; the arrow keys do the same. */
export function PaneGrip({ studio, index }: Props) {
  const { texts } = useInterface()
  const [dragged, setDragged] = useState(false)
  const swapWith = (other: number) => {
    studio.onChoice(swapPanes(studio.choice, index, other))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    swapWith(index + step)
  }
  const paneUnder = ({ clientX, clientY }: PointerEvent): number | null => {
    const pane = document
      .elementsFromPoint(clientX, clientY)
      .find((element): element is HTMLElement => element instanceof HTMLElement && element.matches('.pane'))
    return pane?.dataset['index'] === undefined ? null : Number(pane.dataset['index'])
  }
  return (
    <button
      type="button"
      className="pane-grip"
      data-dragged={dragged || undefined}
      aria-label={texts.studio.movePane}
      title={texts.studio.movePaneHint}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragged(true)
      }}
      onPointerUp={(event) => {
        setDragged(false)
        const other = paneUnder(event)
        if (other !== null && other !== index) swapWith(other)
      }}
      onPointerCancel={() => {
        setDragged(false)
      }}
    >
      <GripVertical size={16} aria-hidden />
    </button>
  )
}
