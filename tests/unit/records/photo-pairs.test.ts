import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NO_NUDGE } from '../../../src/shared/domain/nudge.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk } from './clinic-desk.ts'

const born = { birthDate: '1984-03-09' }
const nudge = { dx: 4, dy: -2.5, rotationDegrees: 0.6, scale: 1.01 }

let desk: ClinicDesk

beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
})
afterEach(async () => {
  await desk.close()
})

async function patientWithPhotos(number: string): Promise<{ id: string; photo: string; other: string }> {
  const { id } = await desk.addPatient(number, born)
  const visit = await desk.addVisit(id)
  const add = async (name: string): Promise<string> => {
    const bytes = Buffer.from(`${name} of ${number}`)
    const fields = { visitId: visit.id, bytes, thumbnail: bytes, fields: photoFields }
    return (await desk.tasks.addPhoto(fields)).added.id
  }
  return { id, photo: await add('one'), other: await add('another') }
}

describe('how two photos were laid on each other by hand', () => {
  it('is kept with the pair, in this direction, until it is taken back', async () => {
    const { photo, other } = await patientWithPhotos('A-1')
    expect(await desk.ask('photo:get-nudge', { photo, other })).toEqual({ nudge: NO_NUDGE })
    await desk.ask('photo:set-nudge', { photo, other, nudge })
    await desk.ask('photo:set-nudge', { photo, other, nudge: { ...nudge, dx: 5 } })
    expect(await desk.ask('photo:get-nudge', { photo, other })).toEqual({ nudge: { ...nudge, dx: 5 } })
    expect(await desk.ask('photo:get-nudge', { photo: other, other: photo })).toEqual({ nudge: NO_NUDGE })
    await desk.ask('photo:set-nudge', { photo, other, nudge: NO_NUDGE })
    expect(await desk.ask('photo:get-nudge', { photo, other })).toEqual({ nudge: NO_NUDGE })
  })

  it('is refused between photos of two patients, or of one photo with itself', async () => {
    const [one, two] = [await patientWithPhotos('A-1'), await patientWithPhotos('A-2')]
    for (const other of [two.photo, one.photo, 'f'.repeat(32)])
      await expect(desk.ask('photo:set-nudge', { photo: one.photo, other, nudge })).rejects.toMatchObject({
        code: 'RECORD_CONFLICT',
      })
  })
})
