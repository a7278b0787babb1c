import { basename, extname, join } from 'node:path'

/**
 * Where each photo's results go: a single photo's into `out` itself, several photos' into a folder each, named after
 * the file without its ending. Photos that would share a folder get -2, -3, … in the order given.
 */
export function resultFolders(photos: readonly string[], out: string): string[] {
  if (photos.length === 1) return [out]
  const taken = new Set<string>()
  return photos.map((photo) => {
    const name = basename(photo, extname(photo)) || 'photo'
    let candidate = name
    // Compared without case: some file systems do not tell Photo from photo.
    for (let next = 2; taken.has(candidate.toLowerCase()); next += 1) candidate = `${name}-${next}`
    taken.add(candidate.toLowerCase())
    return join(out, candidate)
  })
}
