import { z } from 'zod'
import { type ChannelName, type EventName } from './channel-names.ts'
import { sessionState } from './session-state.ts'
import { settings } from './settings.ts'

/**
 * The contract between page and main: one entry a channel, from which the handlers, the preload's verbs and the page's
 * client take their types. Main parses every request, the page every answer and event.
 */

const nothing = z.undefined()
const done = z.void()

/** Bytes a piece of an uploaded photo may have. */
export const MAX_PIECE_BYTES = 4 * 2 ** 20

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
      settings,
    }),
  },
  'settings:update': { request: settings, response: settings },
  /** Asks for a file with the desktop's own dialog. `opened` is false where the user closed it. */
  'photo:choose': { request: nothing, response: z.strictObject({ opened: z.boolean() }) },
  'photo:open-sample': { request: nothing, response: done },
  /** A dropped photo comes in pieces: begin with its size, append until all of it is there. */
  'photo:begin-upload': {
    request: z.strictObject({ byteLength: z.number().int().nonnegative() }),
    response: z.strictObject({ upload: z.uuid() }),
  },
  'photo:append': {
    request: z.strictObject({ upload: z.uuid(), offset: z.number().int().nonnegative(), bytes }),
    /** The photo opens with its last piece. */
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
} as const satisfies Record<ChannelName, { readonly request: z.ZodType; readonly response: z.ZodType }>

export const EVENTS = {
  'session:did-change': sessionState,
} as const satisfies Record<EventName, z.ZodType>

export type ChannelRequest<C extends ChannelName> = z.infer<(typeof CHANNELS)[C]['request']>
export type ChannelResponse<C extends ChannelName> = z.infer<(typeof CHANNELS)[C]['response']>
export type EventPayload<E extends EventName> = z.infer<(typeof EVENTS)[E]>
