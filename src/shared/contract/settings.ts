import { z } from 'zod'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const THEMES = ['dark', 'light'] as const
export type Theme = (typeof THEMES)[number]

/** What the user chose once and expects to find again. Null = not chosen: follows the desktop. */
export const settings = z.strictObject({
  language: z.enum(LANGUAGES).nullable(),
  theme: z.enum(THEMES).nullable(),
})

export type Settings = z.infer<typeof settings>

export const DEFAULT_SETTINGS: Settings = { language: null, theme: null }
