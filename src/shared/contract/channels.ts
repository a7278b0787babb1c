import { z } from 'zod'
import { auditFilter } from '../domain/audit-line.ts'
import { photo } from '../domain/photo.ts'
import { keepKnown } from '../domain/known-photo.ts'
import { keepDespite } from '../domain/photo-quality.ts'
import { recordId } from '../domain/record-id.ts'
import { line } from '../domain/typed-text.ts'
import { type Permission, user, userFields } from '../domain/user.ts'
import { type ChannelName, type EventName } from './channel-names.ts'
import { ARCHIVE_CHANNELS, archiveProgress } from './archive-channels.ts'
import { BACKUP_CHANNELS } from './backup-channels.ts'
import { CAPTURE_CHANNELS } from './capture-channels.ts'
import { CARD_CHANNELS } from './card-channels.ts'
import { backupActivity } from './backup-state.ts'
import { comparisonState } from './comparison-state.ts'
import { HOT_FOLDER_CHANNELS, hotFolderState } from './hot-folder-channels.ts'
import { clinicState, keyHolder } from './clinic-state.ts'
import { EXPORT_CHANNELS } from './export-channels.ts'
import { transferActivity } from './export-state.ts'
import { filmState, patientFilm } from './film-state.ts'
import { FHIR_CHANNELS } from './fhir-channels.ts'
import { PATIENT_SCREEN_CHANNELS } from './patient-channels.ts'
import { patientDisplay, patientScreenState } from './patient-view.ts'
import { keptOrRefused, photoLabels, RECORD_CHANNELS } from './record-channels.ts'
import { pixel, pixelValues } from '../imaging/pixel-values.ts'
import { REGION_CHANNELS } from './region-channels.ts'
import { REPORT_CHANNELS, reportProgress } from './report-channels.ts'
import { sessionState } from './session-state.ts'
import { settings } from './settings.ts'
import { VIEW_CHANNELS } from './view-channels.ts'

/**
 * The contract between page and main: one entry a channel, from which the handlers, the preload's verbs and the page's
 * client take their types. Main parses every request, the page every answer and event. A channel without a `permission`
 * reaches no record; what it may do, anybody at the desk may.
 */

const nothing = z.undefined()
const done = z.void()

/** Bytes a piece of an uploaded photo may have. */
export const MAX_PIECE_BYTES = 4 * 2 ** 20

/** Typed secrets are taken as they are. */
const secret = z.string().min(1).max(1000)

const uploadBegin = z.strictObject({ byteLength: z.number().int().nonnegative() })
const uploadBegun = z.strictObject({ upload: z.uuid() })

const bytes = z
  .instanceof(Uint8Array)
  .refine(({ byteLength }) => byteLength > 0 && byteLength <= MAX_PIECE_BYTES, 'expected 1 byte to 4 MiB')

export const CHANNELS = {
  'app:get-state': {
    request: nothing,
    response: z.strictObject({
      version: z.string(),
      /** What the window runs in. */
      host: z.enum(['electron', 'chromium']),
      session: sessionState,
      comparison: comparisonState,
      clinic: clinicState,
      settings,
    }),
  },
  'settings:update': { request: settings, response: settings },
  /** Asks for a file with the desktop's own dialog. `opened` is false where the user closed it. */
  'photo:choose': { request: nothing, response: z.strictObject({ opened: z.boolean() }) },
  'photo:open-sample': { request: nothing, response: done },
  /** A dropped photo comes in pieces: begin with its size, append until all of it is there. */
  'photo:begin-upload': {
    request: uploadBegin,
    response: uploadBegun,
  },
  'photo:append': {
    request: z.strictObject({ upload: z.uuid(), offset: z.number().int().nonnegative(), bytes }),
    /** The photo opens with its last piece, unless it is on its way into a record. */
    response: z.strictObject({ complete: z.boolean() }),
  },
  'photo:abandon-upload': { request: z.strictObject({ upload: z.uuid() }), response: done },
  'photo:close': { request: nothing, response: done },
  /** The user has read why a photo was refused. */
  'photo:dismiss-refusal': { request: nothing, response: done },
  /** Stops opening a photo, else the analysis under way. */
  'analysis:cancel': { request: nothing, response: done },
  /** Analyses the open photo again, after it was cancelled or failed. */
  'analysis:restart': { request: nothing, response: done },
  ...REGION_CHANNELS,
  /** The clinic's first user, an admin. The recovery code is shown once and kept nowhere. */
  'clinic:set-up': {
    request: z.strictObject({ name: userFields.shape.name, passphrase: secret }),
    response: z.strictObject({ recoveryCode: z.string() }),
  },
  'clinic:sign-in': { request: z.strictObject({ id: recordId, passphrase: secret }), response: done },
  /** A new passphrase for a user, by the printed recovery code. */
  'clinic:recover': {
    request: z.strictObject({ code: secret, id: recordId, passphrase: secret }),
    response: done,
  },
  'clinic:lock': { request: nothing, response: done },
  /** Somebody is at the desk: the records do not lock themselves yet. */
  'clinic:keep-awake': { request: nothing, response: done },
  'clinic:open-emergency': { request: z.strictObject({ reason: line(500) }), response: done },
  /** Another recovery code; the one before opens nothing any more. */
  'clinic:renew-code': {
    permission: 'clinic.write',
    request: nothing,
    response: z.strictObject({ recoveryCode: z.string() }),
  },
  /** Who can sign in, also while somebody is. */
  'clinic:list-holders': { request: nothing, response: z.array(keyHolder) },
  /** Of whoever is signed in. */
  'clinic:change-passphrase': { request: z.strictObject({ old: secret, next: secret }), response: done },
  /** Answers when the demo clinic can be used, or was cancelled. Nobody may be signed in. */
  'demo:start': { request: nothing, response: done },
  'demo:cancel': { request: nothing, response: done },
  /** Back to the clinic's own records; nothing of the demo stays. */
  'demo:leave': { request: nothing, response: done },
  'user:add': {
    permission: 'user.write',
    request: z.strictObject({ ...userFields.shape, passphrase: secret }),
    response: user,
  },
  'user:disable': {
    permission: 'user.write',
    request: z.strictObject({ id: recordId }),
    response: user,
  },
  ...RECORD_CHANNELS,
  ...BACKUP_CHANNELS,
  ...VIEW_CHANNELS,
  ...EXPORT_CHANNELS,
  ...REPORT_CHANNELS,
  ...CAPTURE_CHANNELS,
  ...CARD_CHANNELS,
  ...HOT_FOLDER_CHANNELS,
  ...PATIENT_SCREEN_CHANNELS,
  ...FHIR_CHANNELS,
  ...ARCHIVE_CHANNELS,
  /** Asks for a file with the desktop's own dialog and keeps it in the visit; neither added nor refused where the user closed it. */
  'record-photo:add': {
    permission: 'patient.write',
    request: photoLabels,
    response: keptOrRefused,
  },
  /** As `photo:begin-upload`, but the photo waits with its last piece until `record-photo:add-upload` takes it. */
  'record-photo:begin-upload': {
    permission: 'patient.write',
    request: uploadBegin,
    response: uploadBegun,
  },
  /**
   * Keeps an uploaded photo in the visit. `show`: puts it on the screen as well. `justTaken`: with the machine's camera, which
   * writes no date. Fails with UPLOAD_BROKEN where it is not whole.
   */
  'record-photo:add-upload': {
    permission: 'patient.write',
    request: z.strictObject({
      upload: z.uuid(),
      labels: photoLabels,
      show: z.boolean(),
      justTaken: z.boolean(),
    }),
    response: keptOrRefused,
  },
  /**
   * Keeps a photo that was refused all the same: `despite` where it does not meet the rules, `known` where a record holds it. Fails
   * with UPLOAD_BROKEN where it waits no longer, with REQUEST_INVALID where a reason is missing.
   */
  'record-photo:keep-despite': {
    permission: 'patient.write',
    request: z.strictObject({
      waiting: z.uuid(),
      despite: keepDespite.nullable(),
      known: keepKnown.nullable(),
      show: z.boolean(),
    }),
    response: z.strictObject({ added: photo }),
  },
  'record-photo:leave-out': { request: z.strictObject({ waiting: z.uuid() }), response: done },
  /** Puts a kept photo on the screen. */
  'record-photo:open': {
    permission: 'patient.read',
    request: z.strictObject({ id: recordId }),
    response: done,
  },
  /** What is known of one pixel of a photo on the screen; null where there is none. */
  'pixel:read': {
    request: z.strictObject({ set: z.uuid(), at: pixel }),
    response: z.strictObject({ values: pixelValues.nullable() }),
  },
  /** Opens another kept photo of the same patient beside the one at hand. */
  'comparison:open': {
    permission: 'patient.read',
    request: z.strictObject({ photo: recordId }),
    response: done,
  },
  'comparison:close': { request: z.strictObject({ photo: recordId }), response: done },
  /** Analyses one of them again. */
  'comparison:restart': { request: z.strictObject({ photo: recordId }), response: done },
  /** Begins to make the film of the photo at hand; where it is there already, makes again what failed of it. */
  'film:open': { permission: 'patient.read', request: nothing, response: patientFilm },
  /** Asks with the desktop's own dialog where to; the number of lines, or null where the user closed it. */
  'audit:export': {
    permission: 'audit.read',
    request: z.strictObject({ filter: auditFilter }),
    response: z.strictObject({ lines: z.number().int().nullable() }),
  },
} as const satisfies Record<
  ChannelName,
  { readonly permission?: Permission; readonly request: z.ZodType; readonly response: z.ZodType }
>

export const EVENTS = {
  'session:did-change': sessionState,
  'comparison:did-change': comparisonState,
  'film:did-change': filmState,
  'clinic:did-change': clinicState,
  'backup:did-change': backupActivity,
  'export:did-change': transferActivity,
  'patient-screen:did-change': patientScreenState,
  'hot-folder:did-change': hotFolderState,
  /** Something on its way to the archive is not as it was. */
  'archive:did-change': z.strictObject({ atMs: z.number().int() }),
  'archive:did-progress': archiveProgress,
  'report:did-progress': reportProgress,
  'patient-display:did-change': patientDisplay,
} as const satisfies Record<EventName, z.ZodType>

export type ChannelRequest<C extends ChannelName> = z.infer<(typeof CHANNELS)[C]['request']>
export type ChannelResponse<C extends ChannelName> = z.infer<(typeof CHANNELS)[C]['response']>
export type EventPayload<E extends EventName> = z.infer<(typeof EVENTS)[E]>
