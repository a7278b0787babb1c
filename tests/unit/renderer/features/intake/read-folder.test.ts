import { describe, expect, it } from 'vitest'
import {
  MAX_FOLDER_DEPTH,
  MAX_FOLDER_FILES,
  MAX_FOLDER_PHOTOS,
  readFolder,
  type FolderSource,
} from '../../../../../src/renderer/features/intake/read-folder.ts'

/** A folder by its names; a file is a 0, or an error where the disk does not give it. */
interface Tree {
  readonly [name: string]: Tree | 0 | Error
}

/** As a browser hands it over: some entries at a time. */
function entryOf(name: string, tree: Tree | 0 | Error, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`
  const isDirectory = typeof tree === 'object' && !(tree instanceof Error)
  return {
    name,
    fullPath,
    isDirectory,
    file: (resolve: (file: File) => void, reject: (error: Error) => void) => {
      if (tree instanceof Error) reject(tree)
      else resolve(new File(['x'], name))
    },
    createReader: () => {
      const rest = Object.entries(tree).map(([below, inner]) =>
        entryOf(below, inner as Tree | 0 | Error, fullPath),
      )
      return {
        readEntries: (resolve: (some: readonly FileSystemEntry[]) => void) => {
          resolve(rest.splice(0, 2))
        },
      }
    },
  } as unknown as FileSystemEntry
}

const dropped = (tree: Tree): FolderSource => ({ kind: 'entries', entries: [entryOf('top', tree)] })

function listed(...paths: readonly string[]): FolderSource {
  const files = paths.map((path) => {
    const file = new File(['x'], path.split('/').at(-1) ?? '')
    return Object.defineProperty(file, 'webkitRelativePath', { value: path })
  })
  return { kind: 'listed', files }
}

async function read(source: FolderSource, signal = new AbortController().signal) {
  const content = await readFolder(source, signal, () => undefined)
  if (content === null || typeof content === 'string') return content
  return { ...content, photos: content.photos.map(({ name }) => name) }
}

const SMALL = { others: 0, deeper: 0, unread: 0 }

describe('the photos of a folder', () => {
  const photos = ['1.JPG', '2.heic', '10.png', '3.webp']

  it('are found in it and in folders below, in the order people sort; what is none is counted', async () => {
    const tree = {
      '10.png': 0,
      '2.heic': 0,
      '1.JPG': 0,
      below: { '3.webp': 0, 'notes.txt': 0 },
      jpg: 0,
    } as const
    expect(await read(dropped(tree))).toEqual({ ...SMALL, photos, others: 2 })
    const paths = [
      'top/10.png',
      'top/2.heic',
      'top/1.JPG',
      'top/below/3.webp',
      'top/below/notes.txt',
      'top/jpg',
    ]
    expect(await read(listed(...paths))).toEqual({ ...SMALL, photos, others: 2 })
  })

  it('are not those that are hidden, nor those of hidden folders', async () => {
    const tree = { '.DS_Store': 0, '._1.jpg': 0, '.trash': { '2.jpg': 0 }, '3.jpg': 0 } as const
    expect(await read(dropped(tree))).toEqual({ ...SMALL, photos: ['3.jpg'] })
    const paths = ['top/.DS_Store', 'top/._1.jpg', 'top/.trash/2.jpg', 'top/3.jpg']
    expect(await read(listed(...paths))).toEqual({ ...SMALL, photos: ['3.jpg'] })
  })

  it('are looked for only so many folders deep', async () => {
    const names = Array.from({ length: MAX_FOLDER_DEPTH }, (_, depth) => `f${depth}`)
    const nested = names.reduceRight<Tree>((below, name, depth) => ({ [`${depth}.jpg`]: 0, [name]: below }), {
      'deep.jpg': 0,
    })
    const found = names.map((_, depth) => `${depth}.jpg`).toSorted()
    const content = await read(dropped(nested))
    expect(content).toMatchObject({ deeper: 1, others: 0 })
    expect((content as { photos: string[] }).photos.toSorted()).toEqual(found)
    const paths = found.map((name, depth) => ['top', ...names.slice(0, depth), name].join('/'))
    const deep = ['top', ...names, 'deep.jpg'].join('/')
    expect(await read(listed(...paths, deep))).toMatchObject({ deeper: 1, photos: { length: found.length } })
  })

  it('are refused together where they are too many', async () => {
    const some = Array.from({ length: MAX_FOLDER_PHOTOS }, (_, i) => `${i}.jpg`)
    const treeOf = (names: readonly string[]): Tree => Object.fromEntries(names.map((name) => [name, 0]))
    expect(await read(dropped(treeOf(some)))).toMatchObject({ photos: { length: MAX_FOLDER_PHOTOS } })
    expect(await read(dropped(treeOf([...some, 'one-more.jpg'])))).toBe('too many')
    expect(await read(listed(...some, 'one-more.jpg'))).toBe('too many')
  })

  it('are not said to be too many where other files are', async () => {
    const others = Array.from({ length: MAX_FOLDER_FILES + 1 }, (_, i) => `${i}.txt`)
    expect(await read(listed('1.jpg', ...others))).toBe('too many files')
  })

  it('are found beside what the disk does not give', async () => {
    const tree = { '1.jpg': new Error('gone'), '2.jpg': 0 } as const
    expect(await read(dropped(tree))).toEqual({ ...SMALL, photos: ['2.jpg'], unread: 1 })
  })

  it('are looked for no longer once the user has given up', async () => {
    const search = new AbortController()
    let counted = 0
    const content = readFolder(dropped({ '1.jpg': 0, '2.jpg': 0, '3.jpg': 0 }), search.signal, (count) => {
      counted = count
      search.abort()
    })
    expect(await content).toBeNull()
    expect(counted).toBe(1)
  })
})
