import { runEntry } from '../../../src/main/cli/entry.ts'

/** A program whose command fails in the way that its argument says. */
await runEntry(async () => {
  const [way] = process.argv.slice(2)
  if (way === 'load') await import(`./no-such-module-${way}.ts`)
  if (way === 'throw') throw new TypeError('a bug that names /photos/Maria.jpg')
  if (way === 'later')
    setTimeout(() => {
      throw new TypeError('a bug that names /photos/Maria.jpg')
    }, 10)
  return 0
})
