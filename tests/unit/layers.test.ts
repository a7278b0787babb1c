import { mkdtempSync, rmSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Plants imports that point the wrong way in a copy of the sources: the layers must be more than a picture. */

const ROOT = join(import.meta.dirname, '..', '..')

const PLANTED: readonly (readonly [rule: string, file: string, line: string])[] = [
  ['shared-is-pure', 'src/shared/x.ts', "import type { TaskRunner as X } from '../main/pool/task-table.ts'"],
  [
    'renderer-sees-shared',
    'src/renderer/x.ts',
    "import type { RowBand as X } from '../main/analysis/row-bands.ts'",
  ],
  ['renderer-has-no-node', 'src/renderer/y.ts', "import type { Stats as X } from 'node:fs'"],
  [
    'preload-sees-shared',
    'src/preload/x.ts',
    "import type { RowBand as X } from '../main/analysis/row-bands.ts'",
  ],
  ['main-pool-imports', 'src/main/pool/x.ts', "import type { RowBand as X } from '../analysis/row-bands.ts'"],
  ['main-decoder-imports', 'src/main/decoder/x.ts', "import type { Task as X } from '../pool/task-table.ts'"],
  [
    'main-analysis-imports',
    'src/main/analysis/x.ts',
    "import type { Frame as X } from '../simulator/plane.ts'",
  ],
  [
    'main-exchange-imports',
    'src/main/exchange/x.ts',
    "import type { AnalyzeArguments as X } from '../cli/arguments.ts'",
  ],
  ['every-folder-of-main', 'src/main/newcomer/x.ts', "import type { Stats as X } from 'node:fs'"],
  ['electron-in-the-window-only', 'src/main/cli/x.ts', "import type { App as X } from 'electron'"],
  [
    'onnxruntime-under-analysis',
    'src/main/cli/y.ts',
    "import type { InferenceSession as X } from 'onnxruntime-node'",
  ],
  ['webgpu-under-analysis', 'src/main/cli/w.ts', "import { create as X } from 'webgpu'"],
  ['sqlite-under-records', 'src/main/cli/z.ts', "import X from 'better-sqlite3'"],
  ['pool-library-in-the-pool', 'src/main/cli/p.ts', "import type { PiscinaTask as X } from 'piscina'"],
  ['pdfkit-under-reports', 'src/main/cli/r.ts', "import X from 'pdfkit'"],
  [
    'main-reports-imports',
    'src/main/reports/x.ts',
    "import type { RowBand as X } from '../analysis/row-bands.ts'",
  ],
  ['sharp-in-decoder-and-encoders', 'src/main/analysis/s.ts', "import type { Sharp as X } from 'sharp'"],
  [
    'addon-under-analysis',
    'src/main/cli/a.ts',
    "import type { NativeAddon as X } from '../analysis/native/addon.ts'",
  ],
  [
    'chromium-host-stands-alone',
    'src/host-chromium/x.ts',
    "import type { Task as X } from '../main/pool/task-table.ts'",
  ],
  [
    'nobody-imports-the-chromium-host',
    'src/main/app/h.ts',
    "import X from '../../host-chromium/electron.ts'",
  ],
  ['product-does-not-import-tests', 'src/main/cli/t.ts', "import type { X } from '../../../tests/x.ts'"],
  ['no-cycles', 'src/shared/imaging/c.ts', "import { d as X } from './d.ts'\nexport const c = 1"],
]

describe('the layers', () => {
  let copy: string
  let report: string

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'basalis-layers-'))
    for (const name of ['src', '.dependency-cruiser.js', 'tsconfig.json', 'package.json'])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
    const plant = (file: string, text: string): void => {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      writeFileSync(join(copy, file), text)
    }
    for (const [, file, line] of PLANTED) plant(file, `${line}\nexport type Y = typeof X | 1\n`)
    plant('src/shared/imaging/d.ts', "import { c } from './c.ts'\nexport const d = c\n")
    plant('tests/x.ts', 'export type X = 1\n')
    const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
    const { stdout } = spawnSync(process.execPath, [program, 'src', '--output-type', 'err'], {
      cwd: copy,
      encoding: 'utf8',
    })
    report = stdout
  }, 60_000)

  afterAll(() => {
    rmSync(copy, { recursive: true })
  })

  it.each(PLANTED)('refuses by the rule %s what %s imports', (rule, file) => {
    const line = report.split('\n').find((entry) => entry.includes(file) && entry.includes(rule))
    expect(line, report).toBeDefined()
  })
})
