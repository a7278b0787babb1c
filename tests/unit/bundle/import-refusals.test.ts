import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Manifest } from '../../../src/main/bundle/bundle-format.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { ClinicDesk, code } from '../records/clinic-desk.ts'
import { addPatient, askOf, everything, madeClinic, PASSWORD, transfersOf } from './made-clinic.ts'

let desk: ClinicDesk
let patientId: string
let other: ClinicDesk
let folder: string
beforeEach(async () => {
  ;({ desk, patientId } = await madeClinic())
  other = await ClinicDesk.open()
  const out = transfersOf(desk)
  await out.exporting.begin(askOf(patientId))
  await out.jobs.settled()
  folder = out.chosen.path ?? ''
  await other.signIn('admin')
})
afterEach(async () => {
  await desk.close()
  await other.close()
})

const read = async (): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
const write = (manifest: object): Promise<void> =>
  writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))

/** Another record.json, with the manifest as whoever made it up would have it. */
async function forge(change: (text: string) => string): Promise<void> {
  const text = change(await readFile(join(folder, 'record.json'), 'utf8'))
  await writeFile(join(folder, 'record.json'), text)
  const manifest = await read()
  const sha256 = createHash('sha256').update(text).digest('hex')
  const bytes = Buffer.byteLength(text)
  await write({
    ...manifest,
    files: manifest.files.map((file) => (file.path === 'record.json' ? { ...file, sha256, bytes } : file)),
  })
}

/** Looks at the export and takes it in; how that ended, after it was made sure that nothing was written. */
async function refused(path: string | null = folder, kind: 'folder' | 'zip' = 'folder', password = PASSWORD) {
  const into = transfersOf(other)
  into.chosen.path = path
  const vault = join(other.folder, 'vault')
  let error: unknown
  try {
    await into.importing.choose(kind, kind === 'zip' ? password : null)
    await into.importing.begin()
    await into.jobs.settled()
    const { ended } = into.jobs.activity
    error = ended?.kind === 'failed' ? ended.error : ended
  } catch (thrown) {
    error = thrown
  }
  expect(await everything(other)).toEqual([])
  expect(await readdir(vault)).toEqual([])
  return error
}

async function zipOf(files: Readonly<Record<string, string>>, options = {}): Promise<string> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, ...options })
  for (const [name, text] of Object.entries(files))
    await zip.add(name, new Uint8ArrayReader(Buffer.from(text)))
  const path = join(folder, '..', 'made.zip')
  await writeFile(path, await zip.close())
  return path
}

describe('an import', () => {
  it('refuses what is no export: another folder, another file, another format', async () => {
    const empty = join(folder, '..', 'empty')
    await mkdir(empty)
    expect(await refused(empty)).toMatchObject(code('IMPORT_FOREIGN'))
    await writeFile(join(empty, 'a.zip'), 'no zip')
    expect(await refused(join(empty, 'a.zip'), 'zip')).toMatchObject(code('IMPORT_FOREIGN'))
    await write({ ...(await read()), format: 'another' })
    expect(await refused()).toMatchObject(code('IMPORT_FOREIGN'))
    await writeFile(join(folder, 'manifest.json'), '{')
    expect(await refused()).toMatchObject(code('IMPORT_FOREIGN'))
  })

  it('refuses what a newer version has written, by its format or by its rows', async () => {
    const manifest = await read()
    await write({ ...manifest, version: 2 })
    expect(await refused()).toMatchObject(code('IMPORT_NEWER'))
    await write({ ...manifest, schema: 1000 })
    expect(await refused()).toMatchObject(code('IMPORT_NEWER'))
  })

  it('refuses parts of a record', async () => {
    await write({ ...(await read()), whole: false })
    expect(await refused()).toMatchObject(code('IMPORT_INCOMPLETE'))
  })

  it('refuses a file that was altered, cut, or taken away, before anything is written', async () => {
    const photo = (await read()).files.find(({ path }) => path.startsWith('photos/'))?.path ?? ''
    const bytes = await readFile(join(folder, photo))
    for (const altered of [Buffer.concat([bytes.subarray(0, -1), Buffer.from([1])]), bytes.subarray(1)]) {
      await writeFile(join(folder, photo), altered)
      expect(await refused()).toMatchObject(code('IMPORT_DAMAGED'))
    }
    await writeFile(join(folder, photo), Buffer.concat([bytes, bytes]))
    expect(await refused()).toMatchObject(code('IMPORT_DAMAGED'))
    await rm(join(folder, photo))
    expect(await refused()).toMatchObject(code('IMPORT_DAMAGED'))
  })

  it.each([
    ['a path that leads out', '../../../etc/passwd'],
    ['an absolute path', '/etc/passwd'],
    ['a path of another system', 'photos\\..\\a.png'],
  ])('refuses %s', async (_, path) => {
    const manifest = await read()
    await write({
      ...manifest,
      files: manifest.files.map((file, at) => (at === 0 ? { ...file, path } : file)),
    })
    expect(await refused()).toMatchObject(code('IMPORT_DAMAGED'))
    expect(await refused(await zipOf({ 'manifest.json': '{}', [path]: 'x' }), 'zip')).toMatchObject(
      code('IMPORT_FOREIGN'),
    )
  })

  it('follows no link, in a folder or in a zip', async () => {
    await rename(join(folder, 'photos'), join(folder, '..', 'elsewhere'))
    await symlink(join(folder, '..', 'elsewhere'), join(folder, 'photos'))
    expect(await refused()).toMatchObject(code('IMPORT_FOREIGN'))
    const link = { externalFileAttributes: (0o120777 << 16) >>> 0, versionMadeBy: 0x0314 }
    const zip = await zipOf({ 'manifest.json': '/etc/passwd' }, link)
    expect(await refused(zip, 'zip')).toMatchObject(code('IMPORT_FOREIGN'))
  })

  it('unpacks no more than the manifest says', async () => {
    const manifest = await read()
    const files = Object.fromEntries(manifest.files.map(({ path }) => [path, '0'.repeat(5_000_000)]))
    const zip = await zipOf({ 'manifest.json': JSON.stringify(manifest), ...files })
    expect(await refused(zip, 'zip')).toMatchObject(code('IMPORT_DAMAGED'))
  })

  it('refuses a zip with files that are not in its manifest', async () => {
    const zip = await zipOf({ 'manifest.json': JSON.stringify(await read()), 'more.json': '1' })
    expect(await refused(zip, 'zip')).toMatchObject(code('IMPORT_DAMAGED'))
  })

  it('says so where the password is another', async () => {
    const out = transfersOf(desk)
    out.chosen.path = join(folder, '..', 'out.zip')
    await out.exporting.begin(askOf(patientId, { container: { kind: 'zip', password: PASSWORD } }))
    await out.jobs.settled()
    expect(await refused(out.chosen.path, 'zip', 'another one that is long')).toMatchObject(
      code('IMPORT_PASSWORD_WRONG'),
    )
  })

  it.each([
    ['of a table that nobody knows', '"visit":', '"audit": [], "visit":'],
    ['of a column that nobody knows', '"skin_state":', '"x": 1, "skin_state":'],
    ['with a view that there is none of', '"view": "front"', '"view": "behind"'],
    ['with a drawing of no kind', String.raw`\"kind\":\"text\"`, String.raw`\"kind\":\"none\"`],
    ['with a birthday that is no day', '"1984-03-09"', '"soon"'],
  ])('refuses rows %s, whole', async (_, before, after) => {
    await forge((text) => {
      expect(text).toContain(before)
      return text.replace(before, after)
    })
    expect(await refused()).toMatchObject(code('IMPORT_DAMAGED'))
  })

  it.each([
    ['visit', 'reason', 'x'.repeat(501)],
    ['visit', 'notes', 'a\u0000b'],
    ['visit', 'at_ms', 9e15],
    ['treatment', 'brand', 'two\nlines\u0007'],
    ['consent', 'notes', 'x'.repeat(2001)],
    ['consent', 'given_ms', 9e15],
    ['reminder', 'text', 'x'.repeat(501)],
    ['patient_tag', 'tag', 'a\u0007b'],
    ['photo', 'device', 'x'.repeat(201)],
    ['photo', 'body_site', 'x'.repeat(201)],
    ['photo', 'format', ''],
    ['photo', 'format', '/../../../x'],
    ['patient', 'number', ' A-1 '],
    ['patient', 'name', 'Ouyang  Xiaomei'],
    ['visit', 'notes', 'typed \n\n'],
    ['annotation', 'text', 'x'.repeat(501)],
    ['region', 'name', 'x'.repeat(61)],
  ])('refuses a %s whose %s no page could show', async (table, column, cell) => {
    await forge((text) => {
      const record = JSON.parse(text) as { rows: Record<string, Record<string, unknown>[]> }
      const row = record.rows[table]?.[0]
      expect(row).toHaveProperty(column)
      if (row) row[column] = cell
      return JSON.stringify(record)
    })
    expect(await refused()).toMatchObject(code('IMPORT_DAMAGED'))
  })

  it('leaves no file behind when it is given up after the lock, or after another user came, and blames nobody for it', async () => {
    const record = JSON.parse(await readFile(join(folder, 'record.json'), 'utf8')) as {
      rows: unknown
      files: Record<string, string>
    }
    const [id, path] = Object.entries(record.files).find(([, file]) => file.startsWith('photos/')) ?? []
    const bytes = new Uint8Array(await readFile(join(folder, path ?? '')))
    for (const leave of [() => other.tasks.lock(), () => other.signIn('clinician')]) {
      await other.signIn('admin')
      await other.tasks.beginTaking({ rows: record.rows })
      await other.tasks.takeFile({ id: id ?? '', bytes })
      expect(await readdir(join(other.folder, 'vault'))).toHaveLength(1)
      await leave()
      await other.tasks.dropTaking()
      expect(await readdir(join(other.folder, 'vault'))).toEqual([])
    }
    await other.signIn('auditor')
    const { lines } = await other.ask('audit:find', { filter: WHOLE_LOG, beforeSeq: null })
    expect(lines.filter(({ outcome }) => outcome === 'refused')).toEqual([])
  })

  it('refuses rows that hang on somebody else’s record', async () => {
    await forge((text) => {
      const record = JSON.parse(text) as { rows: { visit: { patient_id: string }[] } }
      const visit = record.rows.visit[0]
      if (visit) visit.patient_id = '0'.repeat(32)
      return JSON.stringify(record)
    })
    expect(await refused()).toMatchObject(code('IMPORT_DAMAGED'))
  })

  it('leaves out a patient whose clinic number is here, takes in the others, and refuses where there are none', async () => {
    await addPatient(desk, 'B-2')
    await desk.signIn('admin')
    const out = transfersOf(desk)
    out.chosen.path = join(folder, '..', 'both')
    await out.exporting.beginClinic({ container: { kind: 'folder', password: null } })
    await out.jobs.settled()
    await other.signIn('clinician')
    await other.addPatient('A-1')
    await other.signIn('admin')
    const into = transfersOf(other)
    into.chosen.path = out.chosen.path
    expect(await into.importing.choose('folder', null)).toMatchObject({ patients: 2, taken: 1 })
    await into.importing.begin()
    await into.jobs.settled()
    expect(into.jobs.activity.ended).toMatchObject({ kind: 'imported', patients: 1, photos: 2, leftOut: 1 })
    expect(await into.importing.choose('folder', null)).toMatchObject({ patients: 2, taken: 2 })
    await expect(into.importing.begin()).rejects.toMatchObject(code('IMPORT_KNOWN'))
  })

  it('is an admin’s alone, and so is the export of everybody', async () => {
    await cp(folder, join(folder, '..', 'copy'), { recursive: true })
    for (const role of ['viewer', 'clinician', 'auditor'] as const) {
      await other.signIn(role)
      const { exporting, importing } = transfersOf(other)
      await expect(importing.choose('folder', null)).rejects.toMatchObject(code('ROLE_REFUSED'))
      await expect(
        exporting.beginClinic({ container: { kind: 'folder', password: null } }),
      ).rejects.toMatchObject(code('ROLE_REFUSED'))
    }
  })
})
