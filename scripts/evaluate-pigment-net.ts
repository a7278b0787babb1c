/**
 * Measures the shipped nets, and older methods on the same pictures, and writes what it found:
 *
 *   npm run evaluate -- [--pictures N] [--size PX] [--faces N] [--threads N]
 *                       [--first-seed N] [--domain held-out|training] [--models FOLDER] [--out FOLDER]
 *
 * It renders its own pictures, by default with optics, lamps, cameras and textures of which no training picture has any,
 * so that a clean clone gives the same figures as one with training data; each scene is rendered up to nine times (other
 * exposure, camera and scale; for the cross-talk one source of findings at a time, and none). The ONNX files are
 * measured, through the filter, tiling and runtime of the product, and the figures are computed here as well, in
 * TypeScript (scripts/evaluation): nothing has to be handed to Python, and no PyTorch is needed. Python 3 writes the
 * model card, as after a training.
 *
 * As it stands it takes half an hour on two cores and gives the card's figures: 432 pictures and 36 faces. `--first-seed`
 * chooses other pictures, such as to see how far the figures go with the pictures (3,000,000 or more: what lies below may
 * have been trained on).
 *
 * Writes `evaluation.json` and `examples.jpg` into `--out`, default `models`; there it also rewrites the model card.
 * `--models` measures the nets of another manifest: such as one trained on the held-out physics itself.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { modelsFolder, projectRoot } from '../src/main/project-root.ts'
import sharp from 'sharp'
import { domainNamed } from './domain-named.ts'
import { FIRST_SEED, LEAST_SEED, evaluatePigmentNets, evaluationText } from './evaluation/evaluate.ts'
import { requirePython } from './find-python.ts'

const { values } = parseArgs({
  options: {
    pictures: { type: 'string', default: '432' },
    size: { type: 'string', default: '160' },
    faces: { type: 'string', default: '36' },
    'first-seed': { type: 'string', default: String(FIRST_SEED) },
    domain: { type: 'string', default: 'held-out' },
    threads: { type: 'string', default: String(availableParallelism()) },
    models: { type: 'string', default: modelsFolder() },
    out: { type: 'string', default: modelsFolder() },
  },
})
const pictures = wholeNumber('pictures', 1)
const size = wholeNumber('size', 32)
const faces = wholeNumber('faces', 0)
const firstSeed = wholeNumber('first-seed', LEAST_SEED)
const threads = wholeNumber('threads', 1)
if (size % 2 !== 0) refuse(`expected --size as an even number, found ${size}`)
const domain = domainNamed(values.domain)
const python = requirePython([], 'install python3')
const started = performance.now()

const { evaluation, examples } = await evaluatePigmentNets({
  pictures,
  faces,
  size,
  firstSeed,
  threads,
  domain,
  models: resolve(values.models),
  onPicture: (done) => {
    if (done % 20 === 0 || done === pictures) console.error(`${done} of ${pictures} pictures, ${seconds()} s`)
  },
})
await mkdir(values.out, { recursive: true })
const file = join(values.out, 'evaluation.json')
await writeFile(file, evaluationText(evaluation))
const { data, width, height } = examples
await sharp(data, { raw: { width, height, channels: 3 } })
  .jpeg({ quality: 88 })
  .toFile(join(values.out, 'examples.jpg'))
run(python, [training('evaluation_card.py'), file])
if (resolve(values.out) === modelsFolder()) {
  run(python, [training('model_card.py')])
  run(process.execPath, [
    join(projectRoot(), 'node_modules', 'prettier', 'bin', 'prettier.cjs'),
    '--write',
    join(modelsFolder(), 'MODEL-CARD.md'),
  ])
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0)
}

function training(name: string): string {
  return join(modelsFolder(), 'training', name)
}

function wholeNumber(name: keyof typeof values, least: number): number {
  const number = Number(values[name])
  if (Number.isInteger(number) && number >= least) return number
  return refuse(`expected --${name} as a whole number of at least ${least}, found ${values[name]}`)
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, {
    cwd: projectRoot(),
    stdio: 'inherit',
    env: { ...process.env, PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1' },
  })
  if (status === 0) return
  console.error(
    error?.message ?? `expected exit status 0, found ${status ?? 'a signal'}: the lines above say why`,
  )
  process.exit(1)
}
