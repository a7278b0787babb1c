import { describe, expect, it } from 'vitest'
import {
  regionAt,
  regionName,
  regionsOf,
  withDrawn,
  type ShownRegion,
} from '../../../../../src/renderer/features/regions/shown-regions.ts'
import type { OwnRegion } from '../../../../../src/renderer/features/regions/photo-regions.ts'
import { TEXTS } from '../../../../../src/renderer/i18n/languages.ts'
import type { AnalysisReport } from '../../../../../src/shared/contract/analysis-report.ts'
import { OLD_REPORT, REPORT } from '../rendered.ts'

const square = (from: number, to: number) => [
  { x: from, y: from },
  { x: to, y: from },
  { x: to, y: to },
  { x: from, y: to },
]
const maps = REPORT.metrics['face'] as AnalysisReport['metrics'][string]

const report: AnalysisReport = {
  ...REPORT,
  region: { ...REPORT.region, outlines: { nose: square(40, 50), forehead: square(0, 30) } },
  metrics: { ...REPORT.metrics, nose: maps, forehead: maps },
}
const regions = regionsOf(report)
const ids = (all: readonly ShownRegion[]) => all.map(({ id }) => id)

describe('the regions of a report', () => {
  it('begin with the whole, then the parts of the face in their order', () => {
    expect(ids(regions)).toEqual(['face', 'forehead', 'nose'])
    expect(regions[0]).toMatchObject({ kind: 'whole', rings: null })
    expect(ids(regionsOf(OLD_REPORT))).toEqual(['face'])
    expect(regionsOf({ ...REPORT, metrics: {} })).toEqual([])
  })

  it('have no part without an outline', () => {
    const { region } = REPORT
    expect(ids(regionsOf({ ...report, region }))).toEqual(['face'])
  })

  it('are joined by those that were drawn', () => {
    const measured = { insidePx: 9, skinPx: 9, skinMm2: null, maps, confidence: {} as never }
    const drawn = (key: string, name: string, from: number, to: number): OwnRegion => ({
      key,
      ordinal: 1,
      name,
      tool: 'brush',
      rings: [square(from, to), square(from + 1, from + 2)],
      keeping: { kind: 'kept' },
    })
    const all = withDrawn(
      regions,
      [drawn('drawn-1', '', 41, 45), drawn('drawn-2', 'Temple', 60, 70)],
      new Map([['drawn-1', measured]]),
    )
    expect(ids(all)).toEqual(['face', 'forehead', 'nose', 'drawn-1', 'drawn-2'])
    expect(all[3]).toMatchObject({ maps, measured })
    expect(all[4]?.maps).toBeNull()
    expect(regionName(all[4] as ShownRegion, TEXTS.en)).toBe('Temple')
    expect(regionName(all[3] as ShownRegion, TEXTS.en)).toBe('Drawn region 1')
    expect(regionName(all[2] as ShownRegion, TEXTS['zh-CN'])).toBe('鼻部')
    // Of what holds no skin there are no numbers, to be compared with another photo's least of all.
    const empty = withDrawn(
      regions,
      [drawn('drawn-1', '', 41, 45)],
      new Map([['drawn-1', { ...measured, skinPx: 0 }]]),
    )
    expect(empty[3]).toMatchObject({ maps: null, measured: { skinPx: 0 } })
    // The smallest that holds the place.
    expect(regionAt(all, { x: 44, y: 44 })?.id).toBe('drawn-1')
    // A hole is none of it.
    expect(regionAt(all, { x: 42.5, y: 42.5 })?.id).toBe('nose')
    expect(regionAt(all, { x: 48, y: 48 })?.id).toBe('nose')
    expect(regionAt(all, { x: 35, y: 35 })).toBeNull()
  })
})
