import { GRADES, type Comparability, type RuleResult } from '../../../shared/imaging/comparability.ts'
import { PIGMENTS, type Pigment } from '../../../shared/imaging/pigments.ts'
import type { ReportShot } from '../../../shared/reports/report-shot.ts'
import type { Build, PageBlock, Section } from '../build.ts'
import type { Tag } from '../canvas.ts'
import { mapCell, mapNote, photoCell, UPRIGHT } from '../map-cells.ts'
import { pictureRows } from '../picture-row.ts'
import { SEPARATOR } from '../report-words.ts'
import { COLOURS, GAP, TEXT } from '../style.ts'
import { heading, textBlocks } from '../text-blocks.ts'

type Side = readonly [name: string, shot: ReportShot]

/** Two photos side by side, their maps below one another, and how far they can be compared. */
export const pair: Section = (build) => {
  const { canvas, content, texts, words } = build
  const found = content.pair
  const section = canvas.root.child('Sect')
  const before = found && content.shots[found.before]
  const after = found && content.shots[found.after]
  if (!found || !before || !after)
    return content.template === 'before-after'
      ? textBlocks(build, section, texts.pair.none, { style: TEXT.note, before: 14 })
      : []
  const apart =
    before.takenMs === null || after.takenMs === null
      ? ''
      : texts.pair.days(Math.abs(words.days(before.takenMs, after.takenMs)))
  const sides: readonly Side[] = [
    [texts.pair.before, before],
    [texts.pair.after, after],
  ]
  const photos = sides.map(([side, shot]) =>
    photoCell(build, shot, [`${side}${SEPARATOR}${words.taken(shot)}`]),
  )
  const title = content.template === 'before-after' ? [] : heading(build, section, texts.pair.title)
  const analysed = before.analysis && after.analysis
  // Maps of wide photos take two rows: their photos go with them to the next page.
  const isWide = !isUpright(build, sides)
  return [
    ...title,
    badge(build, section, found.comparability, {
      apart,
      notAligned: found.alignment === 'none',
      before: title.length === 0 ? 12 : GAP.paragraph,
    }),
    ...pictureRows(build, section, photos, {
      columns: 2,
      mostHeight: 0.31 * build.room,
      before: 10,
      together: true,
      keepWithNext: analysed !== null && isWide,
    }),
    ...(analysed
      ? [
          ...mapsOf(build, section, sides),
          ...textBlocks(build, section, mapNote(build, [before, after]), { style: TEXT.note, before: 4 }),
        ]
      : textBlocks(build, section, texts.photo.notAnalysed, { style: TEXT.note, before: 8 })),
  ]
}

const isUpright = ({ pictures }: Build, sides: readonly Side[]): boolean =>
  sides.every(([, { analysis }]) => analysis && pictures.aspect(analysis.maps.red) < UPRIGHT)

/** Upright maps of a pair stand beside one another, all six in a row; others below one another. */
function mapsOf(build: Build, section: Tag, sides: readonly Side[]): readonly PageBlock[] {
  const { texts } = build
  const upright = isUpright(build, sides)
  const cellOf = ([side, shot]: Side, pigment: Pigment, withLegend: boolean) => {
    const names = [side, texts.maps.short[pigment]]
    return mapCell(build, shot, pigment, upright ? names : [names.join(SEPARATOR)], withLegend)
  }
  return upright
    ? pictureRows(
        build,
        section,
        PIGMENTS.flatMap((pigment) => sides.map((side) => cellOf(side, pigment, true))),
        { columns: 6, mostHeight: 0.2 * build.room, before: 10, keepWithNext: true },
      )
    : pictureRows(
        build,
        section,
        sides.flatMap((side, row) => PIGMENTS.map((pigment) => cellOf(side, pigment, row === 1))),
        { columns: 3, mostHeight: 0.14 * build.room, before: 10, keepWithNext: true },
      )
}

const PADDING = 8
const DOT = { radius: 2.8, step: 8 } as const
/** Dots that are filled: three of three are alike in everything that was judged. */
const FILLED = { green: 3, amber: 2, red: 1 } as const

/** Grade as dots and words, and what is not alike; neutral colours, for nothing here is about the skin. */
function badge(
  { canvas, texts, words, width }: Build,
  section: Tag,
  found: Comparability | null,
  {
    apart,
    notAligned,
    before,
  }: { readonly apart: string; readonly notAligned: boolean; readonly before: number },
): PageBlock {
  const grade = found && texts.pair.grades[found.grade]
  const differing = found ? found.rules.filter((rule) => rule.grade !== 'green').sort(worstFirst) : []
  const sentences = [
    ...differing.map((rule) => ruleText(rule)),
    ...(notAligned ? [texts.pair.notAligned] : []),
  ]
  const dotsWidth = found ? GRADES.length * DOT.step + 4 : 0
  const room = width - 2 * PADDING
  const lines = sentences.flatMap((sentence) => canvas.lines(sentence, TEXT.note, room))
  const height = 2 * PADDING - 2 + TEXT.strong.leading + lines.length * TEXT.note.leading
  const element = section.child('P')
  return {
    height,
    before,
    keepWithNext: true,
    draw: ({ x, y }) => {
      canvas.artifact(() => {
        canvas.document.roundedRect(x, y, width, height, 3).lineWidth(0.7).stroke(COLOURS.line)
        if (!found) return
        for (let dot = 0; dot < GRADES.length; dot += 1) {
          canvas.document.circle(
            x + PADDING + DOT.radius + dot * DOT.step,
            y + PADDING - 1 + TEXT.strong.leading / 2,
            DOT.radius,
          )
          if (dot < FILLED[found.grade]) canvas.document.fill(COLOURS.accent)
          else canvas.document.lineWidth(0.8).stroke(COLOURS.accent)
        }
      })
      element.draw(() => {
        canvas.write(grade ?? texts.pair.notJudged, TEXT.strong, x + PADDING + dotsWidth, y + PADDING - 1)
        canvas.write(apart, TEXT.note, x + PADDING, y + PADDING, { width: room, align: 'right' })
        canvas.writeLines(lines, TEXT.note, x + PADDING, y + PADDING - 1 + TEXT.strong.leading)
      })
    },
  }

  function ruleText({ rule, value, unit, limits }: RuleResult): string {
    const name = `${texts.pair.rules[rule]}${texts.between.colon}`
    if (value === null) return `${name}${texts.pair.unknown}`
    if (unit === 'state')
      return `${name}${value > limits.amber ? texts.pair.states.different : texts.pair.states.alike}`
    const figure = (amount: number): string =>
      unit === 'share'
        ? words.percent(amount, 1)
        : `${amount.toFixed(1)}${unit === 'degrees' ? '°' : `\u00a0${unit}`}`
    return `${name}${figure(value)} ${texts.pair.limit(figure(limits.green))}`
  }
}

function worstFirst(one: RuleResult, other: RuleResult): number {
  const place = ({ grade }: RuleResult): number => (grade === null ? -1 : GRADES.indexOf(grade))
  return place(other) - place(one)
}
