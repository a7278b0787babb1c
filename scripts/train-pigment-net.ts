/**
 * The whole way from nothing to a shipped net in one command: renders the data (unless it is there), trains, exports,
 * and compares the export with the product's runtime. Cut off, the same command goes on where it was.
 *
 *   npm run train -- [--variant stack-base|stack|diffuse] [--steps N] [--scenes N] [--pairs FOLDER]
 *                    [--scenes-per-step N] [--learning-rate R] [--widths A,B,C,D]
 *                    [--domain training|held-out] [--start-from CHECKPOINT|ONNX]
 *                    [--threads N] [--fresh] [--work FOLDER] [--out FOLDER]
 *
 * `--domain held-out` trains on the physics that the evaluation holds back, to learn what a net could reach there: never
 * for the product, so it wants an `--out` of its own. `--start-from` begins with the values of a finished run (its
 * checkpoint.pt) or of a shipped file (models/pigment-net-stack-base.onnx; needs the Python package onnx) instead of random
 * ones.
 *
 * A step sees 8 scenes, on a GPU (where PyTorch finds one) 32 in hardly more time; there, more `--scenes` pay as well: a net
 * that has seen 1,600 patches a hundred times learns them by heart.
 *
 * `--pairs` takes a clinic's own photos with the maps of its own device (scripts/train-import-pairs.ts says in which
 * form): half of what the net then sees are these, and they alone validate it. `--work` holds data and checkpoints, `--out`
 * gets the net, its manifest entry and the card: models, where absent. Needs Python 3 with PyTorch, NumPy and
 * Matplotlib; BASALIS_PYTHON names the interpreter where it is neither python3 nor /usr/bin/python3. Afterwards:
 * `npm run evaluate`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/main/project-root.ts'
import { datasetParts } from '../src/main/simulator/dataset.ts'
import { domainNamed } from './domain-named.ts'
import { requirePython } from './find-python.ts'

const root = projectRoot()
const { values } = parseArgs({
  options: {
    variant: { type: 'string', default: 'stack-base' },
    steps: { type: 'string', default: '14000' },
    scenes: { type: 'string', default: '4200' },
    pairs: { type: 'string' },
    work: { type: 'string', default: join(root, 'models', 'training') },
    out: { type: 'string', default: join(root, 'models') },
    domain: { type: 'string', default: 'training' },
    'start-from': { type: 'string' },
    'scenes-per-step': { type: 'string' },
    'learning-rate': { type: 'string' },
    widths: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
    fresh: { type: 'boolean', default: false },
  },
})
const { variant, steps, scenes, threads, fresh } = values
const out = resolve(values.out)
const domain = domainNamed(values.domain)
if (domain !== 'training' && out === join(root, 'models')) {
  console.error(`expected --out with another folder than models for --domain ${domain}, found models`)
  process.exit(2)
}
const suffix = domain === 'training' ? '' : `-${domain}`
const work = (folder: string): string => join(resolve(values.work), folder)
const data = work(`.data${suffix}`)
const python = requirePython(
  ['torch', 'numpy', 'matplotlib'],
  'install python3-torch, python3-numpy and python3-matplotlib',
)
const training = (file: string): string => join(root, 'models', 'training', file)
const script = (file: string): string => join(root, 'scripts', file)
const runs = ['--variant', variant, '--runs', work(`.runs${suffix}`)]
const common = [...runs, '--data', data, '--threads', threads]

const wanted = datasetParts(Number(scenes)).map(({ name }) => name)
const present = existsSync(data) ? readdirSync(data) : []
if (!wanted.every((part) => present.includes(`${part}-meta.json`)))
  node('train-make-dataset.ts', [
    ...['--scenes', scenes, '--domain', domain],
    ...['--out', data, '--threads', threads],
  ])

const own = values.pairs === undefined ? [] : ['--pairs', work('.pairs')]
if (values.pairs !== undefined)
  node('train-import-pairs.ts', ['--pairs', resolve(values.pairs), '--out', work('.pairs')])

const start = values['start-from'] === undefined ? [] : ['--start-from', resolve(values['start-from'])]
const given = (['scenes-per-step', 'learning-rate', 'widths'] as const).flatMap((name) => {
  const value = values[name]
  return value === undefined ? [] : [`--${name}`, value]
})
run(python, [
  training('train.py'),
  ...common,
  ...own,
  ...start,
  ...given,
  '--steps',
  steps,
  ...(fresh ? ['--fresh'] : []),
])
run(python, [training('export.py'), ...common, ...own, '--models', out])
node('train-verify-export.ts', [...runs, '--models', out])
const prettier = join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs')
run(process.execPath, [prettier, '--write', join(out, 'MODEL-CARD.md')])

function node(file: string, args: readonly string[]): void {
  run(process.execPath, [script(file), ...args])
}

function run(command: string, args: readonly string[]): void {
  console.log(`\n$ ${command} ${args.join(' ')}`)
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (status === 0) return
  console.error(
    error?.message ?? `expected exit status 0, found ${status ?? 'a signal'}: the step above says why`,
  )
  process.exit(status === 2 ? 2 : 1)
}
