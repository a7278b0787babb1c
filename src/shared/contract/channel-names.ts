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
] as const
export type ChannelName = (typeof CHANNEL_NAMES)[number]

export const EVENT_NAMES = ['session:did-change'] as const
export type EventName = (typeof EVENT_NAMES)[number]
