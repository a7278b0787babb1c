import { ringsArea, type Point } from '../../shared/imaging/outline.ts'
import type { ReportOutline } from '../../shared/reports/report-shot.ts'
import type { Canvas } from './canvas.ts'
import { COLOURS, TEXT } from './style.ts'

/** Where a picture lies on the page, points. */
interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Points. A dark line on a wider white one is seen on skin and on every map. */
const LINE = { halo: 1.5, core: 0.6 } as const
const BADGE = { height: 8.5, padding: 2.4, radius: 2 } as const
const NUMBER = { ...TEXT.small, font: 'bold', size: 6.5, leading: 8.5, colour: COLOURS.ink } as const

/** Regions that were drawn by hand, thin over a picture, each with its number at its upper end; cut where the picture ends. */
export function drawOutlines(canvas: Canvas, outlines: readonly ReportOutline[], box: Box): void {
  if (outlines.length === 0) return
  const { document } = canvas
  const at = ({ x, y }: Point): Point => ({ x: box.x + x * box.width, y: box.y + y * box.height })
  document.save().rect(box.x, box.y, box.width, box.height).clip()
  for (const [width, colour] of [
    [LINE.halo, '#ffffff'],
    [LINE.core, COLOURS.ink],
  ] as const) {
    for (const { rings } of outlines)
      for (const ring of rings) {
        const [first, ...rest] = ring.map(at)
        if (!first) continue
        document.moveTo(first.x, first.y)
        for (const { x, y } of rest) document.lineTo(x, y)
        document.closePath()
      }
    document.lineWidth(width).lineJoin('round').strokeColor(colour).stroke()
  }
  for (const outline of outlines) drawNumber(canvas, outline, box, at)
  document.restore()
}

/** At the uppermost corner of its largest ring, inside the picture. */
function drawNumber(
  canvas: Canvas,
  { drawn, rings }: ReportOutline,
  box: Box,
  at: (point: Point) => Point,
): void {
  const largest = [...rings].sort((a, b) => ringsArea([b]) - ringsArea([a]))[0] ?? []
  const [upper] = largest.map(at).sort((a, b) => a.y - b.y)
  if (!upper) return
  const text = String(drawn)
  const width = canvas.measure(text, NUMBER) + 2 * BADGE.padding
  const within = (value: number, from: number, room: number): number =>
    Math.min(from + Math.max(0, room), Math.max(from, value))
  const x = within(upper.x - width / 2, box.x, box.width - width)
  const y = within(upper.y - BADGE.height, box.y, box.height - BADGE.height)
  canvas.document
    .roundedRect(x, y, width, BADGE.height, BADGE.radius)
    .lineWidth(0.4)
    .fillAndStroke('#ffffff', COLOURS.ink)
  canvas.write(text, NUMBER, x, y, { width, align: 'center' })
}
