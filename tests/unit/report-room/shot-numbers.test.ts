import { expect, it } from 'vitest'
import { regionsOf } from '../../../src/main/report-room/shot-numbers.ts'
import type { AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import { LEAST_REPEATS } from '../../../src/shared/imaging/change.ts'
import { B, madeAnalysis, madeRows } from './made-record.ts'

/** What is said of a change, where the patient's repeat shots were analysed in this way. */
function verdictBy(repeats: Partial<AnalysisReport>): string | undefined {
  const visits = madeRows({ [B]: madeAnalysis(0.08, repeats) }).record.visits.map((visit) => ({
    ...visit,
    photos: visit.photos.flatMap((photo) =>
      Array.from({ length: LEAST_REPEATS + 1 }, (_, at) => ({
        ...photo,
        id: `${at} of ${photo.id}`,
        repeats: at === 0 ? null : `0 of ${photo.id}`,
      })),
    ),
  }))
  const [before, after] = [0.1, 0.08].map((mean) => ({
    photo: { view: 'front' as const, bodySite: '' },
    report: madeAnalysis(mean),
  }))
  if (!before || !after) throw new Error('expected two photos')
  return regionsOf(after, before, visits, null)[0]?.maps.red.change?.verdict
}

it('holds a change against repeat shots of the same pipeline and net alone', () => {
  expect(verdictBy({})).toBe('larger-than-noise')
  expect(verdictBy({ pipelineVersion: 'another' })).toBe('unknown')
  const { model } = madeAnalysis(0)
  expect(verdictBy({ model: { ...model, version: 'another' } })).toBe('unknown')
})
