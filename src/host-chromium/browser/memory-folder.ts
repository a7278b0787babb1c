import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const SHARED_MEMORY = '/dev/shm'

/** Room for a few large photos and the browser's own needs. Containers often give 64 MB. Unit: bytes. */
const ENOUGH_BYTES = 512 * 1024 * 1024

/** Whether the system's shared memory exists and has room. */
export function hasRoomySharedMemory(folder: string = SHARED_MEMORY, enough: number = ENOUGH_BYTES): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= enough
  } catch {
    return false
  }
}

/** A place for files that live for milliseconds: in memory where there is room, else on the disk. */
export function memoryFolder(): string {
  return hasRoomySharedMemory() ? SHARED_MEMORY : tmpdir()
}
