import { describe, expect, it } from 'vitest'
import { parseReportPath, reportPath } from '../../../src/shared/contract/report-path.ts'

const report = '01234567-89ab-4def-8123-456789abcdef'

describe('the path of a report', () => {
  it('leads back to the report', () => {
    expect(parseReportPath(reportPath(report))).toBe(report)
  })

  it.each([
    '/report/',
    '/report/x',
    `/report/${report}/`,
    `/report/${report}0`,
    `/report/../${report}`,
    `/film/${report}`,
  ])('is none: %s', (path) => {
    expect(parseReportPath(path)).toBeNull()
  })
})
