/**
 * The whole way from nothing to a shipped net in one command: renders the data (unless it is there), trains, measures
 * on the held-out pictures, exports, and compares the export with the product's runtime.
 *
 *   npm run train -- [--variant stack|diffuse] [--steps N] [--pictures N] [--data FOLDER]
 *                                     [--threads N] [--fresh]
 *
 * `--data` takes a folder of pairs from elsewhere (form: models/training/pairs.py). Needs Python 3 with PyTorch,
 * NumPy and Matplotlib; BASALIS_PYTHON names the interpreter where it is neither python3 nor /usr/bin/python3.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/main/project-root.ts'
import { requirePython } from './find-python.ts'

const root = projectRoot()
const { values } = parseArgs({
  options: {
    variant: { type: 'string', default: 'stack' },
    steps: { type: 'string', default: '7500' },
    pictures: { type: 'string', default: '6000' },
    data: { type: 'string', default: join(root, 'models', 'training', '.data') },
    threads: { type: 'string', default: String(availableParallelism()) },
    fresh: { type: 'boolean', default: false },
  },
})
const { variant, steps, pictures, data, threads, fresh } = values
const python = requirePython(
  ['torch', 'numpy', 'matplotlib'],
  'install python3-torch, python3-numpy and python3-matplotlib',
)
const training = (file: string): string => join(root, 'models', 'training', file)
const script = (file: string): string => join(root, 'scripts', file)
const common = ['--variant', variant, '--data', data, '--threads', threads]

if (!existsSync(data) || !readdirSync(data).some((file) => /^train-.*-input\.npy$/.test(file))) {
  run(process.execPath, [
    script('train-make-dataset.ts'),
    '--pictures',
    pictures,
    '--out',
    data,
    '--threads',
    threads,
  ])
}
run(python, [training('train.py'), ...common, '--steps', steps, ...(fresh ? ['--fresh'] : [])])
run(python, [training('export.py'), ...common])
run(process.execPath, [script('train-verify-export.ts'), '--variant', variant])
run(process.execPath, [
  join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs'),
  '--write',
  join(root, 'models', 'MODEL-CARD.md'),
])

function run(command: string, args: readonly string[]): void {
  console.log(`\n$ ${command} ${args.join(' ')}`)
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(
      error?.message ?? `expected exit status 0, found ${status ?? 'a signal'}: the step above says why`,
    )
    process.exit(1)
  }
}
