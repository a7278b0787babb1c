import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { rootCertificates } from 'node:tls'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import { archiveAddress } from './archive-address.ts'

/** How the archive is reached. */
export interface ArchiveAccess {
  readonly url: string
  readonly access: 'none' | 'basic' | 'bearer'
  readonly user: string
  readonly secret: string
  /** PEM, trusted besides what every computer trusts; empty: none. */
  readonly ca: string
}

export interface ArchiveLimits {
  /** Without a byte going either way, while nothing that has come waits to be read. */
  readonly idleMs: number
  /** From the request to the end of the answer, but for one of any length. */
  readonly wholeMs: number
}

export const DEFAULT_LIMITS: ArchiveLimits = { idleMs: 30_000, wholeMs: 600_000 }

export interface ArchiveRequest {
  /** Below the service's address, without a slash at its beginning. */
  readonly path: string
  readonly query?: URLSearchParams
  readonly accept: string
  /** Sent as POST. */
  readonly body?: { readonly type: string; readonly parts: readonly Uint8Array[] }
  /** How long the answer takes lies in how much there is to come: only silence ends it. */
  readonly anyLength?: boolean
  readonly signal?: AbortSignal | undefined
}

/** An answer whose head has arrived. Its body has to be read or destroyed. */
export interface ArchiveAnswer {
  readonly status: number
  readonly type: string
  readonly body: IncomingMessage
}

const MAX_REDIRECTS = 3

/**
 * One request to the archive. The secret goes to the archive's own origin and nowhere else: a redirect to another is refused, and one
 * of a request with a body altogether. Nothing packed is taken. There is no way around the certificate. Fails with ARCHIVE_UNREACHABLE,
 * ARCHIVE_CERTIFICATE, ARCHIVE_ANSWER_INVALID, ARCHIVE_ADDRESS_INVALID, or CancelledError.
 */
export async function askArchive(
  access: ArchiveAccess,
  asked: ArchiveRequest,
  limits: ArchiveLimits = DEFAULT_LIMITS,
): Promise<ArchiveAnswer> {
  const base = archiveAddress(access.url)
  let url = new URL(asked.path, base)
  if (asked.query) url.search = asked.query.toString()
  for (let redirects = 0; ; redirects += 1) {
    if (url.origin !== base.origin) throw invalidAnswer('a redirect to another address')
    const answer = await send(url, access, asked, limits)
    const status = answer.statusCode ?? 0
    if (status < 300 || status > 399) return checked(answer, status)
    answer.destroy()
    const target = URL.parse(answer.headers.location ?? '', url.href)
    if (!target || asked.body || redirects >= MAX_REDIRECTS) throw invalidAnswer('a redirect')
    url = target
  }
}

function checked(body: IncomingMessage, status: number): ArchiveAnswer {
  const packed = body.headers['content-encoding'] ?? 'identity'
  if (packed !== 'identity') {
    body.destroy()
    throw invalidAnswer('a packed answer')
  }
  return { status, type: body.headers['content-type'] ?? '', body }
}

function send(
  url: URL,
  access: ArchiveAccess,
  { accept, body, anyLength = false, signal }: ArchiveRequest,
  { idleMs, wholeMs }: ArchiveLimits,
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  if (signal?.aborted) throw new CancelledError()
  const length = body?.parts.reduce((sum, part) => sum + part.byteLength, 0)
  const options = {
    method: body ? 'POST' : 'GET',
    headers: {
      accept,
      'accept-encoding': 'identity',
      ...authorization(access),
      ...(body ? { 'content-type': body.type, 'content-length': String(length) } : {}),
    },
    // A connection each: nothing of one request is left for another.
    agent: false,
  } as const
  const secure = {
    minVersion: 'TLSv1.2',
    ...(access.ca === '' ? {} : { ca: [...rootCertificates, access.ca] }),
  } as const
  const request: ClientRequest =
    url.protocol === 'https:' ? httpsRequest(url, { ...options, ...secure }) : httpRequest(url, options)
  let answered: IncomingMessage | null = null
  // Whoever reads the body learns why it ends: of a request that is destroyed it would only hear that the connection was lost.
  const end = (error: Error): void => {
    reject(error)
    answered?.destroy(error)
    request.destroy(error)
  }
  const late = (): void => {
    end(unreachable('no end of an answer in time'))
  }
  const timer = anyLength ? undefined : setTimeout(late, wholeMs)
  const cancel = (): void => {
    end(new CancelledError())
  }
  signal?.addEventListener('abort', cancel, { once: true })
  request.setTimeout(idleMs)
  request.on('timeout', () => {
    // What has come waits for whoever reads it, who takes long over a large photo: the archive is not silent, we are.
    if (answered && answered.readableLength > 0) request.setTimeout(idleMs)
    else end(unreachable('no answer in time'))
  })
  request.on('response', (answer) => {
    answer.on('error', () => undefined)
    answered = answer
    resolve(answer)
  })
  request.on('error', (error) => {
    reject(toArchiveError(error))
  })
  request.on('close', () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancel)
  })
  void writeParts(request, body?.parts ?? [])
  return promise
}

/** Waits for the connection to take each piece; an archive that answers early gets no more. */
async function writeParts(request: ClientRequest, parts: readonly Uint8Array[]): Promise<void> {
  const PIECE = 2 ** 20
  for (const part of parts) {
    for (let at = 0; at < part.byteLength; at += PIECE) {
      if (request.destroyed) return
      if (!request.write(part.subarray(at, at + PIECE)))
        await new Promise<void>((go) => {
          request.once('drain', go)
          request.once('close', go)
        })
    }
  }
  request.end()
}

function authorization({ access, user, secret }: ArchiveAccess): Record<string, string> {
  if (access === 'basic')
    return { authorization: `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}` }
  return access === 'bearer' ? { authorization: `Bearer ${secret}` } : {}
}

const OF_CERTIFICATES =
  /^(CERT_|ERR_TLS_|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/

/** What Node says of a connection, as one of our errors. Its own message may hold addresses. */
export function toArchiveError(error: Error): Error {
  if (error instanceof BasalisError || error instanceof CancelledError) return error
  const { code = 'an error' } = error as NodeJS.ErrnoException
  if (OF_CERTIFICATES.test(code))
    return new BasalisError(
      'ARCHIVE_CERTIFICATE',
      `expected an archive with a certificate that is trusted; found ${code}`,
    )
  return unreachable(code)
}

export const unreachable = (found: string): BasalisError =>
  new BasalisError('ARCHIVE_UNREACHABLE', `expected an answer of the archive; found ${found}`)

export const invalidAnswer = (found: string): BasalisError =>
  new BasalisError('ARCHIVE_ANSWER_INVALID', `expected an answer of a DICOMweb service; found ${found}`)
