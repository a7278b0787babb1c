import type { Build, PageBlock, Section } from '../build.ts'
import { chartOf } from '../chart/timeline-chart.ts'
import { drawChart, CHART_HEIGHT } from '../chart/draw-chart.ts'
import { TEXT } from '../style.ts'
import { heading, textBlocks } from '../text-blocks.ts'

/** A chart for each series: the three maps along the days. */
export const timeline: Section = (build) => {
  const { canvas, content, texts } = build
  const drawn = content.series.filter(({ points }) => points.length > 1)
  if (drawn.length === 0) return []
  const section = canvas.root.child('Sect')
  return [
    ...heading(build, section, texts.timeline.title, texts.timeline.gaps),
    ...drawn.flatMap((series) => [...caption(build, series), ...chart(build, series)]),
  ]

  function caption({ words }: Build, { number, region }: (typeof drawn)[number]): readonly PageBlock[] {
    const name = texts.timeline.of(texts.numbers.columns[number], words.region({ name: region, drawn: null }))
    return textBlocks(build, section, name, { style: TEXT.caption, before: 6, keepWithNext: true })
  }

  function chart({ words, width }: Build, series: (typeof drawn)[number]): readonly PageBlock[] {
    const laid = chartOf(series, (fromMs, toMs) => words.days(fromMs, toMs))
    const from = words.date(series.points[0]?.atMs ?? 0)
    const to = words.date(series.points.at(-1)?.atMs ?? 0)
    const figure = section.child('Figure', texts.timeline.alt(series.points.length, from, to))
    return [
      {
        height: CHART_HEIGHT,
        before: 4,
        draw: (place) => {
          figure.draw(() => {
            drawChart(build, laid, series, place, width)
          })
        },
      },
    ]
  }
}
