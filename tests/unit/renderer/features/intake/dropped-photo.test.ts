import { describe, expect, it } from 'vitest'
import {
  droppedFiles,
  droppedPhoto,
  holdsFiles,
} from '../../../../../src/renderer/features/intake/dropped-photo.ts'

type Thing = File | 'folder' | 'text'

/** What a browser hands over: items of all kinds, and files, folders among them. */
function transferOf(...things: readonly Thing[]): DataTransfer {
  const items = things.map((thing) => ({
    kind: thing === 'text' ? 'string' : 'file',
    webkitGetAsEntry: () => (thing === 'text' ? null : { isDirectory: thing === 'folder' }),
  }))
  const files = things
    .filter((thing) => thing !== 'text')
    .map((thing) => (thing === 'folder' ? fileOf('f') : thing))
  const types = things.map((thing) => (thing === 'text' ? 'text/plain' : 'Files'))
  return { items, files, types } as unknown as DataTransfer
}

const fileOf = (name: string): File => new File(['x'], name)

describe('droppedPhoto', () => {
  it('is the file that was dropped, also where text came with it', () => {
    const file = fileOf('one')
    expect(droppedPhoto(transferOf(file))).toEqual({ kind: 'file', file })
    expect(droppedPhoto(transferOf('text', file))).toEqual({ kind: 'file', file })
  })

  it('says what is no single photo', () => {
    expect(droppedPhoto(transferOf())).toEqual({ kind: 'nothing' })
    expect(droppedPhoto(transferOf('text'))).toEqual({ kind: 'nothing' })
    expect(droppedPhoto(transferOf('folder'))).toMatchObject({ kind: 'folder' })
    expect(droppedPhoto(transferOf(fileOf('a'), 'folder'))).toMatchObject({ kind: 'folder' })
    expect(droppedPhoto(transferOf(fileOf('a'), fileOf('b'), fileOf('c')))).toEqual({
      kind: 'several',
      count: 3,
    })
  })

  it('takes a file whose entry cannot be asked for', () => {
    const file = fileOf('one')
    const items = [{ kind: 'file', webkitGetAsEntry: () => null }]
    expect(droppedPhoto({ items, files: [file] } as unknown as DataTransfer)).toEqual({ kind: 'file', file })
  })
})

describe('droppedFiles', () => {
  it('keep what a folder and the files beside it are read by', () => {
    const { entries } = droppedFiles(transferOf(fileOf('a'), 'folder', 'text')) as { entries?: unknown }
    expect(entries).toEqual([{ isDirectory: false }, { isDirectory: true }])
  })

  it('are all of them in their order, unless one is a folder or none is a file', () => {
    const files = [fileOf('a'), fileOf('b')]
    expect(droppedFiles(transferOf(...files, 'text'))).toEqual({ kind: 'files', files })
    expect(droppedFiles(transferOf(...files, 'folder'))).toMatchObject({ kind: 'folder' })
    expect(droppedFiles(transferOf('text'))).toEqual({ kind: 'nothing' })
  })
})

describe('holdsFiles', () => {
  it('tells files from text and links while they are dragged', () => {
    expect(holdsFiles(transferOf(fileOf('a')))).toBe(true)
    expect(holdsFiles(transferOf('text', 'folder'))).toBe(true)
    expect(holdsFiles(transferOf('text'))).toBe(false)
    expect(holdsFiles(transferOf())).toBe(false)
  })
})
