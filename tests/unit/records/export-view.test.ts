import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

const PHOTOS = ['a', 'b'].map((sign) => sign.repeat(32))
const BYTES = new Uint8Array([137, 80, 78, 71])

let desk: ClinicDesk
beforeEach(async () => {
  desk = await ClinicDesk.open()
})
afterEach(async () => {
  await desk.close()
})

const path = (name = 'view.png'): string => join(desk.folder, '..', name)
const exported = (name?: string): Promise<void> =>
  desk.tasks.exportView({ photos: PHOTOS, bytes: BYTES, path: path(name) })

async function lines(): Promise<string[]> {
  await desk.signIn('auditor')
  const found = await desk.ask('audit:find', {
    filter: { ...WHOLE_LOG, action: 'record.export' },
    beforeSeq: null,
  })
  return found.lines.map(({ object, outcome }) => `${object?.[0] ?? 'none'} ${outcome}`)
}

describe('a picture of patients’ photos', () => {
  it('is written, and every photo in it stands in the log', async () => {
    await desk.signIn('clinician')
    await exported()
    expect(new Uint8Array(await readFile(path()))).toEqual(BYTES)
    expect(await lines()).toEqual(['b done', 'a done'])
  })

  it('is written whole or not at all, and a failure stands in the log without the place', async () => {
    await desk.signIn('clinician')
    await mkdir(path('taken.png'))
    for (const name of ['nowhere/view.png', 'taken.png']) {
      await expect(exported(name)).rejects.toMatchObject(code('OUTPUT_NOT_WRITABLE'))
      await expect(exported(name)).rejects.not.toThrow(/nowhere|taken/)
    }
    expect((await readdir(join(desk.folder, '..'))).sort()).toEqual(['clinic', 'taken.png'])
    expect(new Set(await lines())).toEqual(new Set(['a failed', 'b failed']))
  })

  it.each(['viewer', 'auditor', 'admin'] as const)('does not leave with the %s', async (role) => {
    await desk.signIn(role)
    expect(() => exported()).toThrow(expect.objectContaining(code('ROLE_REFUSED')))
    expect(() => {
      desk.tasks.noteExport({ photos: PHOTOS, outcome: 'done' })
    }).toThrow(expect.objectContaining(code('ROLE_REFUSED')))
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
    expect(await lines()).toEqual(['none refused', 'none refused'])
  })

  it('does not leave records that were locked meanwhile', async () => {
    await desk.signIn('clinician')
    await desk.tasks.lock()
    expect(() => exported()).toThrow(expect.objectContaining(code('STORE_LOCKED')))
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
  })
})
