import type { Message, Pipe } from './pipe.ts'

/** What Playwright needs to drive a browser over somebody else's pipe. */
export interface Transport {
  send(message: Message): void
  close(): void
}

interface Attached {
  readonly sessionId: string
}

/**
 * A second, independent client on the same pipe, for tests: it gets a browser session of its own and sees only that
 * session and those it opens itself. Ids are mapped to negative ones, so answers cannot be mixed up.
 */
export async function openSecondClient(
  pipe: Pipe,
  onMessage: (message: Message) => void,
): Promise<Transport> {
  const { sessionId: root } = (await pipe.call('Target.attachToBrowserTarget', {}, '')) as Attached
  const sessions = new Set([root])
  const ids = new Map<number, number>()
  let lastId = 0

  const stop = pipe.observe((message) => {
    const { id, method, sessionId } = message
    if (id !== undefined) {
      const theirs = ids.get(id)
      ids.delete(id)
      if (theirs !== undefined) onMessage(translated(message, root, theirs))
    } else if (sessionId !== undefined && sessions.has(sessionId)) {
      if (method === 'Target.attachedToTarget') sessions.add((message.params as Attached).sessionId)
      if (method === 'Target.detachedFromTarget') sessions.delete((message.params as Attached).sessionId)
      onMessage(translated(message, root))
    }
  })

  return {
    send: (message) => {
      lastId -= 1
      if (message.id !== undefined) ids.set(lastId, message.id)
      pipe.write(JSON.stringify({ ...message, id: lastId, sessionId: message.sessionId ?? root }))
    },
    close: () => {
      stop()
      pipe.call('Target.detachFromTarget', { sessionId: root }, '').catch(() => undefined)
    },
  }
}

/** To the second client its root session is the browser itself, which has no id. */
function translated(message: Message, root: string, id?: number): Message {
  const { sessionId, ...rest } = message
  return {
    ...rest,
    ...(id === undefined ? {} : { id }),
    ...(sessionId === undefined || sessionId === root ? {} : { sessionId }),
  }
}
