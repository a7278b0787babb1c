import { setTimeout as passed } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { ArchiveClient } from '../../../src/main/pacs/archive-client.ts'
import type { ArchiveLimits } from '../../../src/main/pacs/archive-request.ts'
import { beginParts, endParts, FakeArchive, sendPart, type Answer } from './fake-archive.ts'

let archive: FakeArchive | null = null
afterEach(async () => {
  await archive?.close()
})

/** The sizes of a study's files. `readMs`: how long is spent over each. */
async function retrieved(answer: Answer, limits: ArchiveLimits, readMs = 0): Promise<number[]> {
  archive = await FakeArchive.start(answer)
  const sizes: number[] = []
  for await (const file of new ArchiveClient(archive.settings, limits).retrieveStudy('1.2')) {
    sizes.push(file.byteLength)
    await passed(readMs)
  }
  return sizes
}

describe('a study that takes long', () => {
  it('comes as long as something comes', async () => {
    const piece = Buffer.alloc(100, 7)
    const drip: Answer = (_asked, response) => {
      beginParts(response)
      sendPart(response, '')
      let pieces = 0
      const timer = setInterval(() => {
        response.write(piece)
        pieces += 1
        if (pieces < 12) return
        clearInterval(timer)
        endParts(response)
      }, 100)
    }
    expect(await retrieved(drip, { idleMs: 5000, wholeMs: 600 })).toEqual([1200])
  })

  it('is given up once the archive is silent', async () => {
    const silent: Answer = (_asked, response) => {
      beginParts(response)
      sendPart(response, 'the beginning of')
    }
    await expect(retrieved(silent, { idleMs: 300, wholeMs: 60_000 })).rejects.toMatchObject({
      code: 'ARCHIVE_UNREACHABLE',
    })
  })

  it('is not held against the archive where it waits for us to read it', async () => {
    const sizes = [1000, 8 * 2 ** 20, 1000]
    const atOnce: Answer = (_asked, response) => {
      beginParts(response)
      for (const size of sizes) sendPart(response, Buffer.alloc(size, 7))
      endParts(response)
    }
    expect(await retrieved(atOnce, { idleMs: 300, wholeMs: 60_000 }, 1000)).toEqual(sizes)
  })
})
