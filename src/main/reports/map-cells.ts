import type { Pigment } from '../../shared/imaging/pigments.ts'
import type { ReportShot } from '../../shared/reports/report-shot.ts'
import type { Build } from './build.ts'
import type { PictureCell } from './picture-row.ts'
import { SEPARATOR } from './report-words.ts'
import { COLOURS, scaleColour, TEXT } from './style.ts'

/** Below this proportion of width to height a picture counts as upright. */
export const UPRIGHT = 0.95

/** Stops of a legend's gradient: between two of them the scale is all but straight. */
const STOPS = 16
const BAR = { top: 4, height: 6 } as const
const LEGEND_HEIGHT = BAR.top + BAR.height + TEXT.small.leading
/** Between the words at its ends, at least. */
const LEGEND_GAP = 6

/** A shot's own picture, with when it was taken or what it is called. */
export function photoCell(
  { pictures, texts, words }: Build,
  shot: ReportShot,
  caption: readonly string[],
): PictureCell {
  const { picture } = shot
  return {
    picture:
      picture === null
        ? null
        : { aspect: pictures.aspect(picture), request: (width) => pictures.photo(picture, width) },
    missing: texts.photo.none,
    alt: texts.photo.alt(words.taken(shot)),
    caption,
    outlines: shot.outlines,
  }
}

/** One map of a shot in its colours, with the scale under it. */
export function mapCell(
  build: Build,
  shot: ReportShot,
  pigment: Pigment,
  caption: readonly string[],
  withLegend = true,
): PictureCell {
  const { pictures, texts, words } = build
  const { analysis } = shot
  const cell = {
    picture: analysis && {
      aspect: pictures.aspect(analysis.maps[pigment]),
      request: (width: number) => pictures.map(analysis, pigment, shot.picture, width),
    },
    missing: texts.photo.none,
    alt: texts.maps.alt(texts.maps.names[pigment], words.taken(shot)),
    caption,
    outlines: shot.outlines,
  }
  return withLegend && analysis ? { ...cell, legend: legend(build, pigment) } : cell
}

/** The colours of a map's scale from none to most. */
function legend({ canvas, texts }: Build, pigment: Pigment): NonNullable<PictureCell['legend']> {
  const { none, full } = texts.maps
  return {
    height: LEGEND_HEIGHT,
    leastWidth: canvas.measure(none, TEXT.small) + LEGEND_GAP + canvas.measure(full, TEXT.small),
    draw: (x, y, width) => {
      const gradient = canvas.document.linearGradient(x, y, x + width, y)
      for (let stop = 0; stop < STOPS; stop += 1) {
        const at = stop / (STOPS - 1)
        gradient.stop(at, scaleColour(pigment, at))
      }
      canvas.document.rect(x, y + BAR.top, width, BAR.height).fill(gradient)
      canvas.document
        .rect(x, y + BAR.top, width, BAR.height)
        .lineWidth(0.4)
        .stroke(COLOURS.line)
      const below = y + BAR.top + BAR.height
      canvas.write(none, TEXT.small, x, below)
      canvas.write(full, TEXT.small, x, below, { width, align: 'right' })
    },
  }
}

/** What stands under maps: the scale's unit, and what is marked in them. */
export function mapNote({ texts }: Build, shots: readonly ReportShot[]): string {
  const { scale, uncertain, notSkin, outlined } = texts.maps
  const marks = [
    shots.some(({ analysis }) => analysis?.confidence) && uncertain,
    shots.some(({ analysis }) => analysis?.skin) && notSkin,
    shots.some(({ outlines }) => outlines.length > 0) && outlined,
  ].filter((mark) => mark !== false)
  return [scale, ...marks].join(SEPARATOR)
}
