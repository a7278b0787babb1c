/** What was dropped on the window: one file, or why it is not one. */
export type Dropped =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'folder' }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'nothing' }

/** To be called during the drop event, while the transfer can be read. */
export function droppedPhoto({ items, files }: DataTransfer): Dropped {
  const held = [...items].filter(({ kind }) => kind === 'file')
  if (held.some((item) => item.webkitGetAsEntry()?.isDirectory === true)) return { kind: 'folder' }
  const [file] = files
  if (!file) return { kind: 'nothing' }
  return files.length > 1 ? { kind: 'several', count: files.length } : { kind: 'file', file }
}

/** Whether something that is being dragged could be a photo. */
export function holdsFiles({ types }: DataTransfer): boolean {
  return types.includes('Files')
}
