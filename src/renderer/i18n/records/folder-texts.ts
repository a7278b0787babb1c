/** The strings of a folder of photos on its way into a record. */
export interface FolderTexts {
  readonly add: string
  readonly searching: string
  /** Photos so far. */
  readonly found: (count: number) => string
  /** Files that are not photos, folders that lie too deep, and what could not be read; none of them is added. */
  readonly others: (count: number) => string
  readonly deeper: (count: number, depth: number) => string
  readonly unread: (count: number) => string
  readonly none: string
  readonly noneTitle: string
  readonly tooMany: (limit: number) => string
  /** Of files that are not photos. */
  readonly tooManyFiles: (limit: number) => string
  readonly tooManyTitle: Readonly<Record<'too many' | 'too many files', string>>
}
