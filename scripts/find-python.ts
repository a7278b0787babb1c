import { spawnSync } from 'node:child_process'

/**
 * The first Python 3 that can import the modules: BASALIS_PYTHON, python3 or /usr/bin/python3 (on Windows python or python3); null where none can.
 * No modules: any Python 3 will do.
 */
export function pythonWith(modules: readonly string[]): string | null {
  const imports = modules.length === 0 ? '' : `import ${modules.join(', ')}`
  return candidates().find((name) => spawnSync(name, ['-c', imports]).status === 0) ?? null
}

/** The same for a script that cannot go on without it: says what to install and ends the process. */
export function requirePython(modules: readonly string[], install: string): string {
  const found = pythonWith(modules)
  if (found !== null) return found
  const wanted = modules.length === 0 ? 'Python 3' : `a Python with ${modules.join(', ')}`
  console.error(`expected ${wanted}, tried ${candidates().join(', ')}: ${install}, or set BASALIS_PYTHON`)
  process.exit(1)
}

function candidates(): readonly string[] {
  // Python's own installer for Windows knows no python3.
  const names = process.platform === 'win32' ? ['python', 'python3'] : ['python3', '/usr/bin/python3']
  return [process.env['BASALIS_PYTHON'], ...names].filter((name) => name !== undefined)
}
