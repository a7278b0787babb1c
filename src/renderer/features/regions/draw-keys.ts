import type { Point } from '../../../shared/imaging/outline.ts'
import { brushedTo, lifted, resizedBrush, touched, type Brush, type Painting } from './brush.ts'
import type { DrawingStore } from './drawing-store.ts'
import { movedBy, resizedBy, withoutLast } from './drawing.ts'

/** How far an arrow key moves an ellipse or the brush, CSS px; with shift one. */
const STEP_PX = 8
const RESIZE = 1.1

export const BRUSH_KEY = 'B'
export const ERASE_KEY = 'X'

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Steps by which a key makes something larger. */
const SIZES: Readonly<Record<string, number>> = { '+': 1, '=': 1, ']': 1, '-': -1, '[': -1 }

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** What a key did: `none`, it is left to whoever else wants it. */
export type KeyOutcome = 'none' | 'drawn' | 'finish' | 'cancel'

/** A key while a region is drawn. `scale`: CSS px a px of the photo. */
export function pressed(drawing: DrawingStore, pressedKey: Pressed, scale: number): KeyOutcome {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = pressedKey
  const { current } = drawing
  if (!current || altKey) return 'none'
  if (ctrlKey || metaKey) {
    if (key.toLowerCase() !== 'z') return 'none'
    drawing.set(withoutLast(current))
    return 'drawn'
  }
  if (key === 'Escape') return 'cancel'
  if (key === 'Enter') return 'finish'
  if (key === 'Backspace') {
    drawing.set(withoutLast(current))
    return 'drawn'
  }
  const arrow = ARROWS[key]
  const step = (shiftKey ? 1 : STEP_PX) / scale
  const by: Point | null = arrow ? { x: arrow[0] * step, y: arrow[1] * step } : null
  const larger = SIZES[key]
  if (current.tool === 'brush') return brushKey(drawing, current, { key, by, larger }, scale)
  if (current.tool === 'polygon' || (!by && larger === undefined)) return 'none'
  drawing.set(by ? movedBy(current, by.x, by.y) : resizedBy(current, RESIZE ** (larger ?? 0)))
  return 'drawn'
}

interface BrushKey {
  readonly key: string
  readonly by: Point | null
  readonly larger: number | undefined
}

function brushKey(
  drawing: DrawingStore,
  current: Painting,
  { key, by, larger }: BrushKey,
  scale: number,
): KeyOutcome {
  const { at, down } = current
  if (by) {
    if (at) drawing.set(brushedTo(current, { x: at.x + by.x, y: at.y + by.y }))
  } else if (larger !== undefined) changeBrush(drawing, resizedBrush(drawing.brush, larger), scale)
  else if (key.toUpperCase() === ERASE_KEY) toggleErasing(drawing, scale)
  else if (key === ' ') {
    if (down) drawing.set(lifted(current))
    else if (at) drawing.set(touched(current, at, strokeOf(drawing.brush, scale)))
  } else return 'none'
  return 'drawn'
}

const strokeOf = ({ erases, diameterPx }: Brush, scale: number) => ({
  erases,
  radius: diameterPx / 2 / scale,
})

function toggleErasing(drawing: DrawingStore, scale: number): void {
  changeBrush(drawing, { ...drawing.brush, erases: !drawing.brush.erases }, scale)
}

/** A brush that touches the photo goes on as another one. */
function changeBrush(drawing: DrawingStore, brush: Brush, scale: number): void {
  drawing.setBrush(brush)
  const { current } = drawing
  if (current?.tool === 'brush' && current.down && current.at)
    drawing.set(touched(current, current.at, strokeOf(brush, scale)))
}
