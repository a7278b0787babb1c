import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ClinicDesk } from './clinic-desk.ts'

let desk: ClinicDesk
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
})
afterEach(() => desk.close())

it('visits of the same minute stand as they were written down, the last first', async () => {
  const { id } = await desk.addPatient('A-1')
  const written: string[] = []
  for (let n = 0; n < 6; n += 1) {
    written.push((await desk.addVisit(id)).id)
    await setTimeout(2)
  }
  const { visits } = await desk.ask('patient:get', { id })
  expect(visits.map((visit) => visit.id)).toEqual(written.reverse())
})
