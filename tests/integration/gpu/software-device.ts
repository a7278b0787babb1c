import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { it } from 'vitest'
import { runProbe } from '../../../src/main/analysis/backend/run-probe.ts'
import { spawnProbeChild } from '../../../src/main/analysis/backend/spawn-probe-child.ts'

/** Environment in which a new process finds SwiftShader, a Vulkan device made of software, as its GPU. */
export type GpuEnvironment = Readonly<Record<string, string>>

const FILES = ['libvk_swiftshader.so', 'vk_swiftshader_icd.json', 'libvulkan.so.1'] as const

/** What the tests print and report where there is no device. Never "passed". */
export const NO_DEVICE = 'skipped: no GPU device'

/** Where Debian's package `chromium` has it. */
const DEBIAN = '/usr/lib/chromium'

let found: Promise<GpuEnvironment | null> | undefined

/**
 * SwiftShader from Debian's Chromium, else from the npm package @sparticuz/chromium; null where neither gives a device.
 * BASALIS_TEST_GPU=none pretends so.
 */
export function softwareDevice(): Promise<GpuEnvironment | null> {
  found ??= search()
  return found
}

async function search(): Promise<GpuEnvironment | null> {
  if (process.env['BASALIS_TEST_GPU'] === 'none' || process.platform !== 'linux') return null
  for (const folder of [DEBIAN, await unpacked().catch(() => null)]) {
    if (folder === null || !FILES.every((name) => existsSync(join(folder, name)))) continue
    const environment = {
      LD_LIBRARY_PATH: folder,
      VK_DRIVER_FILES: join(folder, 'vk_swiftshader_icd.json'),
    }
    Object.assign(process.env, environment)
    const { ok } = await runProbe(spawnProbeChild, { part: 'adapter' }, 20_000, new AbortController().signal)
    for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name)
    if (ok) return environment
  }
  return null
}

/** The package's SwiftShader, unpacked once per version into the folder for temporary files. */
async function unpacked(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const folder = join(dirname(main), '..')
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  const target = join(tmpdir(), `basalis-swiftshader-${version}`)
  if (existsSync(target)) return target
  const draft = await mkdtemp(`${target}-`)
  try {
    const archive = await promisify(brotliDecompress)(
      await readFile(join(folder, 'bin', 'swiftshader.tar.br')),
    )
    const untar = promisify(execFile)
    await mkdir(draft, { recursive: true })
    const work = untar('tar', ['-xf', '-', '-C', draft])
    // tar may end before it has read the padding at the archive's end; its exit code is what counts.
    work.child.stdin?.on('error', () => undefined).end(archive)
    await work
    // Another test file may have been faster.
    await rename(draft, target).catch(() => undefined)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return target
}

/** A test that needs a device. Without one it prints so and is reported as skipped. */
export function onGpu(name: string, test: (environment: GpuEnvironment) => Promise<void>): void {
  it(name, { timeout: 300_000 }, async (context) => {
    const environment = await softwareDevice()
    if (environment === null) {
      console.log(`${name}: ${NO_DEVICE}`)
      context.skip(NO_DEVICE)
      return
    }
    await test(environment)
  })
}

/** Runs a program of this folder in a new process with the device, and gives what it wrote to standard output as JSON. */
export async function runOnGpu<T>(
  program: string,
  environment: GpuEnvironment,
  words: readonly string[] = [],
): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, program), ...words],
    { env: { ...process.env, ...environment }, maxBuffer: 1e8 },
  )
  return JSON.parse(stdout) as T
}
