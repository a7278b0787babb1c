import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Evaluation } from '../../../scripts/evaluation/evaluate.ts'
import { pythonWith } from '../../../scripts/find-python.ts'
import { projectRoot } from '../../../src/main/project-root.ts'

const script = join(projectRoot(), 'scripts', 'evaluate-pigment-net.ts')
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [script, ...args], { cwd: projectRoot(), encoding: 'utf8' })

describe.skipIf(pythonWith([]) === null)('evaluation, end to end (needs Python 3)', () => {
  let folder = ''
  let evaluation: Evaluation
  let printed = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'basalis-evaluation-'))
    const card = await readFile(join(projectRoot(), 'models', 'MODEL-CARD.md'), 'utf8')
    const { status, stdout, stderr } = run(
      '--pictures',
      '3',
      '--size',
      '64',
      '--faces',
      '1',
      '--threads',
      '1',
      '--out',
      folder,
    )
    expect(stderr).toContain('3 of 3 pictures')
    expect(status).toBe(0)
    printed = stdout
    evaluation = JSON.parse(await readFile(join(folder, 'evaluation.json'), 'utf8')) as Evaluation
    expect(await readFile(join(projectRoot(), 'models', 'MODEL-CARD.md'), 'utf8')).toBe(card)
  }, 180_000)

  afterAll(() => rm(folder, { recursive: true }))

  it('measures every net and every other method', () => {
    expect(evaluation.methods.map(({ kind }) => kind)).toEqual([
      ...['net', 'net', 'net'],
      ...['baseline', 'baseline', 'baseline', 'baseline', 'baseline'],
    ])
    for (const { name } of evaluation.methods) {
      expect(evaluation.groups['all']?.maps[name]?.red?.pearson.pooled).not.toBeUndefined()
      expect(printed).toContain(name)
    }
  })

  it('reports every skin type that it rendered, on its own', () => {
    expect(Object.keys(evaluation.groups)).toEqual(['all', 'type 1', 'type 2', 'type 3'])
    expect(evaluation.groups['type 2']?.pictures).toBe(1)
    expect(printed).toContain('| figure | I | II | III |')
  })

  it('says what to type for the same figures, and how r goes with the contrast', () => {
    expect(evaluation.command).toBe('npm run evaluate -- --pictures 3 --size 64 --faces 1')
    expect(evaluation.firstSeed).toBe(5_000_000)
    expect(printed).toContain('### Per contrast')
    const shown = evaluation.contrasts.map(({ maps }) => maps['pigment-net-stack-base']?.red?.pictures ?? NaN)
    expect(shown.reduce((sum, pictures) => sum + pictures, 0)).toBe(
      evaluation.groups['all']?.maps['pigment-net-stack-base']?.red?.pictures,
    )
  })

  it('refuses pictures that a net may have been trained on', () => {
    const { status, stderr } = run('--first-seed', '2999999')
    expect(status).toBe(2)
    expect(stderr).toContain('expected --first-seed as a whole number of at least 3000000, found 2999999')
  })

  it('holds figures that can be: correlations in −1…1, errors in 0…1', () => {
    for (const { maps } of Object.values(evaluation.groups)) {
      for (const map of Object.values(maps).flatMap((planes) => Object.values(planes))) {
        const repeated = Object.values(map.repeatability)
        for (const value of [map.pearson, map.spearman, ...repeated].flatMap(Object.values)) {
          if (value !== null) expect(Math.abs(value as number)).toBeLessThanOrEqual(1)
        }
        expect(map.meanAbsoluteError ?? 0).toBeGreaterThanOrEqual(0)
        expect(map.meanAbsoluteError ?? 0).toBeLessThan(1)
        const shares = (map.reliability ?? []).reduce((sum, row) => sum + (row?.share ?? 0), 0)
        if (map.reliability) expect(shares).toBeCloseTo(1, 1)
      }
    }
  })

  it('measures them on a whole face as well', () => {
    const { faces, maps } = evaluation.wholeFaces
    expect(faces).toBe(1)
    expect(Object.keys(maps)).toEqual(evaluation.methods.map(({ name }) => name))
    for (const { name, kind } of evaluation.methods) {
      const red = maps[name]?.red
      expect(red?.onClearSkin === null).toBe(kind === 'baseline')
      expect(red?.meanAbsoluteError ?? 0).toBeLessThan(1)
      expect(red?.faces).toBe(1)
    }
    expect(printed).toContain('### Whole faces')
  })

  it('says how far a median can be trusted, and how it goes with the scale', () => {
    const counted = evaluation.scales.map(({ maps }) => maps['pigment-net-stack-base']?.red?.pictures ?? NaN)
    const red = evaluation.groups['all']?.maps['pigment-net-stack-base']?.red
    expect(counted.reduce((sum, pictures) => sum + pictures, 0)).toBe(red?.pictures)
    expect(red?.pearsonInterval).toBeNull()
    expect(printed).toContain('| px/mm | red | brown | gray |')
  })

  it('does not depend on the number of threads', async () => {
    const other = join(folder, 'again')
    expect(
      run('--pictures', '3', '--size', '64', '--faces', '1', '--threads', '2', '--out', other).status,
    ).toBe(0)
    expect(await readFile(join(other, 'evaluation.json'), 'utf8')).toBe(
      await readFile(join(folder, 'evaluation.json'), 'utf8'),
    )
  }, 180_000)

  it('the model card keeps quiet about figures of other files than those that ship', () => {
    const code = [
      'import json, sys; sys.path.insert(0, "models/training"); import model_card',
      'models = json.load(open("models/manifest.json"))["models"]; evaluation = json.load(open(sys.argv[1]))',
      'assert evaluation["command"] in model_card.text(models, evaluation)',
      'models[0]["sha256"] = "0" * 64',
      'assert evaluation["command"] not in model_card.text(models, evaluation)',
      'assert "not been evaluated yet" in model_card.text(models, None)',
    ].join('\n')
    const { status, stderr } = spawnSync(
      pythonWith([]) ?? '',
      ['-B', '-X', 'utf8', '-c', code, join(folder, 'evaluation.json')],
      { cwd: projectRoot(), encoding: 'utf8' },
    )
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  it('refuses a number of pictures that is none', () => {
    const { status, stderr } = run('--pictures', 'many', '--out', folder)
    expect(status).toBe(2)
    expect(stderr).toContain('expected --pictures as a whole number')
  })
})
