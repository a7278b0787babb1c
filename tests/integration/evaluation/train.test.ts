import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pythonWith } from '../../../scripts/find-python.ts'
import { importPairs } from '../../../scripts/training/import-pairs.ts'
import { loadVerifiedModel } from '../../../src/main/analysis/net/manifest.ts'
import { projectRoot } from '../../../src/main/project-root.ts'
import { renderPatch } from '../../../src/main/simulator/render.ts'

const SIZE = 256
let folder = ''
const pairs = (): string => join(folder, 'pairs')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-pairs-'))
  for (const [index, name] of ['a', 'b', 'c'].entries())
    await writePair(join(pairs(), name), 4_100_000 + index)
})

afterAll(() => rm(folder, { recursive: true }))

/** A clinic's pair as the simulator would make it: the photo twice as wide as a square. */
async function writePair(target: string, seed: number): Promise<void> {
  const width = 2 * SIZE
  const { rgb, truth } = renderPatch(seed, { width, height: SIZE })
  await mkdir(target, { recursive: true })
  await sharp(rgb.data as Uint8Array, { raw: { width, height: SIZE, channels: 3 } })
    .png()
    .toFile(join(target, 'photo.png'))
  for (const [index, name] of ['red', 'brown', 'gray'].entries()) {
    const plane = truth.subarray(index * width * SIZE, (index + 1) * width * SIZE)
    const bytes = Uint8Array.from(plane, (value) => Math.round(value * 255))
    await sharp(bytes, { raw: { width, height: SIZE, channels: 1 } })
      .png()
      .toFile(join(target, `${name}.png`))
  }
}

describe('a clinic’s own pairs', () => {
  it('become squares to train and to validate with, in the form of the simulator’s', async () => {
    const out = join(folder, 'parts')
    expect(await importPairs(pairs(), out)).toEqual({ training: 4, validation: 2 })
    expect((await readdir(out)).sort()).toEqual(
      ['train-pairs', 'validation-pairs'].flatMap((part) =>
        ['input.npy', 'meta.json', 'skin.npy', 'target.npy'].map((file) => `${part}-${file}`),
      ),
    )
    const target = await readFile(join(out, 'train-pairs-target.npy'))
    expect(target.length).toBe(128 + 4 * 3 * SIZE * SIZE * 2)
    const meta = JSON.parse(await readFile(join(out, 'train-pairs-meta.json'), 'utf8')) as {
      captures: number
      references: number[][]
    }
    expect(meta.captures).toBe(1)
    expect(meta.references).toHaveLength(4)
  })

  it.each([
    ['without a map', ['brown.png'], 'expected brown.png in the folder of every pair'],
    ['without a photo', ['photo.png'], 'expected a file photo.* in the folder of every pair'],
  ])('%s are refused with one sentence, and nothing is written', async (_case, missing, sentence) => {
    const broken = join(folder, 'broken')
    await rm(broken, { recursive: true, force: true })
    await writePair(join(broken, 'a'), 1)
    await writePair(join(broken, 'b'), 2)
    for (const file of missing) await rm(join(broken, 'b', file))
    const out = join(folder, 'broken-parts')
    await expect(importPairs(broken, out)).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
      message: expect.stringContaining(sentence) as string,
    })
    expect(await readdir(folder)).not.toContain('broken-parts')
    expect(await readdir(folder)).not.toContain('broken-parts.unfinished')
  })

  it('of maps of another size than the photo are refused', async () => {
    const broken = join(folder, 'other-size')
    await writePair(join(broken, 'a'), 1)
    await writePair(join(broken, 'b'), 2)
    await sharp({ create: { width: 10, height: 10, channels: 3, background: '#000' } })
      .png()
      .toFile(join(broken, 'a', 'gray.png'))
    await expect(importPairs(broken, join(folder, 'x'))).rejects.toThrow(
      'expected gray.png at the size of its photo, 512 × 256 px, found 10 × 10',
    )
  })

  it('need a folder with at least two', async () => {
    await expect(importPairs(join(folder, 'nowhere'), join(folder, 'x'))).rejects.toThrow('found none')
    await mkdir(join(folder, 'empty'))
    await expect(importPairs(join(folder, 'empty'), join(folder, 'x'))).rejects.toThrow('found 0')
  })
})

const python = pythonWith(['torch', 'numpy', 'matplotlib'])

describe.skipIf(python === null)('training with own pairs (needs Python 3 with PyTorch)', () => {
  const train = (...args: readonly string[]) =>
    spawnSync(
      process.execPath,
      [
        join(projectRoot(), 'scripts', 'train-pigment-net.ts'),
        ...['--work', join(folder, 'work'), '--out', join(folder, 'models')],
        ...['--scenes', '4', '--threads', '1', '--pairs', pairs(), ...args],
      ],
      { cwd: projectRoot(), encoding: 'utf8' },
    )

  it('makes a net that the product can load, and goes on from where it was', async () => {
    await mkdir(join(folder, 'models'))
    const first = train('--steps', '2')
    expect(first.stderr).not.toContain('Error')
    expect(first.status).toBe(0)
    const model = await loadVerifiedModel(join(folder, 'models'), 'stack-base')
    expect(model.entry.inputs[0].channels).toBe(18)
    const manifest = await readFile(join(folder, 'models', 'manifest.json'), 'utf8')
    expect(manifest).toContain('own pairs')
    const { trainedWith } = (
      JSON.parse(manifest) as {
        models: { trainedWith: { command: string; stages: { scenes: number; ownPairs: number }[] } }[]
      }
    ).models[0] ?? { trainedWith: { command: '', stages: [] } }
    // The simulator's four scenes are told apart from the squares of the clinic's pairs.
    expect(trainedWith.stages[0]?.scenes).toBe(4)
    expect(trainedWith.stages[0]?.ownPairs).toBeGreaterThan(0)
    expect(trainedWith.command).toContain('--scenes 4')
    expect(trainedWith.command).toContain('--pairs FOLDER')

    const second = train('--steps', '3')
    expect(second.status).toBe(0)
    expect(second.stdout).toContain('going on from step 2')
  }, 300_000)

  it('cuts the same crops in memory, as a GPU does, as from the files', () => {
    const work = join(folder, 'work')
    const program = `
import sys
sys.path.insert(0, sys.argv[1])
import torch
from pairs import CropsInMemory, RandomCrops, load_split
for channels in (18, 12, 3):
    parts = load_split(sys.argv[2], "train") + load_split(sys.argv[3], "train")
    files, memory = RandomCrops(parts, channels, 128, 7), CropsInMemory(parts, channels, 128, 7, device="cpu")
    for step in range(3):
        draws = files.draws(step, 12)
        order = torch.tensor(sorted(range(12), key=lambda place: draws[place].part))
        both = torch.cat([order, order + 12])
        expected = [plane[places] for plane, places in zip(files.batch(step, 12), (both, order, order))]
        assert all(map(torch.equal, expected, memory.batch(step, 12))), (channels, step)
print("alike")
`
    const training = join(projectRoot(), 'models', 'training')
    const given = ['-c', program, training, join(work, '.data'), join(work, '.pairs')]
    const { stdout, stderr } = spawnSync(python ?? '', given, { encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(stdout.trim()).toBe('alike')
  }, 120_000)

  it.skipIf(pythonWith(['torch', 'onnx']) === null)(
    'starts from a shipped file with all that the file says (needs the Python package onnx)',
    () => {
      const program = `
import pathlib, sys
sys.path.insert(0, sys.argv[1])
import torch
from pairs import RandomCrops, load_split
from pigment_net import PigmentNet
from shipped import start_values
models, probes = map(pathlib.Path, sys.argv[2:4])
net = PigmentNet(18)
crops = RandomCrops(load_split(sys.argv[4], "train"), 18, 128, 7)
stages = start_values(models / "pigment-net-stack-base.onnx", net, crops, 4)
net.eval()
plane = lambda kind, channels: torch.from_file(str(probes / f"64x96-{kind}.f32"), size=channels * 64 * 96).reshape(1, channels, 64, 96)
with torch.no_grad():
    maps, _ = net(plane("input", 18))
print(len(stages), (maps - plane("maps", 3)).abs().max().item() < 1e-4)
`
      const at = (name: string): string => join(folder, name)
      const training = join(projectRoot(), 'models', 'training')
      const probes = join(at('work'), '.runs', 'stack-base', 'probes')
      const given = ['-c', program, training, at('models'), probes, join(at('work'), '.data')]
      const { stdout, stderr } = spawnSync(python ?? '', given, { encoding: 'utf8' })
      expect(stderr).toBe('')
      expect(stdout.trim()).toBe('1 True')
    },
    120_000,
  )

  it.skipIf(pythonWith(['torch', 'onnx']) === null)(
    'starts from a file that was shipped before the net had mixtures, and says what that says (needs the Python package onnx)',
    () => {
      const program = `
import pathlib, sys
sys.path.insert(0, sys.argv[1])
import onnx, torch
from onnx.reference import ReferenceEvaluator
from pairs import RandomCrops, load_split
from pigment_net import PigmentNet
from shipped import start_values
file = pathlib.Path(sys.argv[2]) / "pigment-net-stack.onnx"
graph = onnx.load(str(file))
assert not any(item.name.startswith("mixture") for item in graph.graph.initializer)
net = PigmentNet(12)
start_values(file, net, RandomCrops(load_split(sys.argv[3], "train"), 12, 128, 7), 4)
image = 3 * torch.randn(1, 12, 32, 48, generator=torch.Generator().manual_seed(5))
with torch.no_grad():
    maps, _ = net.eval()(image)
expected = ReferenceEvaluator(graph).run(["maps"], {graph.graph.input[0].name: image.numpy()})[0]
print((maps - torch.from_numpy(expected)).abs().max().item() < 1e-4)
`
      const training = join(projectRoot(), 'models', 'training')
      const given = ['-c', program, training, join(projectRoot(), 'models'), join(folder, 'work', '.data')]
      const { stdout, stderr } = spawnSync(python ?? '', given, { encoding: 'utf8' })
      expect(stderr).toBe('')
      expect(stdout.trim()).toBe('True')
    },
    120_000,
  )

  it('ends with 2 and says why when the pairs cannot be read', async () => {
    await writeFile(join(folder, 'pairs', 'a', 'red.png'), 'no picture')
    const { status, stderr } = train('--steps', '3')
    expect(status).toBe(2)
    expect(stderr).toContain('expected red.png in the folder of every pair, found none that can be read')
  }, 120_000)
})
