import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { reportContent } from '../../../src/shared/reports/report-content.ts'

const MODULE = new URL('../../../src/main/reports/local-time-zone.ts', import.meta.url).href

/** Of a computer that is set to this. */
function zoneOf(TZ: string): string {
  const script = `const { localTimeZone } = await import(${JSON.stringify(MODULE)}); process.stdout.write(String(localTimeZone()))`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TZ },
  })
}

describe('the computer’s time zone', () => {
  it.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['CST-8', '+08:00'],
    ['CST4', '-04:00'],
  ])('that is set as %s is %s', (set, zone) => {
    expect(zoneOf(set)).toBe(zone)
  })

  it.each(['CST-8', ':/etc/localtime', '', 'Foo/Bar'])('that is set as %j can stand in a report', (set) => {
    expect(reportContent.shape.timeZone.safeParse(zoneOf(set)).success).toBe(true)
  })
})
