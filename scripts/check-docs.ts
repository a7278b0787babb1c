import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Checks that what the documentation names exists: relative links and pictures, paths in `code`, and npm scripts.
 * A document that names a file which is gone misleads; this makes it fail `npm run check`.
 */

const root = join(import.meta.dirname, '..')
const TOP_LEVEL = /^(?:src|native|models|resources|tests|docs|bench|scripts|\.ci)\//

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts,
)

const NOT_OURS = new Set(['node_modules', 'out', 'results', 'build', '.git', '.data', '.runs', '.tmp'])

const documents = globSync('**/*.md', { cwd: root, exclude: (name) => NOT_OURS.has(basename(name)) })

/** Paths that only exist after a command that the documents name has run. */
const MADE_LATER = /^(?:native\/build|models\/training\/\.(?:data|runs))/

function problemsOf(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8')
  const problems: string[] = []
  for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
    if (!existsSync(join(root, dirname(document), target))) problems.push(`link to ${target}`)
  for (const [, source = ''] of text.matchAll(/<img[^>]+src="([^"]+)"/g))
    if (!existsSync(join(root, dirname(document), source))) problems.push(`picture ${source}`)
  for (const [, code = ''] of text.matchAll(/`([^`\n]+)`/g)) {
    const path = code.replace(/[:#].*$/, '')
    if (
      TOP_LEVEL.test(path) &&
      !/[*…{}<> ]/.test(path) &&
      !MADE_LATER.test(path) &&
      !existsSync(join(root, path))
    )
      problems.push(`path ${path}`)
  }
  for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g))
    if (!scripts.includes(name)) problems.push(`npm script ${name}`)
  return problems.map((problem) => `${document}: ${problem} does not exist`)
}

const problems = documents.flatMap(problemsOf)
for (const problem of problems) console.error(problem)
if (documents.length < 5) console.error(`expected the documentation, found ${documents.length} files`)
process.exitCode = problems.length === 0 && documents.length >= 5 ? 0 : 1
