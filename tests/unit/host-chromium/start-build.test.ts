import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needsBuild } from '../../../scripts/start-build.ts'

const BUILT = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

describe('needsBuild', () => {
  let root: string
  const write = (path: string, seconds: number): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
    utimesSync(join(root, path), seconds, seconds)
  }

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'basalis-build-'))
    write('src/main/index.ts', 100)
    for (const path of BUILT) write(path, 200)
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  it('is false for a build that is newer than every source', () => {
    expect(needsBuild(root)).toBe(false)
  })

  it.each(['src/renderer/deep/x.tsx', 'package-lock.json', 'electron.vite.config.ts'])(
    'is true once %s is newer than the build',
    (path) => {
      write(path, 300)
      expect(needsBuild(root)).toBe(true)
    },
  )

  it.each(BUILT)('is true without %s', (path) => {
    rmSync(join(root, path))
    expect(needsBuild(root)).toBe(true)
  })

  it('is false when only the host has changed, which is not built', () => {
    write('src/host-chromium/electron.ts', 300)
    expect(needsBuild(root)).toBe(false)
  })
})
