import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const MODULE = new URL('../../../src/main/app/local-day.ts', import.meta.url).href
const NIGHT_IN_UTC = Date.UTC(2026, 10, 27, 23, 30)

/** On a computer of this time zone. */
function dayIn(TZ: string): string {
  const script = `const { localDay } = await import(${JSON.stringify(MODULE)}); process.stdout.write(localDay(${NIGHT_IN_UTC}))`
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TZ },
  })
}

describe('the day in a name that is proposed', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-28'],
    ['UTC', '2026-11-27'],
    ['America/New_York', '2026-11-27'],
  ])('is that of the clinic in %s', (zone, day) => {
    expect(dayIn(zone)).toBe(day)
  })
})
