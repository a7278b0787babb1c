import { useEffect, useEffectEvent, useState } from 'react'
import type { StaffEvent } from '../../shared/contract/channel-names.ts'
import type { EventPayload } from '../../shared/contract/channels.ts'
import type { Client } from './client.ts'
import { useInterface } from './interface-context.ts'

/**
 * What main tells by an event, and answers once when asked; null until it is known. What is told meanwhile is newer than the answer.
 */
export function useTold<E extends StaffEvent>(
  event: E,
  ask: (client: Client) => Promise<EventPayload<E>>,
): EventPayload<E> | null {
  const { client, perform } = useInterface()
  const [known, setKnown] = useState<EventPayload<E> | null>(null)
  const asked = useEffectEvent(ask)
  useEffect(() => {
    let told = false
    const end = client.on(event, (next) => {
      told = true
      setKnown(next)
    })
    perform(async () => {
      const first = await asked(client)
      if (!told) setKnown(first)
    })
    return () => {
      told = true
      end()
    }
  }, [client, perform, event])
  return known
}
