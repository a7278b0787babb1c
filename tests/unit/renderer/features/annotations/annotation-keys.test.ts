import { describe, expect, it } from 'vitest'
import {
  SHOW_KEY,
  TOOL_KEYS,
  wishOf,
} from '../../../../../src/renderer/features/annotations/annotation-keys.ts'
import { TEXTS } from '../../../../../src/renderer/i18n/languages.ts'

const NOTHING = { selected: false, tool: false, onPicture: true }
const press = (key: string, held: Partial<Parameters<typeof wishOf>[0]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

describe('the keys of drawing', () => {
  it('take each tool, whether or not capitals are on', () => {
    for (const [tool, key] of Object.entries(TOOL_KEYS)) {
      expect(wishOf(press(key), NOTHING)).toEqual({ kind: 'tool', tool })
      expect(wishOf(press(key.toLowerCase()), NOTHING)).toEqual({ kind: 'tool', tool })
      expect(wishOf(press(key, { ctrlKey: true }), NOTHING)).toBeNull()
    }
  })

  it('are keys that nothing else has, and are in the list of keys', () => {
    const rows = TEXTS.en.shortcuts.rows.map(([keys]) => keys.join(' '))
    const own = [...Object.values(TOOL_KEYS), SHOW_KEY]
    expect(rows).toContain(Object.values(TOOL_KEYS).join(' '))
    for (const key of own)
      expect(rows.filter((row) => row.split(' ').includes(key) && !row.includes('Ctrl'))).toHaveLength(1)
  })

  it('undo and do again', () => {
    expect(wishOf(press('z', { ctrlKey: true }), NOTHING)).toEqual({ kind: 'undo' })
    expect(wishOf(press('Z', { ctrlKey: true, shiftKey: true }), NOTHING)).toEqual({ kind: 'redo' })
    expect(wishOf(press('y', { metaKey: true }), NOTHING)).toEqual({ kind: 'redo' })
    expect(wishOf(press('z'), NOTHING)).toBeNull()
  })

  it('move, resize and delete only what is selected', () => {
    const selected = { ...NOTHING, selected: true }
    for (const key of ['ArrowLeft', 'Delete', 'Backspace']) expect(wishOf(press(key), NOTHING)).toBeNull()
    expect(wishOf(press('ArrowUp'), selected)).toEqual({ kind: 'nudge', dx: 0, dy: -1, resize: false })
    expect(wishOf(press('ArrowRight', { shiftKey: true }), selected)).toMatchObject({ dx: 1, resize: true })
    expect(wishOf(press('Delete'), selected)).toEqual({ kind: 'delete' })
  })

  it('leave Enter to a button that has the focus', () => {
    const tool = { ...NOTHING, tool: true }
    expect(wishOf(press('Enter'), tool)).toEqual({ kind: 'place' })
    expect(wishOf(press('Enter'), { ...tool, onPicture: false })).toBeNull()
    expect(wishOf(press('Enter'), { ...NOTHING, selected: true })).toEqual({ kind: 'type' })
    expect(wishOf(press('Enter'), NOTHING)).toBeNull()
  })

  it('mean nothing while Alt is held', () => {
    expect(wishOf(press('r', { altKey: true }), NOTHING)).toBeNull()
  })
})
