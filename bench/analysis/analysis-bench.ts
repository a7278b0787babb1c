import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { analysisReport } from '../../src/shared/contract/analysis-report.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SAMPLE = join(ROOT, 'resources', 'sample', 'sample-skin.jpg')
const MEMORY_GOAL_MB = 1200

/** The bundled sample enlarged to 12 MP, with noise so that the filter meets the grain of a real sensor. */
async function makePhoto(file: string): Promise<void> {
  const size = { width: 4000, height: 3000 }
  const noise = { type: 'gaussian', mean: 128, sigma: 3 } as const
  const grain = await sharp({ create: { ...size, channels: 3, background: '#808080', noise } })
    .png()
    .toBuffer()
  await sharp(SAMPLE)
    .resize(size)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 95 })
    .toFile(file)
}

/** The largest resident memory the kernel has seen for a process, in MB; Linux only. */
async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000
}

/** One 12 MP photo through the whole command: time per stage, and peak memory of the process that analyses. */
export async function benchAnalysis(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'basalis-bench-'))
  try {
    const photo = join(folder, 'photo.jpg')
    await makePhoto(photo)
    const words = [
      join(ROOT, 'src/main/cli/analyze.ts'),
      photo,
      '--out',
      join(folder, 'out'),
      '--region',
      'patch',
    ]
    const started = performance.now()
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
    let peak = 0
    const watch = setInterval(() => {
      void peakMegabytes(child.pid ?? 0).then((now) => (peak = Math.max(peak, now)))
    }, 50)
    const code = await new Promise((resolve) => child.once('close', resolve))
    clearInterval(watch)
    const seconds = (performance.now() - started) / 1000
    if (code !== 0) throw new Error(`expected the analysis to end with 0, found ${String(code)}`)
    const report = analysisReport.parse(
      JSON.parse(await readFile(join(folder, 'out', 'analysis.json'), 'utf8')),
    )
    console.log(`\nWhole analysis of a 12 MP photo (${report.stages[0]?.device ?? ''})`)
    for (const { name, ms } of report.stages)
      console.log(`  ${name.padEnd(10)} ${(ms / 1000).toFixed(2).padStart(7)} s`)
    const { count } = report.iterations
    const filterMs = report.stages.find(({ name }) => name === 'filter')?.ms ?? 0
    console.log(`  ${count} passes, ${(filterMs / count / 12).toFixed(1)} ms per MP and pass`)
    console.log(`  whole command ${seconds.toFixed(1)} s`)
    if (peak === 0) console.log('  peak memory: skipped, it is read from /proc, which only Linux has')
    else
      console.log(
        `  peak memory ${peak.toFixed(0)} MB; goal: under ${MEMORY_GOAL_MB} MB: ${peak < MEMORY_GOAL_MB ? 'met' : 'MISSED'}`,
      )
  } finally {
    await rm(folder, { recursive: true })
  }
}

if (import.meta.main) await benchAnalysis()
