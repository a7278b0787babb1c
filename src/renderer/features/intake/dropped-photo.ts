/** What was dropped on the window or pasted: files, a folder with what came beside it, or nothing of the kind. */
export type DroppedFiles =
  | { readonly kind: 'files'; readonly files: readonly [File, ...File[]] }
  | { readonly kind: 'folder'; readonly entries: readonly FileSystemEntry[] }
  | { readonly kind: 'nothing' }

/** To be called during the event, while the transfer can be read. */
export function droppedFiles({ items, files }: DataTransfer): DroppedFiles {
  const held = [...items].filter(({ kind }) => kind === 'file')
  const entries = held.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.some(({ isDirectory }) => isDirectory)) return { kind: 'folder', entries }
  const [first, ...others] = files
  return first ? { kind: 'files', files: [first, ...others] } : { kind: 'nothing' }
}

/** What was dropped where one photo is wanted: one file, or why it is not one. */
export type Dropped =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'several'; readonly count: number }
  | Exclude<DroppedFiles, { kind: 'files' }>

/** As `droppedFiles`. */
export function droppedPhoto(transfer: DataTransfer): Dropped {
  const dropped = droppedFiles(transfer)
  if (dropped.kind !== 'files') return dropped
  const { files } = dropped
  return files.length > 1 ? { kind: 'several', count: files.length } : { kind: 'file', file: files[0] }
}

/** Whether something that is being dragged could be a photo. */
export function holdsFiles({ types }: DataTransfer): boolean {
  return types.includes('Files')
}
