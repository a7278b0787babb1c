import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { buildRecorder } from '../../torture/power-loss.ts'

/** The compiled recorder for the tests of a file; they fail where there is no C compiler, which the set-up asks for. */
export function useRecorder(): { readonly library: string } {
  let folder = ''
  let library = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-recorder-'))
    const built = await buildRecorder(folder)
    if ('missing' in built)
      throw new Error(`expected a recorder of file operations, found none: ${built.missing}`)
    library = built.library
  })
  afterAll(() => rm(folder, { recursive: true }))
  return {
    get library() {
      return library
    },
  }
}

/** Recording a process's file operations works on Linux only. */
export const canRecord = process.platform === 'linux'
