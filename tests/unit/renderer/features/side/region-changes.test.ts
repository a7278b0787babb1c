import { createElement } from 'react'
import { expect, it } from 'vitest'
import { RegionsProvider } from '../../../../../src/renderer/features/regions/RegionsProvider.tsx'
import { RegionChanges } from '../../../../../src/renderer/features/side/RegionChanges.tsx'
import type { PatientPhoto } from '../../../../../src/renderer/features/viewing/patient-photos.ts'
import type { Studio } from '../../../../../src/renderer/features/viewing/studio.ts'
import type { AnalysisReport } from '../../../../../src/shared/contract/analysis-report.ts'
import { LEAST_REPEATS } from '../../../../../src/shared/imaging/change.ts'
import { rendered, REPORT, wordsOf } from '../rendered.ts'

const photo = (id: string, part: Partial<PatientPhoto> = {}): PatientPhoto => ({
  id,
  visitId: `visit of ${id}`,
  view: 'front',
  bodySite: '',
  takenMs: id === 'before' ? 1 : 2,
  thumbnail: false,
  quality: null,
  repeats: null,
  skinState: 'clean',
  analysis: null,
  ...part,
})

/** Shots that repeat one another, of which each number differs by a hundredth, by the pipeline and the net of the photos that are compared. */
const repeats = Array.from({ length: LEAST_REPEATS + 1 }, (_, at) =>
  photo(`shot ${at}`, {
    repeats: at === 0 ? null : 'shot 0',
    analysis: {
      pipelineVersion: REPORT.pipelineVersion,
      modelId: REPORT.model.id,
      modelVersion: REPORT.model.version,
      numbers: ['red', 'brown', 'gray'].map((pigment) => ({
        region: 'face',
        name: `${pigment}.mean`,
        value: 0.1 + 0.01 * (at % 2),
      })),
    },
  }),
)

const shown = (photoId: string, report: AnalysisReport) => ({
  phase: 'ready' as const,
  view: { set: photoId, photo: photoId, record: { patient: 'x', photo: photoId }, width: 800, height: 600 },
  kept: null,
  report,
})

function saidOf(beside: Partial<PatientPhoto>, report = REPORT, ofHand = REPORT): string {
  const hand = shown('after', ofHand)
  const studio = {
    hand,
    compared: [{ photo: 'before', session: { shown: shown('before', report) }, comparison: null }],
    photos: [photo('before', beside), photo('after')],
    visits: [{ photos: repeats }],
  } as unknown as Studio
  const children = createElement(RegionChanges, { studio, other: 'before' })
  return wordsOf(rendered(createElement(RegionsProvider, { shown: hand, plain: false, children }), 'en'))
}

it('the means of two photos of the same view are said to differ within noise or not', () => {
  expect(saidOf({})).toContain('within noise')
})

it('of another net or pipeline than that of the repeat shots nobody knows the noise', () => {
  const net = { ...REPORT, model: { ...REPORT.model, version: '2' } }
  const pipeline = { ...REPORT, pipelineVersion: '0.9.0' }
  for (const said of [saidOf({}, net, net), saidOf({}, pipeline, pipeline), saidOf({}, net)]) {
    expect(said).toContain('noise not known')
    expect(said).not.toContain('within noise')
  }
})

it('of photos of different skin nobody knows the noise', () => {
  for (const said of [
    saidOf({ view: 'left' }),
    saidOf({ bodySite: 'forearm' }),
    // The whole of one is a face, of the other all that is in the photo.
    saidOf(
      {},
      { ...REPORT, metrics: { patch: REPORT.metrics['face'] as AnalysisReport['metrics'][string] } },
    ),
  ]) {
    expect(said).toContain('noise not known')
    expect(said).not.toContain('within noise')
  }
})
