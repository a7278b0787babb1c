import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/main/records/database/open-database.ts'
import { KEY_BYTES, subkey } from '../../../src/main/records/keys/sealed.ts'
import { ClinicDesk } from './clinic-desk.ts'

/** A backup reads the database while a patient is erased. */
describe('what the database’s log holds of an erased patient', () => {
  let desk: ClinicDesk
  beforeEach(async () => {
    desk = await ClinicDesk.open()
    await desk.signIn('clinician')
    const { id } = await desk.addPatient('A-1', { birthDate: null })
    await desk.addVisit(id)
    await desk.signIn('admin')
  })
  afterEach(async () => {
    await desk.close()
  })

  const logBytes = async (): Promise<number> => (await stat(join(desk.folder, 'records.db-wal'))).size
  const erase = () => desk.ask('patient:erase', { number: 'A-1', birthDate: null, again: 'A-1' })

  /** Somebody in the middle of reading. */
  function beginReading() {
    const key = new Uint8Array(KEY_BYTES)
    desk.tasks.lendKey({ asked: 'user', into: key })
    const reader = openDatabase(join(desk.folder, 'records.db'), subkey(key, 'database'), { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM patient').get()
    return reader
  }

  it('goes at once where nobody reads', async () => {
    expect(await logBytes()).toBeGreaterThan(0)
    await erase()
    expect(await logBytes()).toBe(0)
  })

  it('goes with the next opening where the records were locked before the backup ended', async () => {
    const reader = beginReading()
    await erase()
    await desk.tasks.lock()
    const kept = await logBytes()
    reader.exec('COMMIT')
    await desk.signIn('admin')
    // What was written since, the sign-in, is all that it may hold.
    expect(await logBytes()).toBeLessThan(kept)
    reader.close()
  })

  it('stays while there is still a reader, who is not waited for, and goes when the backup that kept it ends', async () => {
    const reader = beginReading()
    await erase()
    expect(await logBytes()).toBeGreaterThan(0)
    desk.tasks.noteBackup({ outcome: 'failed' })
    expect(await logBytes()).toBeGreaterThan(0)
    reader.close()
    desk.tasks.noteBackup({ outcome: 'done' })
    expect(await logBytes()).toBe(0)
  })
})
