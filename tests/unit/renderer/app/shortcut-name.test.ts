import { describe, expect, it } from 'vitest'
import { shortcutName } from '../../../../src/renderer/app/shortcut-name.ts'

const pressed = (key: string, held: readonly ('ctrl' | 'meta' | 'shift')[] = []): string =>
  shortcutName({
    key,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    shiftKey: held.includes('shift'),
  })

describe('the name of a key', () => {
  it('is the letter, whatever its case, and a sign or an arrow as it is', () => {
    expect(pressed('s')).toBe('s')
    expect(pressed('S', ['shift'])).toBe('s')
    expect(pressed('?', ['shift'])).toBe('?')
    expect(pressed('ArrowLeft')).toBe('ArrowLeft')
    expect(pressed('Escape')).toBe('Escape')
  })

  it('tells Ctrl from Ctrl with Shift where the key is a letter', () => {
    expect(pressed('c', ['ctrl'])).toBe('Ctrl+c')
    expect(pressed('C', ['ctrl', 'shift'])).toBe('Ctrl+Shift+c')
    // With the capitals locked, Shift gives a small letter.
    expect(pressed('c', ['ctrl', 'shift'])).toBe('Ctrl+Shift+c')
    expect(pressed('C', ['ctrl'])).toBe('Ctrl+c')
    expect(pressed('C', ['meta', 'shift'])).toBe('Ctrl+Shift+c')
  })

  it('leaves a sign that needs Shift the same sign', () => {
    expect(pressed('+', ['ctrl', 'shift'])).toBe('Ctrl++')
  })
})
