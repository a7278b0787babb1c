import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { BasalisError } from '../../shared/contract/errors.ts'
import { readAnalysisFolder } from '../exchange/read-analysis-folder.ts'
import { WorkerPool } from '../pool/worker-pool.ts'
import { projectRoot } from '../project-root.ts'
import { writeUserFile } from '../records/files/user-file.ts'
import { ReportMaker } from '../reports/report-maker.ts'
import type { ReportTasks } from '../reports/report-tasks.ts'
import { EXIT_DONE, exitCodeOf, messageOf } from './exit-codes.ts'
import { ProgressLine } from './progress-line.ts'
import { readSecret } from './read-secret.ts'
import { parseReportArguments, REPORT_USAGE, type ReportArguments } from './report-arguments.ts'
import { contentOfFolders } from './report-content.ts'
import { readWordsFile } from './report-words-file.ts'
import { interruptSignal, streams, workingFolder } from './terminal.ts'

/** The words of the command line to an exit code. */
export async function reportMain(words: readonly string[]): Promise<number> {
  const progress = new ProgressLine()
  try {
    const request = parseReportArguments(words)
    if (request === 'help') {
      streams.out(REPORT_USAGE)
      return EXIT_DONE
    }
    const here = workingFolder('report')
    const password = request.password ? await readSecret('Password: ') : null
    const { bytes, pages } = await made(request, here, password, progress)
    await writeUserFile(resolve(here, request.out), bytes)
    progress.clear()
    const { out, template, paper, language } = request
    streams.out(
      request.json
        ? JSON.stringify({ file: out, pages, bytes: bytes.length, template, paper, language })
        : out,
    )
    return EXIT_DONE
  } catch (error) {
    progress.clear()
    streams.error(messageOf(error))
    return exitCodeOf(error)
  }
}

async function made(
  request: ReportArguments,
  here: string,
  password: string | null,
  progress: ProgressLine,
): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const signal = interruptSignal()
  const { folder, before, content: file, logo, lights } = request
  progress.text('reading')
  const sources = {
    request: { template: request.template, paper: request.paper, language: request.language },
    words: file === null ? {} : await readWordsFile(resolve(here, file)),
    photo: await readAnalysisFolder(resolve(here, folder), lights),
    before: before === null ? null : await readAnalysisFolder(resolve(here, before), []),
    logo: logo === null ? null : await readLogo(resolve(here, logo)),
    nowMs: Date.now(),
    program: await program(),
  }
  const maker = new ReportMaker({
    startThread: () =>
      new WorkerPool<ReportTasks>({
        worker: new URL('../reports/report-worker.ts', import.meta.url),
        threads: 1,
      }),
  })
  try {
    return await maker.make(
      { ...contentOfFolders(sources), password },
      {
        signal,
        onPage: (done, total) => {
          progress.text(`page ${done} of ${total}`)
        },
      },
    )
  } finally {
    await maker.close()
  }
}

function readLogo(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    throw new BasalisError('FILE_NOT_FOUND', 'expected a file after --logo, found none to read', { cause })
  })
}

async function program(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(projectRoot(), 'package.json'), 'utf8')) as {
    version: string
  }
  return `Basalis ${version}`
}
