import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT, runCli } from './run-cli.ts'

it('npm run sample analyses the bundled sample and says where the results lie', async () => {
  const { code, out } = await runCli('sample', [], ROOT)
  expect(code).toBe(0)
  const folder = out
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line.startsWith(ROOT))
  expect(existsSync(join(folder ?? '', 'analysis.json'))).toBe(true)
  expect(out).toMatch(/map red +mean 0\.\d+/)
  expect(out).toContain('not a diagnosis')
})
