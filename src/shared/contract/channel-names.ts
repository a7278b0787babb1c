/** Names apart from their schemas: the preload script knows these only. */
export const CHANNEL_NAMES = [
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
  'clinic:set-up',
  'clinic:sign-in',
  'clinic:recover',
  'clinic:lock',
  'clinic:keep-awake',
  'clinic:open-emergency',
  'clinic:renew-code',
  'user:list',
  'user:add',
  'user:disable',
  'patient:find',
  'patient:get',
  'patient:add',
  'patient:change',
  'visit:add',
  'visit:change',
  'record-photo:add',
  'record-photo:open',
] as const
export type ChannelName = (typeof CHANNEL_NAMES)[number]

export const EVENT_NAMES = ['session:did-change', 'clinic:did-change'] as const
export type EventName = (typeof EVENT_NAMES)[number]
