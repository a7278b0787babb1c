import { z } from 'zod'
import { LAYERS } from '../imaging/layers.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const THEMES = ['dark', 'light'] as const
export type Theme = (typeof THEMES)[number]

export const VOICE_SOURCES = ['clips', 'system'] as const
export type VoiceSource = (typeof VOICE_SOURCES)[number]

/** The voice that tells a patient what to do while photos are taken. */
const voiceSettings = z.strictObject({
  muted: z.boolean(),
  /** What the patient understands; null = the interface's. */
  language: z.enum(LANGUAGES).nullable(),
  volume: z.number().min(0).max(1),
  source: z.enum(VOICE_SOURCES),
})
export type VoiceSettings = z.infer<typeof voiceSettings>

/** What the user chose once and expects to find again. */
export const settings = z.strictObject({
  /** Null = not chosen: follows the desktop. */
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES),
  /** The layers of the panes side by side as each user left them, by the user's id; "nobody" where nobody is signed in. */
  layouts: z.record(z.string().max(64), z.array(z.enum(LAYERS)).min(1).max(6)),
  /** The name of the camera that was used last, as the machine calls it; empty: none yet. */
  camera: z.string().max(200),
  voice: voiceSettings,
})

export type Settings = z.infer<typeof settings>

/** Dark unless chosen otherwise: a viewing room. */
export const DEFAULT_SETTINGS: Settings = {
  language: null,
  theme: 'dark',
  layouts: {},
  camera: '',
  voice: { muted: false, language: null, volume: 0.8, source: 'clips' },
}
