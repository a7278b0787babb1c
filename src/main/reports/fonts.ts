import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/**
 * Noto Sans SC: Simplified Chinese, Latin, Greek and Cyrillic in one design. Noto Sans: the Latin letters that it lacks, as of Polish,
 * Czech, Turkish or Vietnamese. Both under the SIL Open Font License 1.1.
 */
const FILES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'regular-more': '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  'bold-more': '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
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
  const files = Object.entries(FILES).map(async ([name, file]): Promise<[string, Buffer]> => [
    name,
    await readFile(resolve(file)),
  ])
  return Object.fromEntries(await Promise.all(files)) as ReportFonts
}
