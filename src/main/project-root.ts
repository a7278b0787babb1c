import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder that holds `package.json`, `native`, `models` and `resources`: found by walking up, so that the same
 * code works from `src` (run as it stands) and from `out` (built).
 */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error('expected package.json above the program, found none up to the root')
    folder = parent
  }
  return folder
}

export const nativeAddonPath = (root = projectRoot()): string =>
  join(root, 'native', 'build', 'Release', 'basalis_native.node')

export const modelsFolder = (root = projectRoot()): string => join(root, 'models')
