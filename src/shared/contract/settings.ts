import { z } from 'zod'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const THEMES = ['dark', 'light'] as const
export type Theme = (typeof THEMES)[number]

/** What the user chose once and expects to find again. */
export const settings = z.strictObject({
  /** Null = not chosen: follows the desktop. */
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES),
})

export type Settings = z.infer<typeof settings>

/** Dark unless chosen otherwise: a viewing room. */
export const DEFAULT_SETTINGS: Settings = { language: null, theme: 'dark' }
