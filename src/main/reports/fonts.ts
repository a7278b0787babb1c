import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Noto Sans SC (SIL Open Font License 1.1): Simplified Chinese, Latin, Greek and Cyrillic in one design. */
const FILES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const

export type ReportFonts = Readonly<Record<keyof typeof FILES, Buffer>>

let read: Promise<ReportFonts> | undefined

/** Whole font files, read once a thread; a report holds only the signs that it prints. */
export function reportFonts(): Promise<ReportFonts> {
  read ??= readFonts()
  return read
}

async function readFonts(): Promise<ReportFonts> {
  const { resolve } = createRequire(import.meta.url)
  const [regular, bold] = await Promise.all([readFile(resolve(FILES.regular)), readFile(resolve(FILES.bold))])
  return { regular, bold }
}
