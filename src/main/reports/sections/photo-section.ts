import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import type { PageBlock, Section } from '../build.ts'
import { mapCell, mapNote, photoCell, UPRIGHT } from '../map-cells.ts'
import { pictureRows } from '../picture-row.ts'
import { SEPARATOR } from '../report-words.ts'
import { TEXT } from '../style.ts'
import { heading, textBlocks } from '../text-blocks.ts'

/** The three maps of the last photo, large. */
export const largeMaps: Section = (build) => {
  const { canvas, content, texts, pictures } = build
  const shot = content.shots.at(-1)
  if (!shot?.analysis) return []
  const section = canvas.root.child('Sect')
  const { names, meanings, title } = texts.maps
  const upright = pictures.aspect(shot.analysis.maps.red) < UPRIGHT
  const cells = PIGMENTS.map((pigment) => mapCell(build, shot, pigment, [names[pigment], meanings[pigment]]))
  const rows = pictureRows(
    build,
    section,
    upright ? cells : [photoCell(build, shot, [texts.photo.title]), ...cells],
    {
      columns: upright ? 3 : 2,
      mostHeight: 0.34 * build.room,
      before: 0,
    },
  )
  return [...heading(build, section, title, mapNote(build, [shot])), ...rows]
}

/** Photo and maps together, small enough to leave room for numbers and words on one page. */
export const photoAndMaps: Section = (build) => {
  const { canvas, content, texts, words } = build
  const shot = content.shots.at(-1)
  const section = canvas.root.child('Sect')
  if (!shot) return textBlocks(build, section, texts.photo.none, { style: TEXT.note, before: 14 })
  const photo = photoCell(build, shot, [`${texts.photo.title}${SEPARATOR}${words.taken(shot)}`])
  if (!shot.analysis)
    return [
      ...pictureRows(build, section, [photo], { columns: 1, mostHeight: 0.4 * build.room, before: 12 }),
      ...notAnalysed(build),
    ]
  const cells = [
    photo,
    ...PIGMENTS.map((pigment) => mapCell(build, shot, pigment, [texts.maps.names[pigment]])),
  ]
  const upright = build.pictures.aspect(shot.picture ?? shot.analysis.maps.red) < UPRIGHT
  const rows = pictureRows(build, section, cells, {
    columns: upright || build.dense ? 4 : 2,
    mostHeight: 0.21 * build.room,
    before: 12,
  })
  return [...rows, ...textBlocks(build, section, mapNote(build, [shot]), { style: TEXT.note, before: 4 })]
}

/** The lights that were chosen. */
export const lights: Section = (build) => {
  const { canvas, content, texts, pictures } = build
  const chosen = content.shots.at(-1)?.analysis?.lights ?? []
  if (chosen.length === 0) return []
  const section = canvas.root.child('Sect')
  const isWide = chosen.some(({ picture }) => pictures.aspect(picture) >= UPRIGHT)
  const cells = chosen.map(({ light, picture }) => ({
    picture: { aspect: pictures.aspect(picture), request: (width: number) => pictures.photo(picture, width) },
    missing: '',
    alt: texts.lights.names[light],
    caption: [texts.lights.names[light]],
  }))
  return [
    ...heading(build, section, texts.lights.title, texts.lights.note),
    ...pictureRows(build, section, cells, {
      columns: Math.max(2, chosen.length),
      // Below the two rows of maps of a wide photo, or the one of an upright one.
      mostHeight: (isWide ? 0.17 : 0.25) * build.room,
      before: 0,
    }),
  ]
}

/** That there are no maps, where there are none. */
export const notAnalysed = (build: Parameters<Section>[0]): readonly PageBlock[] => {
  const shot = build.content.shots.at(-1)
  if (!shot || shot.analysis) return []
  const section = build.canvas.root.child('Sect')
  return textBlocks(build, section, build.texts.photo.notAnalysed, { style: TEXT.note, before: 8 })
}
