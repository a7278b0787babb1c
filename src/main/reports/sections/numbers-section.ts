import { MAP_NUMBERS } from '../../../shared/domain/analysis.ts'
import { PARAMETERS } from '../../../shared/imaging/parameters.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import type { ReportRegion, ReportShot } from '../../../shared/reports/report-shot.ts'
import type { Build, PageBlock, Section } from '../build.ts'
import { pigmentColour, TEXT } from '../style.ts'
import { table, type Column, type Row } from '../table.ts'
import { heading, textBlocks } from '../text-blocks.ts'

/** Every region's numbers. */
export const allNumbers: Section = (build) => numbers(build, regionsOf(build))

/** Those of the whole, and of what was drawn by hand. */
export const wholeNumbers: Section = (build) =>
  numbers(
    build,
    regionsOf(build).filter(({ drawn }, place) => place === 0 || drawn !== null),
  )

function shotOf({ content }: Build): ReportShot | undefined {
  const place = content.template === 'before-after' ? content.pair?.after : undefined
  return place === undefined ? content.shots.at(-1) : content.shots[place]
}

const regionsOf = (build: Build): readonly ReportRegion[] => shotOf(build)?.analysis?.regions ?? []

function numbers(build: Build, regions: readonly ReportRegion[]): readonly PageBlock[] {
  if (regions.length === 0) return []
  const { canvas, texts } = build
  const { numbers } = texts
  const section = canvas.root.child('Sect')
  const changes = regions.some(({ maps }) => PIGMENTS.some((pigment) => maps[pigment].change))
  const explained = [
    numbers.explained(PARAMETERS.areaLevel.default, PARAMETERS.spotMinArea.default),
    ...(changes ? [numbers.changeExplained] : []),
    ...drawnExplained(build, regions),
  ].join(texts.between.sentences)
  return [
    ...heading(build, section, numbers.title),
    ...table(
      build,
      section,
      columnsOf(build, changes),
      regions.flatMap((region) => rowsOf(build, region, changes)),
    ),
    ...textBlocks(build, section, explained, { style: TEXT.note, before: 6 }),
  ]
}

/** What there is to know of regions that were drawn by hand. */
function drawnExplained(build: Build, regions: readonly ReportRegion[]): readonly string[] {
  const { numbers, between } = build.texts
  const drawn = regions.filter(({ drawn }) => drawn !== null)
  const measured = new Set(drawn.map(({ drawn }) => drawn))
  const empty = (shotOf(build)?.outlines ?? []).filter(({ drawn }) => !measured.has(drawn))
  const names = empty.map((outline) => build.words.region(outline)).join(between.items)
  return [
    ...(drawn.some(({ maps }) => PIGMENTS.some((pigment) => maps[pigment].change))
      ? [numbers.drawnExplained]
      : []),
    ...(empty.length > 0 ? [numbers.withoutSkin(names)] : []),
  ]
}

/** Of the table's width, with and without the two columns of change. */
const SHARES = {
  changes: { region: 0.173, map: 0.185, mean: 0.072, sd: 0.072, cv: 0.09, area: 0.082, spots: 0.07 },
  alone: { region: 0.24, map: 0.22, mean: 0.108, sd: 0.108, cv: 0.108, area: 0.108, spots: 0.108 },
} as const

function columnsOf({ texts: { numbers } }: Build, changes: boolean): readonly Column[] {
  const shares = changes ? SHARES.changes : SHARES.alone
  const figures = MAP_NUMBERS.map((number): Column => ({
    head: numbers.columns[number],
    share: shares[number],
    align: 'right',
  }))
  return [
    { head: numbers.region, share: shares.region },
    { head: numbers.map, share: shares.map },
    ...figures,
    ...(changes
      ? ([
          { head: numbers.change, share: 0.086, align: 'right' },
          { head: numbers.noise, share: 0.17 },
        ] as const)
      : []),
  ]
}

/** A region's three maps, which are not parted. */
function rowsOf({ texts, words }: Build, region: ReportRegion, changes: boolean): readonly Row[] {
  const { maps } = region
  return PIGMENTS.map((pigment, index): Row => {
    const { mean, sd, cv, area, spots, change } = maps[pigment]
    const last = index === PIGMENTS.length - 1
    return {
      keepWithNext: !last,
      open: !last,
      cells: [
        { text: index === 0 ? words.region(region) : '', style: { ...TEXT.cell, font: 'bold' } },
        { text: texts.maps.short[pigment], mark: pigmentColour(pigment) },
        { text: words.value(mean) },
        { text: words.value(sd) },
        // Of a map that is 0 all over there is none.
        { text: mean > 0 ? words.percent(cv) : '–' },
        { text: words.percent(area, 1) },
        { text: spots.toLocaleString('en') },
        ...(changes
          ? [
              { text: change ? words.signed(change.difference) : '–' },
              { text: change ? texts.numbers.verdicts[change.verdict] : '–' },
            ]
          : []),
      ],
    }
  })
}
