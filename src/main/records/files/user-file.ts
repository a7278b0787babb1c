import { writeDurably } from './durable-file.ts'
import { outputFault } from './output-fault.ts'

/**
 * Writes a file where the user wants it, whole or not at all. Fails with EXPORT_DISK_FULL, EXPORT_PLACE_REFUSED or
 * OUTPUT_NOT_WRITABLE, without the path: it is the user's.
 */
export async function writeUserFile(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeDurably(path, content)
  } catch (error) {
    throw outputFault(error)
  }
}
