import { BasalisError } from '../../../shared/contract/errors.ts'
import { writeDurably } from './durable-file.ts'

/** Writes a file where the user wants it, whole or not at all. Fails with OUTPUT_NOT_WRITABLE, without the path: it is the user's. */
export async function writeUserFile(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeDurably(path, content)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new BasalisError('OUTPUT_NOT_WRITABLE', `expected a place for a file, found ${code}`, {
      cause: error,
    })
  }
}
