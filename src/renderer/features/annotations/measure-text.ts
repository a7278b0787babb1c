import { TEXT_FONT } from './annotation-style.ts'
import type { Measure } from './text-lines.ts'

let canvas: CanvasRenderingContext2D | null = null

/** As wide as the text is drawn, CSS px. */
export const measureText: Measure = (text) => {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (!canvas) throw new Error('expected a canvas to measure text with, found none')
  canvas.font = TEXT_FONT
  return canvas.measureText(text).width
}
