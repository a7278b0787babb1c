import { spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEAST_COST } from '../../../src/main/records/keys/passphrase-key.ts'
import { ClinicSession } from '../../../src/main/records/session/clinic-session.ts'
import { photoFields, patientFields, visitFields } from '../../torture/made-records.ts'
import { ROOT, runCli } from './run-cli.ts'

const PASSPHRASE = 'clear morning light'

let root: string
let folder: string
let codeFile: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'basalis-doctor-'))
  folder = join(root, 'config', 'Basalis', 'clinic')
  codeFile = join(root, 'code.txt')
  const session = await ClinicSession.start({ folder, deviceSecret: null, cost: LEAST_COST })
  await writeFile(codeFile, `${await session.setUp('Mei', PASSPHRASE)}\n`)
  const { store, actor } = session.use('clinic.write')
  const visit = store.save(
    actor,
    'patient.add',
    (nowMs) => {
      const { id } = store.patients.add(patientFields('A-1'), nowMs)
      return store.visits.add(id, { atMs: nowMs, ...visitFields }, nowMs)
    },
    ({ id }) => id,
  )
  await store.addPhoto(actor, visit.id, { bytes: Buffer.from('a photo') }, photoFields)
  await session.lock()
})
afterAll(() => rm(root, { recursive: true }))

describe('npm run doctor', () => {
  it('says one line a check and that nothing is damaged, by the recovery code', async () => {
    const { code, out, error } = await runCli(
      'doctor',
      ['--folder', folder, '--recovery-code-file', codeFile],
      root,
    )
    expect([code, error]).toEqual([0, ''])
    expect(out).toMatch(/^ok +files +1 file in the vault, each there and decrypted\.$/m)
    expect(out).not.toMatch(/^(fault|not run)/m)
    expect(out).not.toMatch(/Mei|A-1/)
  })

  it('looks where the window keeps the records, and without a key says what did not run', async () => {
    const { code, out } = await runCli('doctor', [], root, {
      XDG_CONFIG_HOME: join(root, 'config'),
      LOCALAPPDATA: join(root, 'config'),
    })
    expect(code).toBe(0)
    expect(out).toMatch(/^not run +log +Needs a passphrase or the recovery code\.$/m)
  })

  it('takes a passphrase from stdin, and refuses a wrong one', async () => {
    const right = await withStdin(`${PASSPHRASE}\n`)
    expect(right).toMatchObject({
      code: 0,
      out: expect.stringContaining('each there and decrypted') as string,
    })
    for (const wrong of ['another one entirely\n', ''])
      expect(await withStdin(wrong)).toMatchObject({
        code: 2,
        out: '',
        error: expect.stringMatching(/PASSPHRASE_WRONG/) as string,
      })
    expect(await readdir(folder)).not.toContain('attempts.json')
  })

  it('ends with 1 where it has found a fault, and says it to programs as well', async () => {
    const damaged = join(root, 'damaged')
    await cp(folder, damaged, { recursive: true })
    for (const file of await readdir(join(damaged, 'vault'))) await rm(join(damaged, 'vault', file))
    const words = ['--folder', damaged, '--recovery-code-file', codeFile, '--json']
    const { code, out, error } = await runCli('doctor', words, root)
    expect([code, error]).toEqual([1, ''])
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'fault',
      findings: expect.arrayContaining([
        { check: 'files', outcome: 'fault', text: expect.stringContaining('1 missing') as string },
      ]) as unknown,
    })
  })

  it.each([
    ['a folder without records', () => ['--folder', root], 'RECORD_NOT_FOUND'],
    [
      'a file that is not there',
      () => ['--folder', folder, '--recovery-code-file', 'gone'],
      'FILE_NOT_FOUND',
    ],
    [
      'what is no code',
      () => ['--folder', folder, '--recovery-code-file', join(folder, 'keys.json')],
      'RECOVERY_CODE_INVALID',
    ],
    ['an option that there is not', () => ['--repair'], 'ARGUMENT_INVALID'],
  ])('refuses %s with 2 and one line', async (_what, words, named) => {
    const { code, out, error } = await runCli('doctor', words(), root)
    expect([code, out]).toEqual([2, ''])
    expect(error.trim().split('\n')).toEqual([expect.stringContaining(named)])
  })
})

function withStdin(text: string): Promise<{ code: number | null; out: string; error: string }> {
  const program = join(ROOT, 'src', 'main', 'cli', 'doctor.ts')
  const child = spawn(process.execPath, [program, '--folder', folder, '--passphrase'])
  let [out, error] = ['', '']
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (error += part.toString()))
  child.stdin.end(text)
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, out, error })
    })
  })
}
