import { basename, extname, join } from 'node:path'

/**
 * Where each photo's results go: a single photo's into `out` itself, several photos' into a folder each, named after
 * the file without its ending. Photos that would share a folder get -2, -3, … in the order given.
 */
export function resultFolders(photos: readonly string[], out: string): string[] {
  if (photos.length === 1) return [out]
  const taken = new Set<string>()
  return photos.map((photo) => {
    const name = folderName(basename(photo, extname(photo)))
    let candidate = name
    for (let next = 2; taken.has(sameOnEveryDisk(candidate)); next += 1) candidate = `${name}-${next}`
    taken.add(sameOnEveryDisk(candidate))
    return join(out, candidate)
  })
}

/** Names that Windows keeps for devices. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** A name that is a folder inside `out` on every system: no dots alone, no trailing dot or space, no device. */
function folderName(name: string): string {
  const trimmed = name.replace(/[. ]+$/, '')
  return trimmed === '' || DEVICES.test(trimmed) ? 'photo' : trimmed
}

/** Some file systems do not tell upper from lower case, some store accents in one form only. */
const sameOnEveryDisk = (name: string): string => name.normalize('NFC').toLowerCase()
