import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import type { Build, Section } from '../build.ts'
import { photoCell } from '../map-cells.ts'
import { pictureRows, type PictureCell } from '../picture-row.ts'
import { SEPARATOR } from '../report-words.ts'
import { TEXT } from '../style.ts'
import { heading, textBlocks } from '../text-blocks.ts'

const COLUMNS = 5

/** All photos in small with their days and the means of their maps. */
export const filmStrip: Section = (build) => {
  const { canvas, content, texts } = build
  const section = canvas.root.child('Sect')
  if (content.shots.length === 0)
    return textBlocks(build, section, texts.film.none, { style: TEXT.note, before: 14 })
  return [
    ...heading(build, section, texts.film.title, texts.film.lead),
    ...pictureRows(build, section, cellsOf(build), {
      columns: COLUMNS,
      mostHeight: 0.16 * build.room,
      before: 0,
    }),
  ]
}

function cellsOf(build: Build): PictureCell[] {
  const { content, texts, words } = build
  const first = content.shots.find(({ takenMs }) => takenMs !== null)?.takenMs ?? null
  return content.shots.map((shot) => {
    const day =
      first === null || shot.takenMs === null ? [] : [texts.timeline.day(words.days(first, shot.takenMs))]
    const whole = shot.analysis?.regions[0]
    const means = whole
      ? [PIGMENTS.map((pigment) => whole.maps[pigment].mean.toFixed(2)).join(SEPARATOR)]
      : []
    // What was drawn is measured in no table here, and would hide such small pictures.
    return { ...photoCell(build, shot, [words.taken(shot), ...day, ...means]), outlines: [] }
  })
}
