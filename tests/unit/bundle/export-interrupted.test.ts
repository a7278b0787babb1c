import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBundleTasks, type BundleTasks } from '../../../src/main/bundle/bundle-tasks.ts'
import type { BundleThread } from '../../../src/main/bundle/bundle-thread.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import { BasalisError } from '../../../src/shared/contract/errors.ts'
import { WHOLE_LOG } from '../../../src/shared/domain/audit-line.ts'
import { type ClinicDesk, code } from '../records/clinic-desk.ts'
import { askOf, madeClinic, transfersOf } from './made-clinic.ts'

let desk: ClinicDesk
let patientId: string
beforeEach(async () => {
  ;({ desk, patientId } = await madeClinic())
})
afterEach(() => desk.close())

const around = async (): Promise<string[]> => (await readdir(join(desk.folder, '..'))).sort()

async function lines(): Promise<string[]> {
  await desk.signIn('auditor')
  const filter = { ...WHOLE_LOG, action: 'record.export' }
  const found = await desk.ask('audit:find', { filter, beforeSeq: null })
  return found.lines.map(({ outcome, reason }) => `${outcome}: ${reason}`)
}

describe('an export that cannot be ended', () => {
  it.each(['photos/a./../../../x', '../x.png', '/x.png', 'photos/A.png', 'photos/x', 'a\\b.png'])(
    'writes nothing under the path %s, whatever a record says',
    async (path) => {
      const target = join(desk.folder, '..', 'out')
      const tasks = createBundleTasks()
      await tasks.begin({ kind: 'folder', path: target, password: null, staging: `${target}.unfinished` })
      const bytes = new Uint8Array([1])
      await expect(tasks.add({ path, bytes, part: 'originals', withoutPlace: false })).rejects.toThrow(
        'inside',
      )
      await tasks.abandon()
      expect(await around()).toEqual(['clinic'])
    },
  )

  it.each(['first', 'last'] as const)(
    'leaves nothing where the consent is withdrawn while it is written: before the %s file',
    async (which) => {
      const { visits, consents } = await desk.ask('patient:get', { id: patientId })
      expect(visits.length).toBeGreaterThan(0)
      const thread = new InlineRunner<BundleTasks>(createBundleTasks())
      let withdrawn = false
      const startThread = (): BundleThread =>
        Object.assign(Object.create(thread) as BundleThread, {
          run: ((name, input) => {
            const isNow = !withdrawn && name === (which === 'first' ? 'begin' : 'seal')
            withdrawn ||= isNow
            const said = isNow ? consents.map(({ id }) => desk.ask('consent:withdraw', { id })) : []
            return Promise.all(said).then(() => thread.run(name, input))
          }) satisfies typeof thread.run,
          close: () => Promise.resolve(),
        })
      const { exporting, jobs } = transfersOf(desk, { startThread })
      await exporting.begin(askOf(patientId))
      await jobs.settled()
      expect(withdrawn).toBe(true)
      expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: code('CONSENT_MISSING') })
      expect(await around()).toEqual(['clinic'])
      expect(await lines()).toEqual([
        expect.stringMatching(/^failed: purpose own-copy/),
        'refused: purpose own-copy, consent to record withdrawn',
      ])
    },
  )

  it('of the whole clinic leaves out who is erased while it is written, and goes on', async () => {
    const { id: gone } = await desk.addPatient('B-2')
    await desk.addPatient('B-3')
    await desk.signIn('admin')
    const thread = new InlineRunner<BundleTasks>(createBundleTasks())
    let erased = false
    const startThread = (): BundleThread =>
      Object.assign(Object.create(thread) as BundleThread, {
        run: ((name, input) => {
          const isNow = !erased && name === 'add'
          erased ||= isNow
          const said = isNow
            ? [desk.ask('patient:erase', { number: 'B-2', birthDate: null, again: 'B-2' })]
            : []
          return Promise.all(said).then(() => thread.run(name, input))
        }) satisfies typeof thread.run,
        close: () => Promise.resolve(),
      })
    const { exporting, jobs, chosen } = transfersOf(desk, { startThread })
    await exporting.beginClinic({ container: { kind: 'folder', password: null } })
    await jobs.settled()
    expect(erased).toBe(true)
    expect(jobs.activity.ended).toMatchObject({ kind: 'exported', patients: 2 })
    expect(await readdir(join(chosen.path ?? '', 'patients'))).toHaveLength(2)
    await desk.signIn('auditor')
    const filter = { ...WHOLE_LOG, action: 'record.export' }
    const found = await desk.ask('audit:find', { filter, beforeSeq: null })
    expect(found.lines).toHaveLength(2)
    expect(found.lines.map(({ object }) => object)).not.toContain(gone)
  })

  it('of the whole clinic leaves out nobody who was merged into another meanwhile: it fails', async () => {
    const kept = await desk.addPatient('B-2')
    const merged = await desk.addPatient('B-3')
    await desk.signIn('admin')
    const thread = new InlineRunner<BundleTasks>(createBundleTasks())
    let files = 0
    const mergeBoth = async (): Promise<void> => {
      await desk.signIn('clinician')
      await desk.ask('patient:merge', { keptId: kept.id, mergedId: merged.id })
    }
    const startThread = (): BundleThread =>
      Object.assign(Object.create(thread) as BundleThread, {
        run: ((name, input) => {
          const said = name === 'add' && ++files === 1 ? mergeBoth() : Promise.resolve()
          return said.then(() => thread.run(name, input))
        }) satisfies typeof thread.run,
        close: () => Promise.resolve(),
      })
    const { exporting, jobs } = transfersOf(desk, { startThread })
    await exporting.beginClinic({ container: { kind: 'folder', password: null } })
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: code('RECORD_CONFLICT') })
    expect(await around()).toEqual(['clinic'])
  })

  it('stands in the log as failed also where its thread has died, and says why', async () => {
    const thread = new InlineRunner<BundleTasks>(createBundleTasks())
    const died = new BasalisError('WORKER_DIED', 'expected a thread, found none')
    const startThread = (): BundleThread =>
      Object.assign(Object.create(thread) as BundleThread, {
        run: ((name, input) => {
          if (name === 'abandon') return Promise.reject(new Error('another'))
          return name === 'seal' ? Promise.reject(died) : thread.run(name, input)
        }) satisfies typeof thread.run,
        close: () => Promise.resolve(),
      })
    const { exporting, jobs } = transfersOf(desk, { startThread })
    await exporting.begin(askOf(patientId))
    await jobs.settled()
    expect(jobs.activity.ended).toMatchObject({ kind: 'failed', error: code('WORKER_DIED') })
    expect(await lines()).toEqual(['failed: purpose own-copy, 2 photos, eyes not masked'])
    expect(await around()).toEqual(['clinic'])
  })
})
