import { expect, it } from 'vitest'
import { undoesRemoval } from '../../../../../src/renderer/features/regions/undoes-removal.ts'

const [line, field] = [new EventTarget(), new EventTarget()]
const list = { contains: (node: unknown) => node === line }
const heard = { key: 'z', ctrlKey: true, metaKey: false, currentTarget: list, target: line }

it('Ctrl+Z in the list brings back what was removed last', () => {
  expect(undoesRemoval(heard)).toBe(true)
  expect(undoesRemoval({ ...heard, key: 'Z', ctrlKey: false, metaKey: true })).toBe(true)
})

it('no other key does, and none in a dialog of the list, which stands elsewhere on the page', () => {
  for (const other of [{ key: 'y' }, { ctrlKey: false }, { target: field }])
    expect(undoesRemoval({ ...heard, ...other })).toBe(false)
})
