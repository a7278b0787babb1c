import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { ArchiveSettings } from '../../../src/main/records/archive/archive-repository.ts'

export const SECRET = 'a walk along the river'

/** What was asked, with the whole body. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  readonly body: Buffer
}

export type Answer = (asked: Asked, response: ServerResponse) => void

/** A DICOMweb service on the loopback that answers as a test says, and remembers what it was asked. */
export class FakeArchive {
  readonly asked: Asked[] = []
  readonly url: string
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    const address = server.address()
    this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/dicom-web/`
  }

  static async start(answer: Answer): Promise<FakeArchive> {
    let archive: FakeArchive | null = null
    const server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const { method = '', url: path = '', headers } = request
        const asked = { method, path, authorization: headers.authorization, body }
        archive?.asked.push(asked)
        answer(asked, response)
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    archive = new FakeArchive(server)
    return archive
  }

  get settings(): ArchiveSettings {
    return { url: this.url, access: 'bearer', user: '', secret: SECRET, ca: '' }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/dicom+json' })
  response.end(JSON.stringify(body))
}

/** The SOP instance of a file that was sent: its first UID of ours. */
export const instanceIn = ({ body }: Asked): string => /2\.25\.\d+/.exec(body.toString('latin1'))?.[0] ?? ''

/** What STOW-RS answers of one instance. */
export const stored = (sop: string, warning?: number) => ({
  '00081199': {
    vr: 'SQ',
    Value: [
      {
        '00081155': { vr: 'UI', Value: [sop] },
        ...(warning === undefined ? {} : { '00081196': { vr: 'US', Value: [warning] } }),
      },
    ],
  },
})
export const failed = (sop: string, reason: number) => ({
  '00081198': {
    vr: 'SQ',
    Value: [{ '00081155': { vr: 'UI', Value: [sop] }, '00081197': { vr: 'US', Value: [reason] } }],
  },
})

const BOUNDARY = 'a-boundary'

/** Begins to send files in parts. */
export function beginParts(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': `multipart/related; type="application/dicom"; boundary=${BOUNDARY}`,
  })
}

export function sendPart(response: ServerResponse, file: Buffer | string): void {
  response.write(`\r\n--${BOUNDARY}\r\nContent-Type: application/dicom\r\n\r\n`)
  response.write(file)
}

export function endParts(response: ServerResponse): void {
  response.end(`\r\n--${BOUNDARY}--`)
}
