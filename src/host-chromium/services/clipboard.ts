import { guarded } from '../missing.ts'

let text = ''

/** The application's own: the system's clipboard is left to the page, whose copying and pasting works as usual. */
export const clipboard = guarded('clipboard', {
  writeText(value: string): Promise<void> {
    text = value
    return Promise.resolve()
  },
  readText: (): Promise<string> => Promise.resolve(text),
})
