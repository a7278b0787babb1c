import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import type { QualityFields } from '../../../src/shared/domain/photo-quality.ts'
import type { CaptureCheck } from '../../../src/shared/imaging/judge-capture.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk } from './clinic-desk.ts'

const born = { birthDate: '1984-03-09' }

const DARK: CaptureCheck = {
  rule: 'room',
  unit: 'L*',
  value: 3.5,
  limits: { min: 14, max: 97 },
  passed: false,
  prompt: 'more-light',
}
const SHARP: CaptureCheck = { ...DARK, rule: 'sharpness', passed: true, prompt: null }
const DESPITE: QualityFields = {
  checks: [DARK, SHARP],
  despite: { reason: 'other', note: 'before the session' },
}

let desk: ClinicDesk
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
})
afterEach(() => desk.close())

async function addPhotos(number: string, qualities: readonly (QualityFields | null)[]) {
  const { id } = await desk.addPatient(number, born)
  const visit = await desk.addVisit(id)
  for (const [i, quality] of qualities.entries()) {
    const bytes = Buffer.from(`photo ${i} of ${number}`)
    const fields = { ...photoFields, takenMs: i }
    await desk.tasks.addPhoto({ visitId: visit.id, bytes, thumbnail: bytes, fields, quality })
  }
  return id
}

const qualitiesOf = async (id: string) =>
  (await desk.ask('patient:get', { id })).visits.flatMap(({ photos }) => photos.map(({ quality }) => quality))

describe('a photo that was kept although it does not meet the rules', () => {
  it('says so in the record: what is wrong, why, who and when', async () => {
    const id = await addPhotos('A-1', [DESPITE, { checks: [SHARP], despite: null }, null])
    const [despite, passed, unknown] = await qualitiesOf(id)
    expect(despite).toMatchObject({ failed: [DARK], reason: 'other', note: 'before the session' })
    expect(despite?.by).not.toBeNull()
    expect(despite?.atMs).toBeGreaterThan(0)
    expect([passed, unknown]).toEqual([null, null])
  })

  it('has a line of its own in the log, without what was typed', async () => {
    await addPhotos('A-1', [DESPITE, null])
    await desk.signIn('auditor')
    const { lines } = await desk.ask('audit:find', { filter: WHOLE_LOG, beforeSeq: null })
    const actions = lines.map(({ action }) => action)
    expect(actions.filter((action) => action.startsWith('photo.'))).toEqual([
      'photo.add',
      'photo.kept-despite',
    ])
    expect(JSON.stringify(lines)).not.toContain('before the session')
  })

  it('is erased with its patient, and nobody else’s is', async () => {
    await addPhotos('A-1', [DESPITE])
    const other = await addPhotos('A-2', [DESPITE])
    await desk.signIn('admin')
    await desk.ask('patient:erase', { number: 'A-1', ...born, again: 'A-1' })
    await desk.signIn('clinician')
    expect(await qualitiesOf(other)).toMatchObject([{ reason: 'other' }])
  })
})
