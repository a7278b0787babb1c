import { isPhotoName } from '../../../shared/domain/photo-files.ts'

/** The folder itself and three below. */
export const MAX_FOLDER_DEPTH = 4
export const MAX_FOLDER_PHOTOS = 100
/** Whoever has more files than this in a folder has chosen a wrong one: the search ends there. */
export const MAX_FOLDER_FILES = 10_000

/** What lies in a folder. Hidden files and folders are not counted at all. */
export interface FolderContent {
  /** By their place in the folder, as people sort: 2 before 10. */
  readonly photos: readonly File[]
  /** Files that are not photos. */
  readonly others: number
  /** Folders, or files of them, that lie too deep and were left out. */
  readonly deeper: number
  /** Files and folders that the disk did not give. */
  readonly unread: number
}

/** Why nothing of a folder is taken: its photos, or its other files, are too many. */
export type TooMany = 'too many' | 'too many files'

/** A folder as the page gets it: what was dropped, or the whole list that the browser's own chooser gives. */
export type FolderSource =
  | { readonly kind: 'entries'; readonly entries: readonly FileSystemEntry[] }
  | { readonly kind: 'listed'; readonly files: readonly File[] }

/**
 * The photos of a folder and of those in it. Links are not followed: the browser does not hand them out. Null once aborted, 'too many'
 * where it holds more than MAX_FOLDER_PHOTOS photos, 'too many files' where more than MAX_FOLDER_FILES are none. `onCount` hears how many there are so far.
 */
export async function readFolder(
  source: FolderSource,
  signal: AbortSignal,
  onCount: (photos: number) => void,
): Promise<FolderContent | TooMany | null> {
  const search = new FolderSearch(signal, onCount)
  if (source.kind === 'listed') for (const file of source.files) search.listed(file)
  else for (const entry of source.entries) await search.entry(entry, 0)
  if (signal.aborted) return null
  return search.tooMany ?? search.content
}

class FolderSearch {
  readonly #signal: AbortSignal
  readonly #onCount: (photos: number) => void
  readonly #found: { readonly path: string; readonly file: File }[] = []
  #others = 0
  #deeper = 0
  #unread = 0

  constructor(signal: AbortSignal, onCount: (photos: number) => void) {
    this.#signal = signal
    this.#onCount = onCount
  }

  get tooMany(): TooMany | null {
    if (this.#found.length > MAX_FOLDER_PHOTOS) return 'too many'
    return this.#others > MAX_FOLDER_FILES ? 'too many files' : null
  }

  get content(): FolderContent {
    const photos = this.#found
      .toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
      .map(({ file }) => file)
    return { photos, others: this.#others, deeper: this.#deeper, unread: this.#unread }
  }

  /** A file with its path from the folder that was chosen on, "folder/below/name". */
  listed(file: File): void {
    const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath
    const parts = path.split('/')
    if (this.tooMany !== null || parts.some(isHidden)) return
    if (parts.length > MAX_FOLDER_DEPTH + 1) this.#deeper += 1
    else if (isPhotoName(file.name)) this.#add(path, file)
    else this.#others += 1
  }

  /** `depth`: how many folders it lies in. */
  async entry(entry: FileSystemEntry, depth: number): Promise<void> {
    if (this.#signal.aborted || this.tooMany !== null || isHidden(entry.name)) return
    if (isFolder(entry)) await this.#folder(entry, depth)
    else if (!isPhotoName(entry.name)) this.#others += 1
    else {
      const file = await new Promise<File>((resolve, reject) => {
        ;(entry as FileSystemFileEntry).file(resolve, reject)
      }).catch(() => null)
      if (file) this.#add(entry.fullPath, file)
      else this.#unread += 1
    }
  }

  async #folder(folder: FileSystemDirectoryEntry, depth: number): Promise<void> {
    if (depth >= MAX_FOLDER_DEPTH) {
      this.#deeper += 1
      return
    }
    const reader = folder.createReader()
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
        reader.readEntries(resolve, reject)
      }).catch(() => null)
      if (some === null) this.#unread += 1
      if (some === null || some.length === 0 || this.#signal.aborted || this.tooMany !== null) return
      for (const entry of some) await this.entry(entry, depth + 1)
    }
  }

  #add(path: string, file: File): void {
    this.#found.push({ path, file })
    this.#onCount(this.#found.length)
  }
}

const isHidden = (name: string): boolean => name.startsWith('.')

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
