type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/**
 * A key as the user names it: a letter or sign, an arrow, "Escape", with "Ctrl+" before it where that is held. "Shift+" counts with
 * Ctrl and a letter only: a sign is another one by it, and a letter alone means the same in capitals.
 */
export function shortcutName({ key, ctrlKey, metaKey, shiftKey }: Pressed): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  if (!ctrlKey && !metaKey) return name
  return shiftKey && /^\p{L}$/u.test(name) ? `Ctrl+Shift+${name}` : `Ctrl+${name}`
}
