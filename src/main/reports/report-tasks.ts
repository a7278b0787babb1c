import type { TaskContext } from '../pool/task-table.ts'
import { makeReport as make, type MadeReport, type ReportRequest } from './make-report.ts'
import { writeProgress, type ReportProgressCell } from './report-progress.ts'

interface MakeInput extends ReportRequest {
  readonly progress: ReportProgressCell
}

function makeReport({ progress, ...request }: MakeInput, context: TaskContext): Promise<MadeReport> {
  return make(request, {
    throwIfCancelled: () => {
      context.throwIfCancelled()
    },
    onPage: (done, total) => {
      writeProgress(progress, done, total)
    },
  })
}

export const reportTasks = { makeReport }

export type ReportTasks = typeof reportTasks
