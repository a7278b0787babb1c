import { once } from 'node:events'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { utilityProcess } from '../../../src/host-chromium/services/utility-process.ts'
import { PhotoDecoder } from '../../../src/main/decoder/decoder-client.ts'

vi.mock('electron', () => import('../../../src/host-chromium/services/utility-process.ts'))
const { utilityProcessSpawner } = await import('../../../src/main/app/spawn-utility-process.ts')

const DECODER = join(import.meta.dirname, '..', '..', '..', 'src', 'main', 'decoder', 'decoder-entry.ts')
const ENTRY = join(import.meta.dirname, 'app', 'utility.js')

describe('utilityProcess in the Chromium host', () => {
  let child: ReturnType<typeof utilityProcess.fork>

  const start = async (...words: string[]): Promise<void> => {
    child = utilityProcess.fork(ENTRY, words, {
      env: { TEST_ONLY: '1' },
      stdio: 'ignore',
      serviceName: 'test',
    })
    await once(child, 'spawn')
  }
  const ask = async (message: unknown): Promise<unknown> => {
    const answered = once(child, 'message')
    child.postMessage(message)
    const [answer] = (await answered) as unknown[]
    return answer
  }

  afterEach(async () => {
    if (child.pid === undefined) return
    const ended = once(child, 'exit')
    child.kill()
    await ended
  })

  it('passes arguments and exactly the given environment', async () => {
    process.env['TEST_NOT_GIVEN'] = '1'
    await start('--limit', '5')
    expect(await ask('facts')).toEqual({ words: ['--limit', '5'], names: ['TEST_ONLY'] })
  })

  it('clones messages both ways, binaries too', async () => {
    await start()
    const message = { pixels: new Uint16Array([1, 65535]), map: new Map([[1, undefined]]), big: 2n }
    expect(await ask(message)).toEqual(message)
  })

  it('tells the exit code once, and takes messages to a dead child silently', async () => {
    await start()
    expect(child.pid).toBeGreaterThan(0)
    const codes: unknown[] = []
    child.on('exit', (code) => codes.push(code))
    child.postMessage('end')
    await once(child, 'exit')
    child.postMessage('nobody hears this')
    expect([codes, child.pid]).toEqual([[7], undefined])
  })

  it('reports an entry that does not exist as an exit', async () => {
    child = utilityProcess.fork(`${ENTRY}.missing`, [], { stdio: 'ignore' })
    const [code] = (await once(child, 'exit')) as unknown[]
    expect(code).toBe(1)
  })
})

describe('the decoder as a utility process of the Chromium host', () => {
  it('decodes a photo of 12 MP', async () => {
    const photo = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#c08070' } })
      .jpeg()
      .toBuffer()
    const decoder = new PhotoDecoder({ spawn: utilityProcessSpawner(DECODER) })
    try {
      const { image } = await decoder.decode(photo)
      expect([image.width, image.height]).toEqual([4000, 3000])
    } finally {
      decoder.close()
    }
  })
})
