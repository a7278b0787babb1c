import { useEffect } from 'react'
import { useInterface } from './interface-context.ts'

/** How often at most main hears that somebody is at the desk. */
const EVERY_MS = 20_000

/** Says that somebody uses the window, so that the records lock themselves only when nobody does. */
export function useKeepAwake(active: boolean): void {
  const { client } = useInterface()
  useEffect(() => {
    if (!active) return
    let toldMs = 0
    const tell = () => {
      const nowMs = Date.now()
      if (nowMs - toldMs < EVERY_MS) return
      toldMs = nowMs
      // Nothing is lost where it fails: the records lock a little earlier.
      client.call('clinic:keep-awake').catch(() => undefined)
    }
    const events = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
    for (const event of events) window.addEventListener(event, tell, { passive: true })
    return () => {
      for (const event of events) window.removeEventListener(event, tell)
    }
  }, [active, client])
}
