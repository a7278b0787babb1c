import type { TaskRunner } from '../pool/task-table.ts'
import type { MadeReport, ReportRequest } from './make-report.ts'
import { createReportProgress, readProgress } from './report-progress.ts'
import type { ReportTasks } from './report-tasks.ts'

export interface ReportThread extends TaskRunner<ReportTasks> {
  close(): Promise<void>
}

export interface ReportMakerServices {
  readonly startThread: () => ReportThread
  /** The thread, and the fonts that it holds, goes after this time without a report. */
  readonly idleMs?: number
}

export interface ReportRun {
  readonly signal?: AbortSignal | undefined
  /** Pages drawn, of all. */
  readonly onPage?: ((done: number, total: number) => void) | undefined
}

const IDLE_MS = 60_000
const LOOK_MS = 50

/** Makes reports one after the other in a thread of its own. */
export class ReportMaker {
  readonly #services: ReportMakerServices
  #thread: ReportThread | null = null
  #running = 0
  #idle: NodeJS.Timeout | undefined

  constructor(services: ReportMakerServices) {
    this.#services = services
  }

  /** Fails as `makeReport` does, and with CancelledError, WORKER_DIED and POOL_CLOSED. */
  async make(request: ReportRequest, { signal, onPage }: ReportRun = {}): Promise<MadeReport> {
    clearTimeout(this.#idle)
    this.#thread ??= this.#services.startThread()
    const progress = createReportProgress()
    let told = -1
    const tell = (): void => {
      const { done, total } = readProgress(progress)
      if (total === 0 || done === told) return
      told = done
      onPage?.(done, total)
    }
    const look = setInterval(tell, LOOK_MS)
    this.#running += 1
    try {
      const made = await this.#thread.run('makeReport', { ...request, progress }, { signal })
      tell()
      return made
    } finally {
      clearInterval(look)
      this.#running -= 1
      if (this.#running === 0) this.#rest()
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const thread = this.#thread
    this.#thread = null
    await thread?.close()
  }

  #rest(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => void this.close(), this.#services.idleMs ?? IDLE_MS)
    this.#idle.unref()
  }
}
