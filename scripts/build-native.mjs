// Builds the C++ addon (native/binding.gyp) to native/build/Release/basalis_native.node with the installed node-gyp.
// Needs a C++17 compiler, make and Python 3, and no network: the headers come from the npm package node-api-headers.

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const native = join(root, 'native')
const headers = join(root, 'node_modules', '.cache', 'basalis-node-headers')
const output = join(native, 'build', 'Release', 'basalis_native.node')

assembleHeaders()
const result = runNodeGyp()
if (result.status !== 0 || !existsSync(output)) {
  process.stderr.write(explainFailure(result))
  process.exit(1)
}
process.stdout.write('native addon built: native/build/Release/basalis_native.node\n')

/** A directory laid out like Node's header archive, but holding Node-API alone: what node-gyp calls the "nodedir". */
function assembleHeaders() {
  const include = join(headers, 'include', 'node')
  rmSync(headers, { recursive: true, force: true })
  mkdirSync(include, { recursive: true })
  copyFolder(join(root, 'node_modules', 'node-api-headers', 'include'), include)
  copyFolder(join(native, 'headers'), include)
  if (process.platform === 'win32') {
    copyFolder(join(root, 'node_modules', 'node-api-headers', 'def'), join(headers, 'def'))
    mkdirSync(join(headers, 'Release'), { recursive: true })
  }
}

/** With a filter Node copies in JavaScript: its native way ends the process on Windows where a path is not ASCII (node#61878). */
function copyFolder(from, to) {
  cpSync(from, to, { recursive: true, filter: () => true })
}

function runNodeGyp() {
  const nodeGyp = createRequire(import.meta.url).resolve('node-gyp/bin/node-gyp.js')
  // Settings of the surrounding npm run must not point the build at other headers.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(node_?gyp|nodedir|target|disturl|dist_url|arch|runtime)$/i.test(name),
    ),
  )
  return spawnSync(process.execPath, [nodeGyp, 'rebuild', `--nodedir=${headers}`, '--loglevel=warn'], {
    cwd: native,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
}

function explainFailure({ stdout, stderr, error, status }) {
  const log = `${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`
  const tail = log.trimEnd().split('\n').slice(-30).join('\n')
  return `${tail}

Building the native addon failed (node-gyp ended with ${status ?? 'an error'}).
  Tried:    node-gyp rebuild in native/, with ${process.execPath} (${process.version})
  Required: a C++17 compiler, make and Python 3.8 or newer
  Found:    ${foundTools()}
  Debian or Ubuntu:  sudo apt-get install g++ make python3
  macOS:             xcode-select --install
  Windows:           Visual Studio Build Tools with "Desktop development with C++", and Python 3
Then run:  npm run build:native
`
}

function foundTools() {
  const tools = process.platform === 'win32' ? ['python'] : ['c++', 'make', 'python3']
  return tools
    .map((tool) => {
      const { status, stdout } = spawnSync(tool, ['--version'], { encoding: 'utf8' })
      return status === 0 ? stdout.split('\n')[0].trim() : `no ${tool}`
    })
    .join('; ')
}
