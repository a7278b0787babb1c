import { visitOf } from '../../../shared/reports/report-content.ts'
import type { ReportShot } from '../../../shared/reports/report-shot.ts'
import type { Build, PageBlock, Section } from '../build.ts'
import type { Tag } from '../canvas.ts'
import { photoCell } from '../map-cells.ts'
import { EMPTY_ASPECT, pictureRows } from '../picture-row.ts'
import { SEPARATOR } from '../report-words.ts'
import { GAP, TEXT } from '../style.ts'
import { textBlocks } from '../text-blocks.ts'
import { factGrid, type Fact } from './fact-grid.ts'
import { notAnalysed } from './photo-section.ts'

/** Of a page's room, and of its width beside the facts. */
const MOST_HEIGHT = 0.46
const MOST_WIDTH = 0.64
/** Facts that are higher than this at the side, of a page's room, stand below in wider lines: beside it they could leave the page. */
const MOST_FACTS = 0.7

/** The last photo as large as a first page allows, and at its side what is known of it and of the visit. */
export const largePhoto: Section = (build) => {
  const { canvas, content, pictures, texts, words } = build
  const shot = content.shots.at(-1)
  const section = canvas.root.child('Sect')
  const facts = factsOf(build, shot)
  if (!shot)
    return [
      ...(facts.length === 0 ? [] : [factGrid(build, section, facts)]),
      ...textBlocks(build, section, texts.photo.none, { style: TEXT.note, before: 14 }),
    ]
  const aspect = shot.picture === null ? EMPTY_ASPECT : pictures.aspect(shot.picture)
  const mostWidth = (facts.length === 0 ? 1 : MOST_WIDTH) * build.width
  const height = Math.min(MOST_HEIGHT * build.room, mostWidth / aspect)
  const photo = photoCell(build, shot, [`${texts.photo.title}${SEPARATOR}${words.taken(shot)}`])
  const rows = pictureRows(build, section, [photo], { columns: 1, mostHeight: height, before: 14 })
  const indent = height * aspect + 2 * GAP.picture
  const long = sideHeight(setBeside(build, facts, indent)) > MOST_FACTS * build.room
  return [
    ...(long ? rows : rows.map((row) => beside(build, section, row, indent, facts))),
    ...(long ? [factGrid(build, section, facts)] : []),
    ...notAnalysed(build),
  ]
}

function factsOf({ content, texts, words }: Build, shot: ReportShot | undefined): readonly Fact[] {
  const visit = visitOf(content)
  const { taken, view, bodySite, device, views } = texts.photo
  const facts: readonly Fact[] = [
    [taken, shot?.takenMs == null ? '' : words.moment(shot.takenMs)],
    [view, shot?.view == null ? '' : views[shot.view]],
    [bodySite, shot?.bodySite ?? ''],
    [device, shot?.device ?? ''],
    [texts.visit.reason, visit?.reason ?? ''],
    [texts.visit.skin, visit ? texts.visit.skinStates[visit.skinState] : ''],
  ]
  return facts.filter(([, value]) => value !== '')
}

interface SideFact {
  readonly label: string
  readonly lines: readonly string[]
}

const setBeside = (
  { canvas, width }: Pick<Build, 'canvas' | 'width'>,
  facts: readonly Fact[],
  indent: number,
): readonly SideFact[] =>
  facts.map(([label, value]) => ({ label, lines: canvas.lines(value, TEXT.body, width - indent) }))

const heightOf = ({ lines }: SideFact): number => TEXT.label.leading + lines.length * TEXT.body.leading + 6

const sideHeight = (set: readonly SideFact[]): number => set.reduce((sum, fact) => sum + heightOf(fact), 0)

/** A picture with facts to its right, each under its label. */
function beside(
  build: Build,
  section: Tag,
  picture: PageBlock,
  indent: number,
  facts: readonly Fact[],
): PageBlock {
  const { canvas } = build
  const set = setBeside(build, facts, indent)
  return {
    ...picture,
    height: Math.max(picture.height, sideHeight(set)),
    draw: (place, files, repeated) => {
      picture.draw(place, files, repeated)
      let top = place.y - 2
      for (const fact of set) {
        const { label, lines } = fact
        const at = top
        section.child('P').draw(() => {
          canvas.write(label, TEXT.label, place.x + indent, at)
          canvas.writeLines(lines, TEXT.body, place.x + indent, at + TEXT.label.leading)
        })
        top += heightOf(fact)
      }
    },
  }
}
