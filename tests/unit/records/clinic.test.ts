import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeRgb8Png } from '../../../src/main/encoder/png.ts'
import { ClinicRepository } from '../../../src/main/records/clinic/clinic-repository.ts'
import { migrate } from '../../../src/main/records/database/migrate.ts'
import { MIGRATIONS } from '../../../src/main/records/database/migrations/index.ts'
import { openDatabase } from '../../../src/main/records/database/open-database.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { clinicProfile, NO_PROFILE } from '../../../src/shared/domain/clinic.ts'
import { ClinicDesk, code } from './clinic-desk.ts'
import { KEY } from './cut-migration.ts'

const png = async (width: number, height: number): Promise<Uint8Array<ArrayBuffer>> =>
  Uint8Array.from(await encodeRgb8Png(new Uint8Array(width * height * 3).fill(90), { width, height }))

const SPRING = {
  name: 'Spring Dermatology',
  address: '12 Long Lane\nLowtown',
  contact: '+44 20 7946 0000',
  logo: null,
  lockMinutes: 5,
}

describe('what a clinic says of itself', () => {
  let desk: ClinicDesk
  beforeEach(async () => {
    desk = await ClinicDesk.open()
    await desk.signIn('admin')
  })
  afterEach(async () => {
    await desk.close()
  })

  it('is nothing until an admin writes it, is kept over a lock, and each change stands in the log', async () => {
    expect(await desk.ask('clinic:get-profile', undefined)).toEqual(NO_PROFILE)
    const first = { ...SPRING, name: '春和皮肤科', logo: await png(30, 12) }
    expect(await desk.ask('clinic:change-profile', { profile: first })).toEqual(first)
    await desk.tasks.lock()
    await desk.signIn('admin')
    expect(await desk.ask('clinic:get-profile', undefined)).toEqual(first)
    await desk.ask('clinic:change-profile', { profile: SPRING })
    expect(await desk.ask('clinic:get-profile', undefined)).toEqual(SPRING)
    const filter = { ...WHOLE_LOG, action: 'clinic.change' }
    const { lines } = await desk.ask('audit:find', { filter, beforeSeq: null })
    expect(lines.map(({ outcome, object }) => [outcome, object])).toEqual([
      ['done', null],
      ['done', null],
    ])
  })

  it.each(['clinician', 'viewer', 'auditor'] as const)('is not changed by a %s', async (role) => {
    await desk.signIn(role)
    await expect(desk.ask('clinic:change-profile', { profile: SPRING })).rejects.toMatchObject(
      code('ROLE_REFUSED'),
    )
  })

  it('has a name of one line, an address of several', () => {
    const typed = { ...SPRING, name: '  Spring   Dermatology ', address: '1 Lane\nTown  ' }
    expect(clinicProfile.parse(typed)).toMatchObject({ name: 'Spring Dermatology', address: '1 Lane\nTown' })
    expect(clinicProfile.safeParse({ ...SPRING, name: 'a\u0000b' }).success).toBe(false)
    expect(clinicProfile.safeParse({ ...SPRING, name: 'a'.repeat(201) }).success).toBe(false)
  })

  it('has a logo only of a PNG that is small enough for paper', async () => {
    const allows = (logo: Uint8Array): boolean => clinicProfile.safeParse({ ...SPRING, logo }).success
    expect(allows(await png(1200, 600))).toBe(true)
    expect(allows(await png(1201, 10))).toBe(false)
    expect(allows(await png(10, 601))).toBe(false)
    expect(allows((await png(9, 9)).subarray(1))).toBe(false)
    expect(allows(Uint8Array.from([0xff, 0xd8, 0xff, ...new Uint8Array(60)]))).toBe(false)
    expect(allows(new Uint8Array(0))).toBe(false)
  })

  it('says nothing new where records are from before an address was asked for', () => {
    const db = openDatabase(join(desk.folder, 'old.db'), KEY)
    migrate(db, MIGRATIONS.slice(0, 4))
    db.prepare("INSERT INTO clinic (id, name, created_ms) VALUES (1, 'Spring Dermatology', 7)").run()
    migrate(db, MIGRATIONS)
    expect(new ClinicRepository(db).get()).toEqual({ ...NO_PROFILE, name: 'Spring Dermatology' })
    db.close()
  })
})
