import type { Pipe } from '../cdp/pipe.ts'
import type { Protocol } from '../cdp/protocol.ts'
import type { Session } from '../cdp/session.ts'
import { fromWeb, policyForWeb } from '../services/origins.ts'
import { handlerFor } from '../services/protocol.ts'
import { mayRequest } from '../services/session.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type Header = Protocol.Fetch.HeaderEntry

/** A message to the browser is limited to 100 MiB, and a body grows by a third on its way. Unit: bytes. */
const MAX_BODY_BYTES = 72 * 1024 * 1024
const BODYLESS = new Set(['GET', 'HEAD'])

export interface InterceptionOptions {
  readonly session: Session
  readonly pipe: Pipe
  /** Whether the top frame may go to an address; asked for every navigation. */
  readonly mayNavigate: (url: string, redirected: boolean) => boolean
  readonly frameId: string
  /** Of the page, as the application knows it. */
  readonly contentsId: number
}

/**
 * Answers every request of a page from the application's own schemes. Everything else is refused here, and would end at
 * a proxy that does not exist if it got past.
 */
export async function interceptRequests(options: InterceptionOptions): Promise<void> {
  const { session } = options
  session.on('Fetch.requestPaused', (paused) => {
    answer(paused, options).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      refuse(session, paused, 'Failed')
    })
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function answer(paused: Paused, options: InterceptionOptions): Promise<void> {
  const { session, pipe, frameId } = options
  const { request, resourceType } = paused
  const url = fromWeb(request.url)
  const isNavigation = resourceType === 'Document' && paused.frameId === frameId
  if (isNavigation && !options.mayNavigate(url, paused.redirectedRequestId !== undefined)) {
    refuse(session, paused, 'Aborted')
    return
  }
  if (url === 'about:blank' || url.startsWith('data:') || url.startsWith('blob:')) {
    await session.send('Fetch.continueRequest', { requestId: paused.requestId })
    return
  }
  const handler = url === request.url ? undefined : handlerFor(url)
  const type = resourceType.toLowerCase()
  if (handler === undefined || !(await mayRequest(url, request.method, type, options.contentsId))) {
    refuse(session, paused, 'BlockedByClient')
    return
  }
  const response = await handler(requestOf(paused, url))
  const body = Buffer.from(await response.arrayBuffer())
  if (body.length > MAX_BODY_BYTES)
    throw new Error(`a response holds ${body.length} bytes, above the host’s limit of ${MAX_BODY_BYTES}`)
  fulfil(pipe, session, paused, response, body)
}

function requestOf({ request }: Paused, url: string): Request {
  const pieces = request.postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')) ?? []
  const body = BODYLESS.has(request.method) ? {} : { body: Buffer.concat(pieces) }
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, fromWeb(value))
  return new Request(url, { method: request.method, headers, ...body })
}

/** The body goes into the message as it is: base64 needs no escaping, and a JSON encoder would look for it. */
function fulfil(pipe: Pipe, session: Session, paused: Paused, response: Response, body: Buffer): void {
  const responseHeaders: Header[] = []
  response.headers.forEach((value, name) => {
    const isPolicy = name.startsWith('content-security-policy')
    responseHeaders.push({ name, value: isPolicy ? policyForWeb(value) : value })
  })
  const id = pipe.nextId()
  const message = {
    id,
    sessionId: session.id,
    method: 'Fetch.fulfillRequest',
    params: { requestId: paused.requestId, responseCode: response.status, responseHeaders },
  }
  const head = JSON.stringify(message).slice(0, -2)
  pipe
    .expect(id, message.method, () => {
      pipe.write(`${head},"body":"`, Buffer.from(body.toString('base64'), 'latin1'), '"}}')
    })
    .catch(() => undefined)
}

function refuse(session: Session, { requestId }: Paused, errorReason: Protocol.Network.ErrorReason): void {
  session.send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined)
}
