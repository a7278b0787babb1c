import { randomUUID } from 'node:crypto'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { ClinicProfile } from '../../../shared/domain/clinic.ts'
import { type ExportPurpose, isNamed } from '../../../shared/domain/may-leave.ts'
import type { RecordRows } from '../transfer/read-rows.ts'
import { leaveReason, requireLeave, type LeaveAsk, type LeaveDesk } from './leave-gate.ts'
import { rowsOfVisit, withoutNames } from './leaving-rows.ts'

export interface PatientLeaveAsk extends LeaveAsk {
  readonly purpose: ExportPurpose
  /** Null: all visits. */
  readonly visitId: string | null
}

/** Leave that was given, by its name. */
export interface Leaving {
  readonly grant: string
  /** Version of the schema that rows are of. */
  readonly schema: number
  /** What the clinic says of itself. */
  readonly clinic: Pick<ClinicProfile, 'name' | 'address' | 'contact'>
  readonly patients: readonly string[]
}

interface Grant {
  readonly id: string
  readonly userId: string | null
  readonly purpose: ExportPurpose | 'whole-clinic'
  readonly masked: boolean
  readonly visitId: string | null
  /** Without those of whom it turned out that they were erased. */
  readonly patients: Set<string>
  /** Files of the patients whose rows were asked for, and of whom. */
  readonly files: Set<string>
  /** Photos that were let out, by patient. */
  readonly photos: Map<string, number>
}

/**
 * What an export may take out of the records: it asks the gate when it begins, when it reads and before it gets its name, for a consent
 * may be withdrawn meanwhile. It gets the rows and files of whom it was given leave, by
 * the user whom it was given, one after another. There is one at a time; the next takes its place.
 */
export class LeaveGrants {
  #grant: Grant | null = null

  /** Fails with CONSENT_MISSING, or with STORE_READ_ONLY: nothing leaves without its line in the log. */
  open(desk: LeaveDesk, ask: PatientLeaveAsk): Leaving {
    requireLeave(desk, ask)
    desk.store.patients.get(ask.patientId)
    return this.#give(desk, ask, [ask.patientId])
  }

  /** The clinic's own holding, which moves to another of its computers: nobody's consent is asked, and every patient has a line in the log. */
  openClinic(desk: LeaveDesk): Leaving {
    const whole = { purpose: 'whole-clinic', masked: false, visitId: null } as const
    return this.#give(desk, whole, desk.store.transfer.patients())
  }

  /**
   * A patient's rows: of the visit that was asked for, and without names where the purpose takes none. Fails with CONSENT_MISSING; with
   * RECORD_NOT_FOUND where the patient was erased since, of whom nothing leaves any more; with RECORD_CONFLICT where they were merged.
   */
  rows(desk: LeaveDesk, grantId: string, patientId: string): RecordRows {
    const grant = this.#held(desk, grantId)
    if (!grant.patients.has(patientId)) throw notGranted()
    requireStill(desk, grant)
    if (grant.purpose === 'whole-clinic' && desk.store.transfer.isGone(patientId))
      grant.patients.delete(patientId)
    const all = desk.store.transfer.rowsOf(patientId)
    const { visitId, purpose, masked } = grant
    const chosen = visitId === null ? all : rowsOfVisit(all, visitId)
    for (const { id } of chosen.file ?? []) grant.files.add(String(id))
    grant.photos.set(patientId, chosen.photo?.length ?? 0)
    const named = purpose === 'whole-clinic' || (isNamed(purpose) && !masked)
    return named ? chosen : withoutNames(chosen, desk.store.nowMs)
  }

  /** The bytes of a file, verified. Fails as the vault does. */
  async file(desk: LeaveDesk, grantId: string, fileId: string): Promise<Uint8Array> {
    if (!this.#held(desk, grantId).files.has(fileId)) throw notGranted()
    return new Uint8Array(await desk.store.vault.load(desk.store.photos.fileEntry(fileId)))
  }

  /**
   * A line in the log for every patient of whom something left, or should have; `heldBack`: of one patient's photos. What is to leave
   * asks first: fails with CONSENT_MISSING, or with STORE_READ_ONLY where the log takes no line.
   */
  note(desk: LeaveDesk, grantId: string, outcome: 'done' | 'failed', heldBack: number | null = null): void {
    const grant = this.#held(desk, grantId)
    const { purpose, masked, patients, photos } = grant
    const { store, actor } = desk
    if (outcome === 'done') requireStill(desk, grant)
    for (const object of patients) {
      const reason = leaveReason(purpose, masked, photos.get(object) ?? 0, heldBack)
      if (outcome === 'done') store.noteFirst(actor, 'record.export', [object], reason)
      else store.note(actor, 'record.export', outcome, { object, reason })
    }
    if (purpose !== 'whole-clinic') return
    if (outcome === 'done') store.noteFirst(actor, 'clinic.export', [null])
    else store.note(actor, 'clinic.export', outcome)
  }

  #give(
    { store, actor }: LeaveDesk,
    { purpose, masked, visitId }: Pick<Grant, 'purpose' | 'masked' | 'visitId'>,
    patients: readonly string[],
  ): Leaving {
    store.requireWritable()
    const id = randomUUID()
    this.#grant = {
      ...{ id, userId: actor.userId, purpose, masked, visitId, patients: new Set(patients) },
      files: new Set(),
      photos: new Map(),
    }
    const { name, address, contact } = store.clinic.get()
    return { grant: id, schema: store.transfer.schema, clinic: { name, address, contact }, patients }
  }

  #held({ actor }: LeaveDesk, grantId: string): Grant {
    const grant = this.#grant
    if (grant?.id !== grantId || grant.userId !== actor.userId) throw notGranted()
    return grant
  }
}

/** The clinic's own holding asks nobody. */
function requireStill(desk: LeaveDesk, { purpose, masked, patients }: Grant): void {
  if (purpose === 'whole-clinic') return
  for (const patientId of patients) requireLeave(desk, { patientId, purpose, masked })
}

const notGranted = (): BasalisError =>
  new BasalisError('RECORD_CONFLICT', 'expected an export that was given leave, found another')
