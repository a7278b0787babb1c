import type { ClinicState } from '../../../shared/contract/clinic-state.ts'
import {
  RECORD_CHANNELS,
  type RecordChannel,
  type RecordRequest,
  type RecordResponse,
} from '../../../shared/contract/record-channels.ts'
import type { RecordOfPhoto } from '../../../shared/contract/session-state.ts'
import type { Photo, PhotoFields } from '../../../shared/domain/photo.ts'
import type { Permission, User, UserFields } from '../../../shared/domain/user.ts'
import { ClinicSession, type SessionOptions } from '../session/clinic-session.ts'
import { RECORD_HANDLERS, type RecordContext } from './record-handlers.ts'

export type RecordAsk = { readonly [C in RecordChannel]: readonly [C, RecordRequest<C>] }[RecordChannel]

/**
 * What the thread of the records does: it holds keys, the database's connection that writes and the vault, so that no flush to the
 * disk and no key derivation ever holds up the window. One task after another.
 */
export function createRecordTasks() {
  let session: ClinicSession | null = null
  const started = (): ClinicSession => {
    if (!session) throw new Error('expected the task "start" before any other, found none')
    return session
  }
  const state = (): ClinicState => started().state
  return {
    start: async (options: SessionOptions): Promise<ClinicState> => {
      await session?.lock()
      session = await ClinicSession.start(options)
      return state()
    },
    setUp: async ({ name, passphrase }: { readonly name: string; readonly passphrase: string }) => {
      const recoveryCode = await started().setUp(name, passphrase)
      return { state: state(), recoveryCode }
    },
    signIn: async ({ id, passphrase }: { readonly id: string; readonly passphrase: string }) => {
      await started().signIn(id, passphrase)
      return state()
    },
    recover: async (given: { readonly code: string; readonly id: string; readonly passphrase: string }) => {
      await started().recover(given.code, given.id, given.passphrase)
      return state()
    },
    lock: async (): Promise<ClinicState> => {
      await started().lock()
      return state()
    },
    lockIfIdle: async (): Promise<ClinicState> => {
      await started().lockIfIdle()
      return state()
    },
    keepAwake: (): void => {
      started().keepAwake()
    },
    openEmergency: ({ reason }: { readonly reason: string }): ClinicState => {
      started().openInEmergency(reason)
      return state()
    },
    renewCode: (): Promise<string> => started().renewRecoveryCode(),
    addUser: ({ name, role, passphrase }: UserFields & { readonly passphrase: string }): Promise<User> =>
      started().addUser(name, role, passphrase),
    disableUser: ({ id }: { readonly id: string }): Promise<User> => started().disableUser(id),
    /** For what is done elsewhere than in this thread. */
    permit: ({ permission }: { readonly permission: Permission }): void => {
      started().use(permission)
    },
    lendKey: ({ asked, into }: { readonly asked: 'user' | 'schedule'; readonly into: Uint8Array }): string =>
      started().lendKey(asked, into),
    noteBackup: ({ outcome }: { readonly outcome: 'done' | 'failed' }): void => {
      started().noteBackup(outcome)
    },
    answer: ([channel, request]: RecordAsk): RecordResponse<RecordChannel> => {
      const context = started().use(RECORD_CHANNELS[channel].permission)
      const handle = RECORD_HANDLERS[channel] as (
        context: RecordContext,
        request: unknown,
      ) => RecordResponse<RecordChannel>
      return handle(context, request)
    },
    addPhoto: async (given: {
      readonly visitId: string
      readonly bytes: Uint8Array
      readonly fields: PhotoFields
    }): Promise<{ readonly added: Photo; readonly patient: string }> => {
      const { store, actor } = started().use('patient.write')
      const added = await store.addPhoto(actor, given.visitId, given.bytes, given.fields)
      return { added, patient: store.visits.get(added.visitId).patientId }
    },
    /** The original bytes, and whose they are. */
    loadPhoto: async ({ id }: { readonly id: string }) => {
      const { store, actor } = started().use('patient.read')
      const { visitId } = store.photos.get(id)
      const record: RecordOfPhoto = { patient: store.visits.get(visitId).patientId, photo: id }
      const bytes = await store.loadPhoto(id)
      store.note(actor, 'photo.look', 'done', { object: id })
      return { bytes: new Uint8Array(bytes), record }
    },
  }
}

export type RecordTasks = ReturnType<typeof createRecordTasks>
