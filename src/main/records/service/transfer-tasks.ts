import { BasalisError } from '../../../shared/contract/errors.ts'
import type { Permission } from '../../../shared/domain/user.ts'
import { LeaveGrants, type Leaving, type PatientLeaveAsk } from '../leaving/leave-grant.ts'
import type { ClinicSession } from '../session/clinic-session.ts'
import type { RecordRows } from '../transfer/read-rows.ts'
import { Taking, type Taken } from '../transfer/taking.ts'
import type { RecordContext } from './record-context.ts'

/** The session of the records, as far as exports and imports need it. */
export type TransferSession = Pick<ClinicSession, 'use' | 'beginWork' | 'endWork' | 'useForWork'>

interface Granted {
  readonly grant: string
  readonly clinic: boolean
}

/** What the thread of the records does for exports and imports: row by row and file by file, so that nobody waits long in between. */
export function createTransferTasks(session: () => TransferSession) {
  const use = (permission: Permission): RecordContext => session().use(permission)
  const grants = new LeaveGrants()
  let taking: Taking | null = null
  const permissionOf = ({ clinic }: Pick<Granted, 'clinic'>): Permission =>
    clinic ? 'clinic.export' : 'record.export'
  const desk = (of: Pick<Granted, 'clinic'>): RecordContext => session().useForWork(permissionOf(of))
  const begun = (): Taking => {
    if (!taking) throw new BasalisError('RECORD_CONFLICT', 'expected an import to be under way, found none')
    return taking
  }
  return {
    /** Null: the whole clinic. Fails with CONSENT_MISSING. */
    beginLeaving: (ask: PatientLeaveAsk | null): Leaving =>
      ask === null ? grants.openClinic(use('clinic.export')) : grants.open(use('record.export'), ask),
    /** It goes on when the records are locked, until `endLeaving`; what it asks for keeps nobody signed in. */
    startLeaving: (of: Pick<Granted, 'clinic'>): void => {
      session().beginWork(permissionOf(of))
    },
    endLeaving: (): Promise<void> => session().endWork(),
    leavingRows: ({ grant, patientId, ...of }: Granted & { readonly patientId: string }): RecordRows =>
      grants.rows(desk(of), grant, patientId),
    leavingFile: ({ grant, fileId, ...of }: Granted & { readonly fileId: string }): Promise<Uint8Array> =>
      grants.file(desk(of), grant, fileId),
    /** `heldBack`: photos that stayed here after somebody had looked at what is masked; null: nobody had to. */
    noteLeaving: ({
      grant,
      outcome,
      heldBack,
      ...of
    }: Granted & { readonly outcome: 'done' | 'failed'; readonly heldBack: number | null }): void => {
      grants.note(desk(of), grant, outcome, heldBack)
    },
    /** Which version of the schema rows may be of, and which of these clinic numbers are here. */
    lookAtTaking: ({ numbers }: { readonly numbers: readonly string[] }) => {
      const { transfer } = use('clinic.import').store
      return { schema: transfer.schema, taken: numbers.filter((number) => transfer.hasNumber(number)) }
    },
    beginTaking: async ({ rows }: { readonly rows: unknown }): Promise<void> => {
      const at = use('clinic.import')
      await taking?.drop()
      taking = Taking.begin(at, rows)
    },
    takeFile: ({ id, bytes }: { readonly id: string; readonly bytes: Uint8Array }): Promise<void> =>
      begun().file(use('clinic.import'), id, bytes),
    endTaking: async (): Promise<Taken> => {
      const taken = await begun().end(use('clinic.import'))
      taking = null
      return taken
    },
    /** Whoever is signed in, or nobody: nothing is left of an import that is given up. */
    dropTaking: async (): Promise<void> => {
      await taking?.drop()
      taking = null
    },
  }
}
