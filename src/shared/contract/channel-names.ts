/** Names apart from their schemas: the preload scripts know these only. */

/** Which of the application's windows asks, and is told. */
export type WindowRole = 'staff' | 'patient'

/** What the staff's window may ask, and no other. */
export const STAFF_CHANNELS = [
  'app:get-state',
  'settings:update',
  'photo:choose',
  'photo:open-sample',
  'photo:begin-upload',
  'photo:append',
  'photo:abandon-upload',
  'photo:close',
  'photo:dismiss-refusal',
  'analysis:cancel',
  'analysis:restart',
  'region:measure',
  'clinic:set-up',
  'clinic:sign-in',
  'clinic:recover',
  'clinic:lock',
  'clinic:keep-awake',
  'clinic:open-emergency',
  'clinic:renew-code',
  'clinic:list-holders',
  'clinic:change-passphrase',
  'clinic:get-profile',
  'clinic:change-profile',
  'demo:start',
  'demo:cancel',
  'demo:leave',
  'user:list',
  'user:add',
  'user:disable',
  'patient:find',
  'patient:get',
  'patient:add',
  'patient:change',
  'visit:add',
  'visit:change',
  'consent:give',
  'consent:withdraw',
  'reminder:add',
  'reminder:set-done',
  'reminder:due',
  'record-photo:add',
  'record-photo:begin-upload',
  'record-photo:add-upload',
  'record-photo:keep-despite',
  'record-photo:leave-out',
  'record-photo:open',
  'hot-folder:get-state',
  'hot-folder:choose',
  'hot-folder:switch',
  'hot-folder:get-thumbnail',
  'hot-folder:add',
  'hot-folder:dismiss',
  'capture:measure',
  'capture:pose-of',
  'capture:end',
  'pixel:read',
  'comparison:open',
  'comparison:close',
  'comparison:restart',
  'film:open',
  'photo:get-nudge',
  'photo:set-nudge',
  'region:list',
  'region:add',
  'region:change',
  'region:delete',
  'annotation:list',
  'annotation:add',
  'annotation:change',
  'annotation:delete',
  'view:save',
  'view:copy',
  'report:make',
  'report:save',
  'report:print',
  'report:leave',
  'patient:merge',
  'patient:undo-merge',
  'patient:identify',
  'patient:read-file',
  'patient:erase',
  'audit:find',
  'audit:verify',
  'audit:export',
  'export:get-activity',
  'export:begin',
  'export:begin-clinic',
  'export:get-masked',
  'export:confirm-masked',
  'export:cancel',
  'export:dismiss',
  'import:choose',
  'import:begin',
  'backup:get-activity',
  'backup:get-state',
  'backup:choose-folder',
  'backup:change-settings',
  'backup:run',
  'backup:cancel',
  'restore:choose-folder',
  'restore:begin',
  'restore:cancel',
  'archive:get-settings',
  'archive:change-settings',
  'archive:test',
  'archive:choose-ca',
  'archive:get-state',
  'archive:send',
  'archive:find',
  'archive:fetch',
  'patient-screen:get-state',
  'patient-screen:open',
  'patient-screen:close',
  'patient-screen:set-mode',
  'patient-screen:set-full-screen',
  'patient-screen:show',
] as const
export type StaffChannel = (typeof STAFF_CHANNELS)[number]

/** What the patient's window may ask: all of it. */
export const PATIENT_CHANNELS = ['patient-display:get', 'patient-display:toggle-full-screen'] as const
export type PatientChannel = (typeof PATIENT_CHANNELS)[number]

export const CHANNEL_NAMES = [...STAFF_CHANNELS, ...PATIENT_CHANNELS] as const
export type ChannelName = (typeof CHANNEL_NAMES)[number]

/** The only window that may ask a channel. */
export function windowFor(channel: ChannelName): WindowRole {
  return PATIENT_CHANNELS.some((name) => name === channel) ? 'patient' : 'staff'
}

export const STAFF_EVENTS = [
  'session:did-change',
  'comparison:did-change',
  'film:did-change',
  'clinic:did-change',
  'backup:did-change',
  'export:did-change',
  'patient-screen:did-change',
  'hot-folder:did-change',
  'archive:did-change',
  'report:did-progress',
] as const
export type StaffEvent = (typeof STAFF_EVENTS)[number]

export const PATIENT_EVENTS = ['patient-display:did-change'] as const
export type PatientEvent = (typeof PATIENT_EVENTS)[number]

export const EVENT_NAMES = [...STAFF_EVENTS, ...PATIENT_EVENTS] as const
export type EventName = (typeof EVENT_NAMES)[number]
