import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const RENDERER = join(import.meta.dirname, '..', '..', '..', '..', 'src', 'renderer')

/** What somebody types into. */
const FIELD = /<(?:Input|TextArea|input|textarea)\b.*?\/>/gs

/** A browser keeps on the disk what stands in a field when its page is left, unless the field says that it must not. */
it('every field of the window tells the browser to keep nothing that is typed', () => {
  const fields = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) =>
      (readFileSync(join(RENDERER, name), 'utf8').match(FIELD) ?? []).map((text) => ({ name, text })),
    )
  expect(fields.length).toBeGreaterThan(3)
  expect(fields.filter(({ text }) => !text.includes('autoComplete="off"'))).toEqual([])
})
