import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AUDIT_PAGE } from '../../../src/shared/contract/audit-channels.ts'
import { type AuditFilter, WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { ClinicDesk, code } from './clinic-desk.ts'

let desk: ClinicDesk
beforeEach(async () => {
  desk = await ClinicDesk.open()
})
afterEach(async () => {
  await desk.close()
})

const find = (filter: Partial<AuditFilter> = {}, beforeSeq: number | null = null) =>
  desk.ask('audit:find', { filter: { ...WHOLE_LOG, ...filter }, beforeSeq })
const shown = async (filter: Partial<AuditFilter> = {}): Promise<readonly string[]> =>
  (await find(filter)).lines.map(({ action, outcome }) => `${action} ${outcome}`)

describe('the log, read in the window', () => {
  it('names who did what, newest first, and everybody who has worked here', async () => {
    await desk.signIn('clinician')
    const { id } = await desk.addPatient('A-1')
    await desk.signIn('auditor')
    const { lines, more, people } = await find()
    expect(lines.slice(0, 3).map(({ action }) => action)).toEqual([
      'user.sign-in',
      'patient.add',
      'user.sign-in',
    ])
    expect(lines[1]).toMatchObject({ userId: desk.users.clinician, role: 'clinician', object: id, seq: 6 })
    expect(more).toBe(false)
    expect(people.map(({ id: user }) => user).sort()).toEqual(Object.values(desk.users).sort())
  })

  it('is found by person, action, outcome, day and the beginning of a record’s id', async () => {
    await desk.signIn('clinician')
    const { id } = await desk.addPatient('A-1')
    await desk.addPatient('A-2')
    await expect(find()).rejects.toMatchObject(code('ROLE_REFUSED'))
    await desk.signIn('auditor')
    expect(await shown({ userId: desk.users.clinician ?? '' })).toEqual([
      'audit.read refused',
      'patient.add done',
      'patient.add done',
      'user.sign-in done',
    ])
    expect(await shown({ action: 'user.add' })).toHaveLength(3)
    expect(await shown({ outcome: 'refused' })).toEqual(['audit.read refused'])
    const [newest] = (await find()).lines
    const { atMs = 0 } = newest ?? {}
    expect(await shown({ fromMs: atMs + 1 })).toEqual([])
    expect((await find({ untilMs: atMs + 1 })).lines).toHaveLength(9)
    for (const length of [8, 16, 32])
      expect(await shown({ objectStart: id.slice(0, length) })).toEqual(['patient.add done'])
  })

  it('comes in pages, without a gap between them', async () => {
    await desk.signIn('clinician')
    const { id } = await desk.addPatient('A-1')
    for (let n = 0; n < AUDIT_PAGE + 20; n += 1) await desk.ask('patient:get', { id })
    await desk.signIn('admin')
    const first = await find()
    expect(first.lines).toHaveLength(AUDIT_PAGE)
    expect(first.more).toBe(true)
    const second = await find({}, first.lines.at(-1)?.seq ?? 0)
    expect(second.more).toBe(false)
    const seqs = [...first.lines, ...second.lines].map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, at) => seqs.length - at))
  })

  it('gives a patient’s number only to whom may read patients at the moment, and never a name', async () => {
    await desk.signIn('clinician')
    const { id } = await desk.addPatient('A-1', { name: 'Anna van der Berg' })
    await desk.signIn('admin')
    const numberOf = async () => (await find({ objectStart: id })).lines[0]?.patientNumber
    expect(await numberOf()).toBeNull()
    desk.tasks.openEmergency({ reason: 'the patient has collapsed' })
    expect(await numberOf()).toBe('A-1')
    expect(JSON.stringify(await find())).not.toContain('Anna')
    await desk.signIn('auditor')
    expect(await numberOf()).toBeNull()
  })
})

describe('the check of the log', () => {
  it('says that it is whole, since when, and stands in the log itself', async () => {
    await desk.signIn('auditor')
    const { lines } = await find()
    const first = lines.at(-1)
    expect(await desk.ask('audit:verify', undefined)).toEqual({
      lines: lines.length,
      sinceMs: first?.atMs,
      fault: null,
    })
    expect((await shown())[0]).toBe('audit.verify done')
  })

  it('says where it breaks off when an older copy of the database lies here, also after the next start', async () => {
    await desk.tasks.lock()
    const files = ['records.db', 'records.db-wal']
    const old = await Promise.all(files.map((file) => readFile(join(desk.folder, file)).catch(() => null)))
    await desk.signIn('clinician')
    await desk.addPatient('A-1')
    await desk.tasks.lock()
    for (const [at, content] of old.entries())
      await writeFile(join(desk.folder, files[at] as string), content ?? new Uint8Array())
    for (const expected of [
      { kind: 'shortened', seq: 4, expected: 6 },
      { kind: 'replaced', seq: 6 },
    ]) {
      await desk.start()
      await desk.signIn('auditor')
      expect(await desk.ask('audit:verify', undefined)).toMatchObject({ fault: expected })
      expect((await shown())[0]).toBe('audit.verify failed')
      await desk.ask('audit:verify', undefined)
    }
  })
})

describe('the exported log', () => {
  const path = (name = 'log.csv'): string => join(desk.folder, '..', name)
  const exported = (filter: Partial<AuditFilter> = {}, name?: string) =>
    desk.tasks.exportLog({ filter: { ...WHOLE_LOG, ...filter }, path: path(name) })

  it('holds the lines that were asked for, the oldest first, and stands in the log', async () => {
    await desk.signIn('auditor')
    expect(await exported()).toBe(5)
    const rows = (await readFile(path(), 'utf8')).split('\r\n')
    expect(rows[0]).toMatch(/^\uFEFFline,time,user,/)
    expect(rows.slice(1, -1).map((row) => row.split(',')[0])).toEqual(['1', '2', '3', '4', '5'])
    expect(rows[5]).toContain(",'=auditor,")
    expect((await shown())[0]).toBe('audit.export done')
    expect(await exported({ action: 'user.add' })).toBe(3)
    expect((await readFile(path(), 'utf8')).split('\r\n')).toHaveLength(5)
  })

  it('is written whole or not at all, and a failure stands in the log', async () => {
    await desk.signIn('auditor')
    await expect(exported({}, 'nowhere/log.csv')).rejects.toMatchObject(code('OUTPUT_NOT_WRITABLE'))
    await expect(exported({}, 'nowhere/log.csv')).rejects.not.toThrow(/nowhere/)
    expect((await shown()).slice(0, 2)).toEqual(['audit.export failed', 'audit.export failed'])
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
  })

  it('is for whom may read the log', async () => {
    await desk.signIn('clinician')
    expect(() => exported()).toThrow(expect.objectContaining(code('ROLE_REFUSED')))
    expect(() => {
      desk.tasks.require({ permission: 'audit.read' })
    }).toThrow(expect.objectContaining(code('ROLE_REFUSED')))
    expect(await readdir(join(desk.folder, '..'))).toEqual(['clinic'])
  })
})
