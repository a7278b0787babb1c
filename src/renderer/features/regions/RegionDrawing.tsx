import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { PaneView } from '../../canvas/pane-view.ts'
import { panePointToOutline } from '../../canvas/trace-outline.ts'
import type { Point } from '../../canvas/viewport.ts'
import { brushedTo } from './brush.ts'
import { listenToDrawing, type DrawTarget } from './draw-gestures.ts'
import { pressed } from './draw-keys.ts'
import { pointed, type DrawPlace } from './draw-pointer.ts'
import { ellipseBetween } from './drawing.ts'
import { useRegions } from './regions-context.ts'

interface Props {
  readonly view: PaneView
  /** CSS px. */
  readonly pane: ImageSize
  /** The pane's picture, which zooms meanwhile. */
  readonly picture: RefObject<HTMLElement | null>
  /** The pane that gets the keys first. */
  readonly first: boolean
}

/** Lies over a pane while a region is drawn: takes pointer and keys until the region is there or given up. */
export function RegionDrawing({ view, pane, picture, first }: Props) {
  const { texts } = useInterface()
  const { tool, drawing, finish, draw } = useRegions()
  const surface = useRef<HTMLDivElement>(null)

  const inPhoto = (at: Point): Point => panePointToOutline(at, view)
  const onPointer = useEffectEvent((what: keyof DrawTarget, at: Point, from: Point | null) => {
    const place = (point: Point): DrawPlace => ({ at: point, inPhoto: inPhoto(point) })
    if (pointed(drawing, what, place(at), from && place(from), view.scale)) finish()
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

  /** For whoever draws by keys: an ellipse, or the brush, in the middle of the pane. */
  const begin = useEffectEvent(() => {
    surface.current?.focus()
    const { current } = drawing
    const middle = { x: pane.width / 2, y: pane.height / 2 }
    if (current?.tool === 'brush') drawing.set(brushedTo(current, inPhoto(middle)))
    if (tool !== 'ellipse') return
    const across = Math.min(pane.width, pane.height) / 3
    const corner = (sign: number): Point =>
      inPhoto({ x: middle.x + (sign * across) / 2, y: middle.y + (sign * across) / 2 })
    drawing.set(ellipseBetween(corner(-1), corner(1)))
  })
  useEffect(() => {
    if (first && tool !== null) begin()
  }, [first, tool])

  if (tool === null) return null
  const onKey = (event: KeyboardEvent) => {
    const outcome = pressed(drawing, event, view.scale)
    if (outcome === 'none') return
    if (outcome === 'cancel') draw(null)
    else if (outcome === 'finish') finish()
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
