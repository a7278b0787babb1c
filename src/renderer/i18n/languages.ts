import type { Language } from '../../shared/contract/settings.ts'
import { EN } from './en.ts'
import type { Texts } from './texts.ts'
import { ZH_CN } from './zh-cn.ts'

export const TEXTS: Readonly<Record<Language, Texts>> = { 'zh-CN': ZH_CN, en: EN }

/** The first language that the interface has, of those the user prefers; English otherwise. */
export function preferredLanguage(preferred: readonly string[]): Language {
  const languages = Object.keys(TEXTS) as Language[]
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0]
    const found = languages.find((language) => language.toLowerCase().split('-')[0] === base)
    if (found) return found
  }
  return 'en'
}
