/** Every string of the interface in every language; a missing one does not compile. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

interface Texts {
  readonly name: string
  readonly language: string
  readonly lead: string
  readonly today: string
  readonly notice: string
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  'zh-CN': {
    name: '简体中文',
    language: '语言',
    lead: '用一张普通照片，看见皮肤表面之下的红、棕、灰色素。',
    today: '本版本通过命令行分析照片：',
    notice: '仅用于可视化与记录，不用于诊断。所有计算都在本机完成，不需要网络。',
  },
  en: {
    name: 'English',
    language: 'Language',
    lead: 'See the red, brown and gray pigment below the surface of the skin, from an ordinary photo.',
    today: 'This version analyses photos on the command line:',
    notice: 'Visualises and documents; does not diagnose. Everything is computed on this machine, offline.',
  },
}

/** The first language that the interface has, of those the user prefers; English otherwise. */
export function preferredLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0]
    const found = LANGUAGES.find((language) => language.toLowerCase().split('-')[0] === base)
    if (found) return found
  }
  return 'en'
}
