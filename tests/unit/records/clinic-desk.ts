import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LEAST_COST } from '../../../src/main/records/keys/passphrase-key.ts'
import { createRecordTasks, type RecordAsk } from '../../../src/main/records/service/record-tasks.ts'
import type {
  RecordChannel,
  RecordRequest,
  RecordResponse,
} from '../../../src/shared/contract/record-channels.ts'
import type { Patient, PatientFields } from '../../../src/shared/domain/patient.ts'
import type { Role } from '../../../src/shared/domain/user.ts'
import { patientFields, visitFields } from '../../torture/made-records.ts'

/** Of whoever has this role. */
export const passphraseOf = (role: Role): string => `the passphrase of a ${role}`

/** The tasks of the records' thread in this one, with a user of every role; a clinic in a folder of its own. */
export class ClinicDesk {
  readonly folder: string
  readonly tasks = createRecordTasks()
  readonly users: Partial<Record<Role, string>> = {}

  private constructor(folder: string) {
    this.folder = folder
  }

  static async open(): Promise<ClinicDesk> {
    const desk = new ClinicDesk(join(await mkdtemp(join(tmpdir(), 'basalis-desk-')), 'clinic'))
    await desk.start()
    const { state } = await desk.tasks.setUp({ name: 'Mei', passphrase: passphraseOf('admin') })
    if (state.kind === 'open') desk.users.admin = state.user.id
    for (const role of ['clinician', 'viewer', 'auditor'] as const) {
      const added = await desk.tasks.addUser({ name: `=${role}`, role, passphrase: passphraseOf(role) })
      desk.users[role] = added.id
    }
    return desk
  }

  async start(): Promise<void> {
    await this.tasks.start({ folder: this.folder, deviceSecret: null, cost: LEAST_COST })
  }

  async signIn(role: Role): Promise<void> {
    await this.tasks.signIn({ id: this.users[role] ?? '', passphrase: passphraseOf(role) })
  }

  async ask<C extends RecordChannel>(channel: C, request: RecordRequest<C>): Promise<RecordResponse<C>> {
    const { reply } = await this.tasks.answer([channel, request] as unknown as RecordAsk)
    return reply as RecordResponse<C>
  }

  addPatient(number: string, fields: Partial<PatientFields> = {}): Promise<Patient> {
    return this.ask('patient:add', { ...patientFields(number), ...fields })
  }

  addVisit(patientId: string): Promise<RecordResponse<'visit:add'>> {
    return this.ask('visit:add', { patientId, fields: { ...visitFields, atMs: 1 } })
  }

  async close(): Promise<void> {
    await this.tasks.lock()
    await rm(join(this.folder, '..'), { recursive: true })
  }
}

export const code = (name: string): object => ({ code: name })
