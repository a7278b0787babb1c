import { useEffect, useEffectEvent } from 'react'

/** A key as the user names it: a letter or sign, an arrow, "Escape", with "Ctrl+" before it where that is held. */
export type ShortcutTable = Readonly<Record<string, () => void>>

/** Keys of the whole window. They are left to the control that has the focus where it wants them itself. */
export function useShortcuts(table: ShortcutTable): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return
    const modifier = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
    const act = table[`${modifier}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`]
    if (!act || isTakenBy(event.target, event.key, modifier !== '')) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}

function isTakenBy(target: EventTarget | null, key: string, modified: boolean): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('[role="alertdialog"], [role="dialog"]')) return true
  // What is typed is typed; the keys with Ctrl that mean something here mean nothing in a field.
  if (modified) return false
  if (target.closest('input, textarea, select, [role="listbox"]')) return true
  return key.startsWith('Arrow') && target.closest('.side') !== null
}
