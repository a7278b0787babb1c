import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ArchiveClient } from '../../../src/main/pacs/archive-client.ts'
import type { ArchiveAccess } from '../../../src/main/pacs/archive-request.ts'
import { madeCertificates } from './made-certificates.ts'

const SECRET = 'a walk along the river'
const SOP = '2.25.17'
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function clientOf(
  answer: RequestListener,
  given: Partial<ArchiveAccess> = {},
): Promise<{ client: ArchiveClient; port: number }> {
  const port = await listening(createServer(answer))
  const url = `http://127.0.0.1:${port}/dicom-web`
  const access = { url, access: 'bearer', user: '', secret: SECRET, ca: '', ...given } as const
  return { client: new ArchiveClient(access, { idleMs: 1500, wholeMs: 4000 }), port }
}

const json = (body: unknown, status = 200): RequestListener => {
  return (request, response) => {
    request.resume()
    request.on('end', () => {
      response.writeHead(status, { 'content-type': 'application/dicom+json' })
      response.end(JSON.stringify(body))
    })
  }
}
const sequence = (tag: string, sop: string, reason?: readonly [string, number]) => ({
  [tag]: {
    vr: 'SQ',
    Value: [
      {
        '00081155': { vr: 'UI', Value: [sop] },
        ...(reason ? { [reason[0]]: { vr: 'US', Value: [reason[1]] } } : {}),
      },
    ],
  },
})
const STORED = '00081199'
const FAILED = '00081198'

const store = (client: ArchiveClient) => client.store(Buffer.alloc(3000, 7), SOP)
const invalid = { code: 'ARCHIVE_ANSWER_INVALID' }
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error as { code?: string }).code ?? error,
  )

async function retrieved(client: ArchiveClient): Promise<Buffer[]> {
  const files: Buffer[] = []
  for await (const file of client.retrieveStudy('1.2')) files.push(file)
  return files
}

describe('what the archive says of each instance', () => {
  it.each([
    ['200, stored', json(sequence(STORED, SOP)), { kind: 'stored', warning: null }],
    [
      '202, stored with a warning',
      json(sequence(STORED, SOP, ['00081196', 45056]), 202),
      { kind: 'stored', warning: 45056 },
    ],
    [
      '200, and yet failed',
      json(sequence(FAILED, SOP, ['00081197', 43264])),
      { kind: 'refused', reason: 43264 },
    ],
    ['409, failed', json(sequence(FAILED, SOP, ['00081197', 272]), 409), { kind: 'refused', reason: 272 }],
  ])('%s', async (_name, answer, result) => {
    expect(await store((await clientOf(answer)).client)).toEqual(result)
  })

  it.each([
    ['200 without a word', json({})],
    ['200 about another instance', json(sequence(STORED, '2.25.18'))],
    ['409 that says it was stored', json(sequence(STORED, SOP), 409)],
    ['an empty list', json([])],
    ['a page of a router', json('<html>')],
  ])('is not believed: %s', async (_name, answer) => {
    await expect(store((await clientOf(answer)).client)).rejects.toMatchObject(invalid)
  })

  it.each([
    [401, 'ARCHIVE_ACCESS_REFUSED'],
    [403, 'ARCHIVE_ACCESS_REFUSED'],
    [400, 'ARCHIVE_REFUSED'],
    [413, 'ARCHIVE_REFUSED'],
    [415, 'ARCHIVE_REFUSED'],
    [422, 'ARCHIVE_REFUSED'],
    [404, 'ARCHIVE_UNREACHABLE'],
    [405, 'ARCHIVE_UNREACHABLE'],
    [407, 'ARCHIVE_UNREACHABLE'],
    [408, 'ARCHIVE_UNREACHABLE'],
    [429, 'ARCHIVE_UNREACHABLE'],
    [503, 'ARCHIVE_UNREACHABLE'],
  ])('status %i is %s', async (status, code) => {
    expect(await codeOf(store((await clientOf(json({}, status))).client))).toBe(code)
  })
})

describe('the secret', () => {
  it('goes to no other origin, and neither does the request', async () => {
    const seen: string[] = []
    const elsewhere = await listening(
      createServer((request, response) => {
        seen.push(request.headers.authorization ?? 'without')
        response.end('[]')
      }),
    )
    const { client } = await clientOf((request, response) => {
      request.resume()
      response.writeHead(302, { location: `http://127.0.0.1:${elsewhere}/dicom-web/studies` })
      response.end()
    })
    expect(await codeOf(client.findStudies('A-1'))).toBe('ARCHIVE_ANSWER_INVALID')
    expect(await codeOf(store(client))).toBe('ARCHIVE_ANSWER_INVALID')
    expect(seen).toEqual([])
  })

  it('is sent again within the origin', async () => {
    const seen: string[] = []
    const { client } = await clientOf((request, response) => {
      seen.push(request.headers.authorization ?? 'without')
      if (request.url?.startsWith('/dicom-web/studies') === true) {
        response.writeHead(307, { location: '/elsewhere' })
        response.end()
      } else json([])(request, response)
    })
    expect(await client.findStudies('A-1')).toEqual([])
    expect(seen).toEqual([`Bearer ${SECRET}`, `Bearer ${SECRET}`])
  })

  it('stands in no error', async () => {
    const { client } = await clientOf(json({ secret: SECRET }, 401), { access: 'basic', user: 'basalis' })
    const error = await client.test().catch((thrown: unknown) => thrown)
    expect(JSON.stringify(error) + String(error)).not.toContain(SECRET)
  })

  it('ends in no loop of redirects', async () => {
    let asked = 0
    const { client } = await clientOf((_request, response) => {
      asked += 1
      response.writeHead(302, { location: '/dicom-web/studies' })
      response.end()
    })
    expect(await codeOf(client.findStudies('A-1'))).toBe('ARCHIVE_ANSWER_INVALID')
    expect(asked).toBeLessThan(6)
  })

  it.each(['http://pacs.example/', 'ftp://127.0.0.1/', 'https://a:b@pacs.example/', 'pacs', 'https://x/?q'])(
    'is not sent to %s',
    async (url) => {
      const client = new ArchiveClient({ url, access: 'bearer', user: '', secret: SECRET, ca: '' })
      expect(await codeOf(client.test())).toBe('ARCHIVE_ADDRESS_INVALID')
    },
  )
})

describe('an answer that wants too much', () => {
  it('is refused packed', async () => {
    const { client } = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/dicom+json', 'content-encoding': 'gzip' })
      response.end(gzipSync(Buffer.alloc(2 ** 24, 0x20)))
    })
    await expect(client.findStudies('A-1')).rejects.toMatchObject(invalid)
  })

  it('is refused by a length of four gigabytes before it comes', async () => {
    const { client } = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/dicom+json', 'content-length': String(2 ** 32) })
      response.write('[')
    })
    await expect(client.findStudies('A-1')).rejects.toMatchObject(invalid)
  })

  it('is cut off where it has no end', async () => {
    const { client } = await clientOf((_request, response) => {
      const more = (): void => {
        while (response.write(Buffer.alloc(2 ** 20, 0x20)));
        response.once('drain', more)
      }
      more()
    })
    await expect(client.findStudies('A-1')).rejects.toMatchObject(invalid)
  })

  it('is given up where it never comes, or drips', async () => {
    const silent = await clientOf(() => undefined)
    expect(await codeOf(silent.client.findStudies('A-1'))).toBe('ARCHIVE_UNREACHABLE')
    const drips = await clientOf((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write(' '), 200)
      response.on('close', () => {
        clearInterval(timer)
      })
    })
    expect(await codeOf(drips.client.findStudies('A-1'))).toBe('ARCHIVE_UNREACHABLE')
  })
})

describe('files in parts', () => {
  const files = [Buffer.from('the first\r\n--not the boundary'), Buffer.alloc(300_000, 9), Buffer.alloc(0)]
  const body = Buffer.concat([
    ...files.flatMap((file) => [Buffer.from('\r\n--b-1\r\nContent-Type: application/dicom\r\n\r\n'), file]),
    Buffer.from('\r\n--b-1--\r\nbehind'),
  ])
  const parts = (sent: readonly Buffer[], end = true): RequestListener => {
    return (_request, response) => {
      response.writeHead(200, {
        'content-type': 'multipart/related; type="application/dicom"; boundary="b-1"',
      })
      for (const piece of sent) response.write(piece)
      if (end) response.end()
      else response.destroy()
    }
  }

  it('come whole, in whatever pieces they are sent', async () => {
    for (const step of [1 << 30, 4096, 97]) {
      const pieces = Array.from({ length: Math.ceil(body.length / step) }, (_, i) =>
        body.subarray(i * step, (i + 1) * step),
      )
      const got = await retrieved((await clientOf(parts(pieces))).client)
      expect(got.map((file) => file.length)).toEqual(files.map((file) => file.length))
      expect(Buffer.concat(got).equals(Buffer.concat(files))).toBe(true)
    }
  })

  it('are refused where they end too early, at every place that was tried', async () => {
    const end = body.indexOf('\r\n--b-1--')
    for (let i = 0; i < 64; i += 1) {
      const cut = body.subarray(0, Math.floor((end * i) / 64))
      const { client } = await clientOf(parts([cut], i % 2 === 0))
      expect(await codeOf(retrieved(client)), `cut ${i}`).toMatch(/^ARCHIVE_(ANSWER_INVALID|UNREACHABLE)$/)
    }
  })

  it('are refused as anything else', async () => {
    const { client } = await clientOf(json([]))
    await expect(retrieved(client)).rejects.toMatchObject(invalid)
  })
})

describe('the certificate', () => {
  let good: ReturnType<typeof madeCertificates>
  let other: ReturnType<typeof madeCertificates>
  beforeAll(() => {
    good = madeCertificates(['IP:127.0.0.1', 'DNS:localhost'])
    other = madeCertificates(['DNS:elsewhere.example'])
  })

  const secure = async ({ key, cert }: { key: string; cert: string }, ca: string) => {
    let asked = 0
    const port = await listening(
      createSecureServer({ key, cert }, (request, response) => {
        asked += 1
        json([])(request, response)
      }),
    )
    const url = `https://127.0.0.1:${port}/`
    const client = new ArchiveClient({ url, access: 'bearer', user: '', secret: SECRET, ca })
    return { outcome: await codeOf(client.findStudies('A-1')), asked }
  }

  it('of the clinic’s own authority is taken where that was given', async () => {
    expect(await secure(good, good.ca)).toEqual({ outcome: 'nothing', asked: 1 })
  })

  it('that is trusted lets a file of several megabytes through to the last bit, out of shared memory', async () => {
    const file = new Uint8Array(new SharedArrayBuffer(3 * 2 ** 20 + 1))
    for (let i = 0; i < file.length; i += 1) file[i] = (i * 31) % 251
    const got: Buffer[] = []
    const port = await listening(
      createSecureServer({ key: good.key, cert: good.cert }, (request, response) => {
        request.on('data', (piece: Buffer) => got.push(piece))
        request.on('end', () => {
          response.end(JSON.stringify(sequence(STORED, SOP)))
        })
      }),
    )
    const url = `https://127.0.0.1:${port}/`
    const client = new ArchiveClient({ url, access: 'none', user: '', secret: '', ca: good.ca })
    expect(await client.store(file, SOP)).toEqual({ kind: 'stored', warning: null })
    expect(Buffer.concat(got).includes(Buffer.from(file))).toBe(true)
  })

  it.each([
    ['an authority that nobody knows', () => secure(good, '')],
    ['another authority than was given', () => secure(good, other.ca)],
    ['another host', () => secure(other, other.ca)],
  ])('of %s is refused, and nothing is asked', async (_name, ask) => {
    expect(await ask()).toEqual({ outcome: 'ARCHIVE_CERTIFICATE', asked: 0 })
  })
})
