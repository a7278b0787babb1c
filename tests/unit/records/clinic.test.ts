import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { clinicProfile } from '../../../src/shared/domain/clinic.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

describe('the clinic’s name', () => {
  let desk: ClinicDesk
  beforeEach(async () => {
    desk = await ClinicDesk.open()
    await desk.signIn('admin')
  })
  afterEach(async () => {
    await desk.close()
  })

  it('is nothing until an admin writes it, is kept over a lock, and each change stands in the log', async () => {
    expect(await desk.ask('clinic:get-profile', undefined)).toEqual({ name: '' })
    expect(await desk.ask('clinic:change-profile', { profile: { name: '春和皮肤科' } })).toEqual({
      name: '春和皮肤科',
    })
    await desk.ask('clinic:change-profile', { profile: { name: 'Spring Dermatology' } })
    await desk.tasks.lock()
    await desk.signIn('admin')
    expect(await desk.ask('clinic:get-profile', undefined)).toEqual({ name: 'Spring Dermatology' })
    const filter = { ...WHOLE_LOG, action: 'clinic.change' }
    const { lines } = await desk.ask('audit:find', { filter, beforeSeq: null })
    expect(lines.map(({ outcome, object }) => [outcome, object])).toEqual([
      ['done', null],
      ['done', null],
    ])
  })

  it.each(['clinician', 'viewer', 'auditor'] as const)('is not changed by a %s', async (role) => {
    await desk.signIn(role)
    await expect(desk.ask('clinic:change-profile', { profile: { name: 'Other' } })).rejects.toMatchObject(
      code('ROLE_REFUSED'),
    )
  })

  it('is one line of text', () => {
    expect(clinicProfile.parse({ name: '  Spring   Dermatology ' })).toEqual({ name: 'Spring Dermatology' })
    expect(clinicProfile.safeParse({ name: 'a\u0000b' }).success).toBe(false)
    expect(clinicProfile.safeParse({ name: 'a'.repeat(201) }).success).toBe(false)
  })
})
