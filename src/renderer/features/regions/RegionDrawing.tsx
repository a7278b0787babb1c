import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import { panePointToOutline } from '../../canvas/trace-outline.ts'
import type { Point } from '../../canvas/viewport.ts'
import { listenToDrawing, type DrawTarget } from './draw-gestures.ts'
import { clicked, ellipseBetween, movedBy, outlineOf, resizedBy, withoutLastCorner } from './drawing.ts'
import { useRegions } from './regions-context.ts'

/** How far an arrow key moves an ellipse, CSS px; with shift one. */
const STEP_PX = 8
const RESIZE = 1.1
/** A click this near to a corner, CSS px, means the corner. */
const REACH_PX = 8
/** A smaller ellipse than this, CSS px across, was a click. */
const LEAST_PX = 4

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface Props {
  readonly view: PaneView
  /** CSS px. */
  readonly pane: ImageSize
  /** The pane's picture, which zooms meanwhile. */
  readonly picture: RefObject<HTMLElement | null>
  /** The pane that gets the keys first. */
  readonly first: boolean
}

/** Lies over a pane while a region is drawn: takes pointer and keys until the outline is there or given up. */
export function RegionDrawing({ view, pane, picture, first }: Props) {
  const { texts } = useInterface()
  const { tool, drawing, measure, draw } = useRegions()
  const surface = useRef<HTMLDivElement>(null)

  const finish = () => {
    const outline = drawing.current && outlineOf(drawing.current)
    if (outline) measure(outline)
  }
  const inPhoto = (at: Point): Point => panePointToOutline(at, view)
  const onPointer = useEffectEvent((what: keyof DrawTarget, at: Point, from: Point | null) => {
    const { current } = drawing
    if (current?.tool === 'polygon') {
      if (what === 'move') drawing.set({ ...current, cursor: inPhoto(at) })
      if (what !== 'release') return
      const { drawing: next, closed } = clicked(current, inPhoto(at), REACH_PX / view.scale)
      drawing.set(next)
      if (closed) finish()
    } else if (from && Math.hypot(at.x - from.x, at.y - from.y) > LEAST_PX) {
      drawing.set(ellipseBetween(inPhoto(from), inPhoto(at)))
      if (what === 'release') finish()
    }
  })
  useEffect(() => {
    const element = surface.current
    if (!element || tool === null) return
    return listenToDrawing(element, () => picture.current, {
      press: (at) => {
        onPointer('press', at, null)
      },
      move: (at, from) => {
        onPointer('move', at, from)
      },
      release: (at, from) => {
        onPointer('release', at, from)
      },
    })
  }, [tool, picture])

  const begin = useEffectEvent(() => {
    surface.current?.focus()
    if (tool !== 'ellipse') return
    const across = Math.min(pane.width, pane.height) / 3
    const middle = { x: pane.width / 2, y: pane.height / 2 }
    const corner = (sign: number): Point =>
      inPhoto({ x: middle.x + (sign * across) / 2, y: middle.y + (sign * across) / 2 })
    drawing.set(ellipseBetween(corner(-1), corner(1)))
  })
  useEffect(() => {
    if (first && tool !== null) begin()
  }, [first, tool])

  if (tool === null) return null
  const onKey = (event: KeyboardEvent) => {
    const { current } = drawing
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = tool === 'ellipse' ? ARROWS[event.key] : undefined
    const step = (event.shiftKey ? 1 : STEP_PX) / view.scale
    if (event.key === 'Escape') draw(null)
    else if (event.key === 'Enter') finish()
    else if (event.key === 'Backspace') drawing.set(withoutLastCorner(current))
    else if (arrow) drawing.set(movedBy(current, arrow[0] * step, arrow[1] * step))
    else if (tool === 'ellipse' && (event.key === '+' || event.key === '='))
      drawing.set(resizedBy(current, RESIZE))
    else if (tool === 'ellipse' && event.key === '-') drawing.set(resizedBy(current, 1 / RESIZE))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={surface}
      className="draw-surface"
      role="application"
      aria-label={`${texts.regions.draw.surface} ${texts.regions.draw.hints[tool]}`}
      tabIndex={0}
      onKeyDown={onKey}
    />
  )
}
