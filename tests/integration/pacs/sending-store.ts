import { ArchiveSender } from '../../../src/main/pacs/archive-sender.ts'
import { InstanceMaker } from '../../../src/main/pacs/instance-maker.ts'
import { instanceTasks } from '../../../src/main/pacs/instance-tasks.ts'
import { archiveTasks } from '../../../src/main/records/service/archive-tasks.ts'
import type { RecordsService } from '../../../src/main/records/service/records-service.ts'
import type { ClinicSession } from '../../../src/main/records/session/clinic-session.ts'
import { PROGRAM, RecordStore } from '../../../src/main/records/store/record-store.ts'
import { inThisThread } from '../../unit/pacs/in-this-thread.ts'
import { dataKey } from '../../torture/made-records.ts'

/** A store and a sender over it, in this thread and without a session. */
export async function openForSending(folder: string) {
  const store = await RecordStore.open(folder, dataKey)
  const session = { forProgram: () => ({ store, actor: PROGRAM }) } as unknown as ClinicSession
  const tasks = archiveTasks(() => session)
  const run = (name: string, input: unknown): Promise<unknown> => {
    const task = tasks[name as keyof typeof tasks] as (input: unknown) => unknown
    return Promise.resolve().then(() => task(input))
  }
  const bugs: unknown[] = []
  const sender = new ArchiveSender({
    records: { forArchive: run as RecordsService['forArchive'] },
    maker: new InstanceMaker({
      version: '0.1.0',
      startThread: () => inThisThread(instanceTasks),
      decode: () => Promise.reject(new Error('expected a JPEG that stands for itself')),
    }),
    onChange: () => undefined,
    onBug: (error) => bugs.push(error),
  })
  return { store, sender, bugs }
}
