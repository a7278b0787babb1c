import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ClinicDesk, code, passphraseOf } from './clinic-desk.ts'

let desk: ClinicDesk
beforeEach(async () => {
  desk = await ClinicDesk.open()
})
afterEach(async () => {
  await desk.close()
})

describe('another user at the same desk', () => {
  it('takes over with a passphrase of their own, while the records stay open', async () => {
    expect(desk.tasks.holders().map(({ id }) => id)).toEqual(Object.values(desk.users))
    await desk.signIn('clinician')
    const wrong = { id: desk.users.viewer ?? '', passphrase: passphraseOf('clinician') }
    await expect(desk.tasks.signIn(wrong)).rejects.toMatchObject(code('PASSPHRASE_WRONG'))
    const { id } = await desk.addPatient('A-1')
    await desk.signIn('viewer')
    expect((await desk.ask('patient:get', { id })).patient.number).toBe('A-1')
    await expect(desk.addPatient('A-2')).rejects.toMatchObject(code('ROLE_REFUSED'))
  })

  it('is offered only where they may sign in', async () => {
    await desk.tasks.disableUser({ id: desk.users.viewer ?? '' })
    expect(desk.tasks.holders().map(({ id }) => id)).not.toContain(desk.users.viewer)
  })

  it('does not inherit an access in an emergency, nor does whoever had it get it back', async () => {
    const found = () => desk.ask('patient:find', { typed: '', limit: 5 })
    expect(desk.tasks.openEmergency({ reason: 'the patient has collapsed' })).toMatchObject({
      emergency: 'the patient has collapsed',
    })
    expect(await found()).toEqual([])
    await desk.signIn('auditor')
    await expect(found()).rejects.toMatchObject(code('ROLE_REFUSED'))
    await desk.signIn('admin')
    await expect(found()).rejects.toMatchObject(code('ROLE_REFUSED'))
  })

  it('leaves an access in an emergency as it is where the passphrase was wrong', async () => {
    desk.tasks.openEmergency({ reason: 'the patient has collapsed' })
    const wrong = { id: desk.users.viewer ?? '', passphrase: 'something else altogether' }
    await expect(desk.tasks.signIn(wrong)).rejects.toMatchObject(code('PASSPHRASE_WRONG'))
    expect(await desk.ask('patient:find', { typed: '', limit: 5 })).toEqual([])
  })

  it('changes a passphrase of their own, with the old one', async () => {
    await desk.signIn('viewer')
    const next = 'seven quiet lanterns'
    await expect(desk.tasks.changePassphrase({ old: next, next })).rejects.toMatchObject(
      code('PASSPHRASE_WRONG'),
    )
    const old = passphraseOf('viewer')
    await expect(desk.tasks.changePassphrase({ old, next: 'short' })).rejects.toMatchObject(
      code('PASSPHRASE_TOO_SHORT'),
    )
    await desk.tasks.changePassphrase({ old, next })
    await expect(desk.signIn('viewer')).rejects.toMatchObject(code('PASSPHRASE_WRONG'))
    await desk.tasks.signIn({ id: desk.users.viewer ?? '', passphrase: next })
  })
})
