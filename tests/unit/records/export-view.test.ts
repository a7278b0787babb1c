import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import type { ExportPurpose } from '../../../src/shared/domain/may-leave.ts'
import { photoFields } from '../../torture/made-records.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

const PURPOSE = 'own-copy'
const BYTES = new Uint8Array([137, 80, 78, 71])

let desk: ClinicDesk
let patientId: string
let photos: readonly string[]
let consentId: string
beforeEach(async () => {
  desk = await ClinicDesk.open()
  await desk.signIn('clinician')
  patientId = (await desk.addPatient('A-1')).id
  const visitId = (await desk.addVisit(patientId)).id
  const photo = async (text: string): Promise<string> => {
    const bytes = Buffer.from(text)
    return (await desk.tasks.addPhoto({ visitId, bytes, thumbnail: bytes, fields: photoFields })).added.id
  }
  photos = [await photo('one'), await photo('two')]
  consentId = (await desk.ask('consent:give', { patientId, purpose: 'record', expiresMs: null, notes: '' }))
    .id
})
afterEach(async () => {
  await desk.close()
})

const path = (name = 'view.png'): string => join(desk.folder, '..', name)
const exported = (name?: string, purpose: ExportPurpose = PURPOSE): Promise<void> =>
  desk.tasks.exportView({ photos, purpose, bytes: BYTES, path: path(name) })

async function lines(): Promise<string[]> {
  await desk.signIn('auditor')
  const found = await desk.ask('audit:find', {
    filter: { ...WHOLE_LOG, action: 'record.export' },
    beforeSeq: null,
  })
  return found.lines.map(
    ({ object, outcome }) => `${['one', 'two'][photos.indexOf(object ?? '')] ?? 'none'} ${outcome}`,
  )
}

describe('a picture of patients’ photos', () => {
  it('is written, and every photo in it stands in the log', async () => {
    await desk.signIn('clinician')
    await exported()
    expect(new Uint8Array(await readFile(path()))).toEqual(BYTES)
    expect(await lines()).toEqual(['two done', 'one done'])
  })

  it('is written whole or not at all, and a failure stands in the log without the place', async () => {
    await desk.signIn('clinician')
    await mkdir(path('taken.png'))
    for (const name of ['nowhere/view.png', 'taken.png']) {
      await expect(exported(name)).rejects.toMatchObject(code('OUTPUT_NOT_WRITABLE'))
      await expect(exported(name)).rejects.not.toThrow(/nowhere|taken/)
    }
    expect((await readdir(join(desk.folder, '..'))).sort()).toEqual(['clinic', 'taken.png'])
    expect(new Set(await lines())).toEqual(new Set(['one failed', 'two failed']))
  })

  it.each(['viewer', 'auditor', 'admin'] as const)('does not leave with the %s', async (role) => {
    await desk.signIn(role)
    expect(() => exported()).toThrow(expect.objectContaining(code('ROLE_REFUSED')))
    expect(() => {
      desk.tasks.noteExport({ photos, purpose: PURPOSE, outcome: 'done' })
    }).toThrow(expect.objectContaining(code('ROLE_REFUSED')))
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
    expect(await lines()).toEqual(['none refused', 'none refused'])
  })

  it('does not leave without the consent, nor for a purpose that was not agreed to', async () => {
    await desk.signIn('clinician')
    await expect(exported('view.png', 'teaching')).rejects.toMatchObject(code('CONSENT_MISSING'))
    await desk.ask('consent:withdraw', { id: consentId })
    await expect(exported()).rejects.toMatchObject(code('CONSENT_MISSING'))
    const withdrawn = expect.objectContaining(code('CONSENT_MISSING')) as Error
    expect(() => {
      desk.tasks.requireLeave({ photos, purpose: PURPOSE })
    }).toThrow(withdrawn)
    expect(() => {
      desk.tasks.noteExport({ photos, purpose: PURPOSE, outcome: 'done' })
    }).toThrow(withdrawn)
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
    expect(await lines()).toEqual(Array(4).fill('none refused'))
  })

  it('does not leave records that were locked meanwhile', async () => {
    await desk.signIn('clinician')
    await desk.tasks.lock()
    expect(() => exported()).toThrow(expect.objectContaining(code('STORE_LOCKED')))
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
  })
})
