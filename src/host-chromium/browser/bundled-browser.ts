import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { cacheFolder } from './cache-folder.ts'
import { sweepStaleFolders } from './exchange-folder.ts'

const DRAFT = 'unpacking-'

/** Shared libraries that a bare machine lacks; see `browserEnvironment`. */
export const BUNDLED_LIBRARIES = 'lib'

/**
 * The project's own headless browser, a development package for Linux on x64. It comes compressed and is unpacked
 * once into a private cache folder; the package's own flags, which switch the sandbox off, are not used.
 *
 * Answers the program, or null where the package is absent or made for another machine.
 */
export async function unpackBundledBrowser(cache: string = cacheFolder()): Promise<string | null> {
  const archives = process.platform === 'linux' && process.arch === 'x64' ? await locateArchives() : null
  if (archives === null) return null
  const folder = join(cache, `headless-browser-${archives.version}`)
  const program = join(folder, 'chromium')
  if (existsSync(program)) return program
  await mkdir(cache, { recursive: true })
  // Unpacked under another name first: a browser that is there is a whole one, also when two starts race.
  sweepStaleFolders(cache, DRAFT)
  const draft = await mkdtemp(join(cache, `${DRAFT}${process.pid}-`))
  try {
    await Promise.all([
      pipeline(
        createReadStream(join(archives.folder, 'chromium.br')),
        createBrotliDecompress(),
        createWriteStream(join(draft, 'chromium'), { mode: 0o755 }),
      ),
      unpackTar(join(archives.folder, 'swiftshader.tar.br'), draft),
      unpackTar(join(archives.folder, 'al2023.tar.br'), draft),
    ])
    await chmod(draft, 0o755)
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(program)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return program
}

async function locateArchives(): Promise<{ folder: string; version: string } | null> {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const root = join(dirname(entry), '..')
    const about = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'bin'), version: about.version }
  } catch {
    return null
  }
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  const tar = spawn('tar', ['-x', '--no-same-owner', '-C', folder], { stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = new Promise<void>((resolve, reject) => {
    tar.once('error', reject)
    tar.once('exit', (code) => {
      if (code === 0) resolve()
      else
        reject(new Error(`unpacking the headless browser: expected tar to end with 0, got ${String(code)}`))
    })
  })
  // tar may end before it has read the padding at the archive's end, which breaks the pipe; its exit code is what counts.
  const fed = pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin).catch(() => undefined)
  await Promise.all([fed, ended])
}
