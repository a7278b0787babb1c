import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import type { ClinicDesk } from '../records/clinic-desk.ts'
import { addPhoto, askOf, madeClinic, transfersOf } from './made-clinic.ts'

let desk: ClinicDesk
let patientId: string
beforeEach(async () => {
  ;({ desk, patientId } = await madeClinic())
})
afterEach(() => desk.close())

const mask = async (photo: Uint8Array) => ({
  png: new Uint8Array(await sharp(photo).png().toBuffer()),
  bars: [],
})

const BAR = [
  { x: 5, y: 5 },
  { x: 25, y: 5 },
  { x: 25, y: 12 },
  { x: 5, y: 12 },
] as const

describe('an export with the eyes masked', () => {
  it('lets out no photo without the bar that was seen on it, though another was seen without any', async () => {
    let calls = 0
    const forgetful = async (photo: Uint8Array) => {
      calls += 1
      return { ...(await mask(photo)), bars: calls === 1 ? [BAR] : [] }
    }
    const { exporting, jobs } = transfersOf(desk, { mask: forgetful })
    await exporting.begin(askOf(patientId, { purpose: 'teaching', masked: true, withoutPlace: true }))
    await expect.poll(() => jobs.activity.running?.review).toEqual({ photos: 2 })
    await exporting.confirmMasked([])
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: { kind: 'bug' } })
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
  })

  it('leaves out what has come into the record since everything was looked at', async () => {
    const { exporting, jobs, chosen } = transfersOf(desk, { mask })
    await exporting.begin(askOf(patientId, { purpose: 'teaching', masked: true, withoutPlace: true }))
    await expect.poll(() => jobs.activity.running?.review).toEqual({ photos: 2 })
    const { visits } = await desk.ask('patient:get', { id: patientId })
    const late = await addPhoto(desk, visits[0]?.id ?? '')
    await exporting.confirmMasked([])
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'exported', photos: 2 })
    const left = await readdir(join(chosen.path ?? '', 'photos'))
    expect(left).toHaveLength(2)
    expect(left).not.toContain(`${late}.png`)
    await desk.signIn('auditor')
    const filter = { ...WHOLE_LOG, action: 'record.export' }
    const { lines } = await desk.ask('audit:find', { filter, beforeSeq: null })
    expect(lines.map(({ reason }) => reason)).toEqual([
      'purpose teaching, 2 photos, eyes masked, looked at, 1 held back',
    ])
  })
})
