import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface PackageFacts {
  /** Folder of the package.json. */
  readonly root: string
  readonly name: string
  readonly version: string
}

/** The package that the started script belongs to, as Electron finds it. */
export function packageFacts(script: string = process.argv[1] ?? ''): PackageFacts {
  for (let folder = dirname(resolve(script)); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const about = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<string, string>>
      const name = about['productName'] ?? about['name']
      if (name !== undefined) return { root: folder, name, version: about['version'] ?? '0.0.0' }
    }
    if (folder === dirname(folder)) return { root: dirname(resolve(script)), name: 'app', version: '0.0.0' }
  }
}
