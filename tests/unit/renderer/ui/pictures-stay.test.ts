import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const RENDERER = join(import.meta.dirname, '..', '..', '..', '..', 'src', 'renderer')
const PICTURE = /<img\b.*?\/>/gs

/** A picture that is dragged to the desktop lies there as a file: no consent was asked, and the log knows nothing of it. */
it('no picture can be dragged out of the window', () => {
  const pictures = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) =>
      (readFileSync(join(RENDERER, name), 'utf8').match(PICTURE) ?? []).map((text) => ({ name, text })),
    )
  expect(pictures.length).toBeGreaterThan(8)
  expect(pictures.filter(({ text }) => !text.includes('draggable={false}'))).toEqual([])
})
