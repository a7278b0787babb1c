import { useEffect, useEffectEvent } from 'react'
import { shortcutName } from './shortcut-name.ts'

/** By the name of the key. */
export type ShortcutTable = Readonly<Record<string, () => void>>

interface Options {
  /** A key that is held down counts once. */
  readonly heldOnce?: boolean
}

/** Keys of the whole window. They are left to the control that has the focus where it wants them itself. */
export function useShortcuts(table: ShortcutTable, { heldOnce = false }: Options = {}): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return
    const act = table[shortcutName(event)]
    if (!act || isTakenBy(event.target, event.key, event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!(heldOnce && event.repeat)) act()
  })
  const onEarlyKey = useEffectEvent((event: KeyboardEvent) => {
    if (!wouldChoose(event)) return
    onKey(event)
    if (event.defaultPrevented) event.stopPropagation()
  })
  useEffect(() => {
    window.addEventListener('keydown', onEarlyKey, true)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onEarlyKey, true)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}

/** A list that is closed would look for the letter among its options, and choose what nobody has seen: the window comes first. */
const wouldChoose = ({ target, key }: KeyboardEvent): boolean =>
  key.length === 1 &&
  key !== ' ' &&
  target instanceof Element &&
  target.closest('[aria-haspopup="listbox"]') !== null

function isTakenBy(target: EventTarget | null, key: string, modified: boolean): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="alertdialog"], [role="dialog"]')) return true
  // What is typed is typed; the keys with Ctrl that mean something here mean nothing in a field.
  if (modified) return false
  if (target.closest('input, textarea, select, [role="listbox"]')) return true
  return key.startsWith('Arrow') && target.closest('.side') !== null
}
