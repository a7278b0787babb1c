import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DECEMBER_MS, JULY_MS } from './instances-of-july.ts'

const PROGRAM = join(import.meta.dirname, 'instances-of-july.ts')

type Said = Readonly<Record<string, string | undefined>>

/** On a computer of this time zone. */
const madeIn = (TZ: string): Readonly<Record<string, Said>> =>
  JSON.parse(
    execFileSync(process.execPath, [PROGRAM], { encoding: 'utf8', env: { ...process.env, TZ } }),
  ) as Readonly<Record<string, Said>>

/** A DT, or a DA and a TM with the zone of their file. */
const momentOf = (written: string): number =>
  Date.parse(written.replace(/^(.{4})(..)(..)(..)(..)(.{6})(...)(..)$/, '$1-$2-$3T$4:$5:$6$7:$8'))

describe.each(['Europe/Berlin', 'America/St_Johns'])('on a computer in %s', (zone) => {
  const made = madeIn(zone)

  it.each([
    ['photo', 'Acquisition', DECEMBER_MS],
    ['photo', 'Content', DECEMBER_MS],
    ['photo', 'Study', JULY_MS],
    ['map', 'Acquisition', DECEMBER_MS],
    ['map', 'Content', DECEMBER_MS],
    ['numbers', 'Content', DECEMBER_MS],
    ['report', 'Content', DECEMBER_MS],
  ] as const)('the file of a %s says its %s date and time in the zone that it names', (what, of, ms) => {
    const said = made[what] ?? {}
    const written = `${said[`${of}Date`] ?? ''}${said[`${of}Time`] ?? ''}${said['TimezoneOffsetFromUTC'] ?? ''}`
    expect(momentOf(written)).toBe(ms)
  })

  it('a date with its time says the same as the two apart', () => {
    const photo = made['photo'] ?? {}
    expect(momentOf(photo['AcquisitionDateTime'] ?? '')).toBe(DECEMBER_MS)
    expect(photo['AcquisitionDateTime']).toContain(
      `${photo['AcquisitionDate'] ?? ''}${photo['AcquisitionTime'] ?? ''}`,
    )
    expect(momentOf(made['report']?.['AcquisitionDateTime'] ?? '')).toBe(JULY_MS)
  })
})
