import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BackendChooser, type ChooserOptions } from '../../../../src/main/analysis/backend/backend-chooser.ts'
import { bad, fakeProbes, good, type Behaviour, type FakeProbes } from './fake-probe.ts'

const GPU = good({ description: 'Maker Model 1', software: false })
const FASTER = { gpuMs: 10, processorMs: 100 }
const SLOWER = { gpuMs: 90, processorMs: 100 }
const ALL_GOOD: Record<string, Behaviour> = {
  adapter: GPU,
  filter: good({ timing: FASTER }),
  inference: good({ provider: 'webgpu', timing: FASTER }),
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basalis-choice-'))
})
afterEach(() => rm(folder, { recursive: true }))

function chooser(probes: FakeProbes, more: Partial<ChooserOptions> = {}): BackendChooser {
  return new BackendChooser({
    mode: 'auto',
    spawnProbe: probes.spawn,
    cacheFolder: folder,
    variant: 'stack',
    modelSha256: 'a'.repeat(64),
    simd: 'avx2',
    threads: 2,
    ...more,
  })
}

const choose = (behaviours: Record<string, Behaviour>, more?: Partial<ChooserOptions>) =>
  chooser(fakeProbes(behaviours), more).choices()

const parts = ({ asked }: FakeProbes): unknown[] => asked.map(({ part }) => part)

describe('BackendChooser, auto', () => {
  it('takes a GPU that is right and faster, for both stages', async () => {
    expect(await choose(ALL_GOOD)).toEqual({
      filter: { use: 'gpu', device: 'Maker Model 1' },
      inference: { use: 'gpu', device: 'Maker Model 1', provider: 'webgpu' },
    })
  })

  it('chooses for each stage by itself', async () => {
    const slowNet = good({ provider: 'webgpu', timing: SLOWER })
    expect(await choose({ ...ALL_GOOD, inference: slowNet })).toMatchObject({
      filter: { use: 'gpu' },
      inference: { use: 'cpu', fallback: { code: 'SLOWER' } },
    })
    expect(
      await choose({ ...ALL_GOOD, filter: bad('SELF_TEST_FAILED') }, { cacheFolder: null }),
    ).toMatchObject({
      filter: { use: 'cpu', fallback: { code: 'SELF_TEST_FAILED' } },
      inference: { use: 'gpu' },
    })
  })

  it('never takes a software adapter, and does not even try it', async () => {
    const probes = fakeProbes({ ...ALL_GOOD, adapter: good({ description: 'SwiftShader', software: true }) })
    const { filter } = await chooser(probes).choices()
    expect(filter).toMatchObject({ use: 'cpu', fallback: { code: 'SOFTWARE_DEVICE' } })
    expect(parts(probes)).not.toContain('filter')
    expect(probes.asked.find(({ part }) => part === 'inference')?.['providers']).not.toContain('webgpu')
  })

  it('says why inference has no GPU where the only way to one would be the missing adapter', async () => {
    const behaviours = { adapter: bad('NO_DEVICE'), inference: bad('PROVIDER_MISSING') }
    expect(await choose(behaviours)).toMatchObject({
      filter: { use: 'cpu', fallback: { code: 'NO_DEVICE' } },
      inference: { use: 'cpu', fallback: { code: 'NO_DEVICE' } },
    })
  })

  it.each(['adapter', 'filter', 'inference'])(
    'stays on the processor when the test of "%s" crashes',
    async (part) => {
      const { filter, inference } = await choose({ ...ALL_GOOD, [part]: 'dies' })
      const crashed = { use: 'cpu', fallback: { code: 'PROBE_CRASHED' } }
      if (part !== 'inference') expect(filter).toMatchObject(crashed)
      if (part === 'inference') expect(inference).toMatchObject(crashed)
    },
  )

  it('asks once, however often it is asked', async () => {
    const probes = fakeProbes(ALL_GOOD)
    const asked = chooser(probes)
    await Promise.all([asked.choices(), asked.choices()])
    expect(parts(probes)).toEqual(['adapter', 'filter', 'inference'])
  })
})

describe('what auto remembers', () => {
  const again = async (behaviours = ALL_GOOD, more: Partial<ChooserOptions> = {}): Promise<unknown[]> => {
    const probes = fakeProbes(behaviours)
    await chooser(probes, more).choices()
    return parts(probes)
  }

  beforeEach(async () => {
    await choose(ALL_GOOD)
  })

  it('spares the next program the tests, but not the question which GPU there is', async () => {
    expect(await again()).toEqual(['adapter'])
  })

  it.each<[string, Record<string, Behaviour>, Partial<ChooserOptions>]>([
    ['another GPU or driver', { ...ALL_GOOD, adapter: good({ description: 'B', software: false }) }, {}],
    ['another net', ALL_GOOD, { modelSha256: 'b'.repeat(64) }],
    ['other kernels', ALL_GOOD, { simd: 'baseline' }],
    ['another number of threads', ALL_GOOD, { threads: 8 }],
  ])('does not count for %s', async (_, behaviours, more) => {
    expect(await again(behaviours, more)).toEqual(['adapter', 'filter', 'inference'])
  })

  it('is forgotten after a GPU has failed in use', async () => {
    const failed = chooser(fakeProbes(ALL_GOOD))
    await failed.choices()
    await failed.forget()
    expect(await again()).toEqual(['adapter', 'filter', 'inference'])
  })

  it('does not include a driver that crashed before it said its name', async () => {
    await rm(join(folder, 'gpu-choice.json'))
    await choose({ adapter: 'dies' })
    expect(await readdir(folder)).toEqual([])
  })

  it.each(['', '{', '{"format":1,"entries":[{"key":7}]}', '{"format":99,"entries":[]}', 'null'])(
    'is measured again when the file holds %j',
    async (text) => {
      await writeFile(join(folder, 'gpu-choice.json'), text)
      expect(await again()).toHaveLength(3)
      expect(await again()).toEqual(['adapter'])
    },
  )

  it('is not needed: a folder that cannot be written changes nothing but the time', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    for (const cacheFolder of [join(file, 'inside'), null])
      expect(await again(ALL_GOOD, { cacheFolder })).toEqual(['adapter', 'filter', 'inference'])
  })

  it('holds no more than a few entries and leaves no drafts', async () => {
    for (let threads = 3; threads < 20; threads += 1) await choose(ALL_GOOD, { threads })
    expect(await readdir(folder)).toEqual(['gpu-choice.json'])
    const { entries } = JSON.parse(await readFile(join(folder, 'gpu-choice.json'), 'utf8')) as {
      entries: unknown[]
    }
    expect(entries).toHaveLength(8)
  })

  it('does not include tests that were cut short', async () => {
    const probes = fakeProbes({ ...ALL_GOOD, inference: 'hangs' })
    const cut = chooser(probes, { threads: 5 })
    const choices = cut.choices()
    cut.close()
    await choices
    expect(await again(ALL_GOOD, { threads: 5 })).toHaveLength(3)
  })
})

describe('BackendChooser, gpu', () => {
  it('takes a software adapter, unmeasured, and remembers nothing', async () => {
    const probes = fakeProbes({
      adapter: good({ description: 'SwiftShader', software: true }),
      filter: good({ timing: null }),
      inference: good({ provider: 'webgpu', timing: null }),
    })
    expect(await chooser(probes, { mode: 'gpu' }).choices()).toMatchObject({
      filter: { use: 'gpu', device: 'SwiftShader' },
      inference: { use: 'gpu', provider: 'webgpu' },
    })
    expect(probes.asked.filter(({ measure }) => measure === true)).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it('does not take one that fails the test', async () => {
    const { filter } = await choose({ ...ALL_GOOD, filter: bad('SELF_TEST_FAILED') }, { mode: 'gpu' })
    expect(filter).toMatchObject({ use: 'cpu', fallback: { code: 'SELF_TEST_FAILED' } })
  })
})
