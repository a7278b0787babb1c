import type { ReportShot } from '../../../shared/reports/report-shot.ts'
import type { Build, PageBlock, Section } from '../build.ts'
import { SEPARATOR } from '../report-words.ts'
import { TEXT } from '../style.ts'
import { heading, textBlocks } from '../text-blocks.ts'
import { factGrid } from './fact-grid.ts'

/** How the maps came about: versions, scale, what was taken as skin. */
export const method: Section = (build) => {
  const { canvas, content, texts, words } = build
  const analysis = content.shots.at(-1)?.analysis
  if (!analysis) return []
  const { title, program, pipeline, model, scale, pxPerMm, skin, skinBy, how } = texts.method
  const section = canvas.root.child('Sect')
  const facts = (
    [
      [model, `${analysis.modelId} ${analysis.modelVersion}`],
      [pipeline, analysis.pipelineVersion],
      [program, content.made.program],
      [skin, skinBy[analysis.skinBy]],
      [scale, analysis.pxPerMm === null ? '' : pxPerMm(words.figure(analysis.pxPerMm))],
    ] as const
  ).filter(([, value]) => value !== '')
  return [
    ...heading(build, section, title),
    ...textBlocks(build, section, how, { style: TEXT.note, before: 0 }),
    factGrid(build, section, facts),
  ]
}

/** Colours and quality of the photos that the report compares or shows. */
export const quality: Section = (build) => {
  const { canvas, content, texts, words } = build
  const { pair, shots } = content
  const shown = pair ? [shots[pair.before], shots[pair.after]] : [shots.at(-1)]
  const present = shown.filter((shot) => shot !== undefined)
  if (present.length === 0) return []
  const section = canvas.root.child('Sect')
  return [
    ...heading(build, section, texts.quality.title),
    ...present.flatMap((shot, index): readonly PageBlock[] => {
      const name =
        present.length === 1
          ? ''
          : `${index === 0 ? texts.pair.before : texts.pair.after}${SEPARATOR}${words.taken(shot)}`
      return [
        ...(name === ''
          ? []
          : textBlocks(build, section, name, {
              style: { ...TEXT.note, font: 'bold' },
              before: index === 0 ? 0 : 6,
              keepWithNext: true,
            })),
        ...textBlocks(build, section, qualityOf(build, shot), {
          style: TEXT.note,
          before: 0,
          together: true,
        }),
      ]
    }),
  ]
}

/** Of photos in the report that were kept although they do not meet the rules: that, and why. */
export const keptDespite: Section = (build) => {
  const { canvas, content, texts, words } = build
  const { pair, shots, template } = content
  const shown =
    template === 'film-strip' ? shots : pair ? [shots[pair.before], shots[pair.after]] : [shots.at(-1)]
  const section = canvas.root.child('Sect')
  return shown.flatMap((shot, index): readonly PageBlock[] => {
    const kept = shot && despiteOf(build, shot)
    if (!shot || kept === undefined) return []
    const text = `${texts.photo.title} ${words.taken(shot)}${texts.between.colon}${kept}`
    return textBlocks(build, section, text, { style: TEXT.note, before: index === 0 ? 6 : 2 })
  })
}

/** What was typed is a sentence already. */
const ENDED = /[.!?…。！？]['"”’」』)）]*$/u

function despiteOf({ texts, words }: Build, { despite }: ReportShot): string | undefined {
  const { quality, between } = texts
  if (!despite) return undefined
  const { failed, reason, note, by, atMs } = despite
  const sentences = [
    failed.length === 0
      ? ''
      : quality.failed(failed.map((rule) => quality.captureRules[rule]).join(between.items)),
    quality.because[reason],
    note === '' || ENDED.test(note) ? note : `${note}${between.stop}`,
    quality.keptBy(by === '' ? quality.somebody : by, words.date(atMs)),
  ].filter((part) => part !== '')
  return `${quality.despite}${between.colon}${sentences.join(between.sentences)}`
}

function qualityOf(build: Build, shot: ReportShot): string {
  const { quality } = build.texts
  const { analysis, card } = shot
  const difference = card?.difference
  const colour = !card
    ? quality.noCard
    : card.refused !== null
      ? quality.refused[card.refused]
      : difference
        ? (card.alike ? quality.alike : quality.corrected)(
            difference.before.toFixed(1),
            difference.after.toFixed(1),
          )
        : quality.noCard
  const unmet = analysis?.unmet ?? []
  const preconditions = !analysis
    ? []
    : unmet.length === 0
      ? [quality.met]
      : unmet.map((rule) => quality.rules[rule])
  const kept = despiteOf(build, shot)
  return [colour, ...preconditions, ...(kept === undefined ? [] : [kept])].join('\n')
}
