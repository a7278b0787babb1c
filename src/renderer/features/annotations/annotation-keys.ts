import type { Tool } from './drawing-tools.ts'

/** What a key asks of the desk. */
export type KeyWish =
  | { readonly kind: 'tool'; readonly tool: Tool }
  | { readonly kind: 'nudge'; readonly dx: number; readonly dy: number; readonly resize: boolean }
  | { readonly kind: 'delete' | 'undo' | 'redo' | 'cancel' | 'place' | 'type' | 'toggle-shown' }

export const TOOL_KEYS: Readonly<Record<Tool, string>> = {
  arrow: 'R',
  text: 'T',
  ellipse: 'E',
  length: 'M',
  outline: 'G',
}
export const SHOW_KEY = 'H'

const STEPS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface Pressed {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Where the keyboard is and what is in hand, for the keys that mean something only then. */
export interface KeyPlace {
  readonly selected: boolean
  readonly tool: boolean
  /** The focus is on a picture, or on nothing: Enter presses no button. */
  readonly onPicture: boolean
}

/** The wish of a key; null: it is left to whoever else wants it. */
export function wishOf(pressed: Pressed, { selected, tool, onPicture }: KeyPlace): KeyWish | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = pressed
  if (altKey) return null
  const name = key.length === 1 ? key.toUpperCase() : key
  if (ctrlKey || metaKey) {
    if (name === 'Z') return { kind: shiftKey ? 'redo' : 'undo' }
    return name === 'Y' ? { kind: 'redo' } : null
  }
  const asked = (Object.keys(TOOL_KEYS) as Tool[]).find((one) => TOOL_KEYS[one] === name)
  if (asked) return { kind: 'tool', tool: asked }
  if (name === SHOW_KEY) return { kind: 'toggle-shown' }
  if (name === 'Escape') return { kind: 'cancel' }
  if (name === 'Enter' && onPicture && tool) return { kind: 'place' }
  if (!selected) return null
  if (name === 'Enter' && onPicture) return { kind: 'type' }
  if (name === 'Delete' || name === 'Backspace') return { kind: 'delete' }
  const step = STEPS[name]
  return step ? { kind: 'nudge', dx: step[0], dy: step[1], resize: shiftKey } : null
}
