import { ArchiveSender } from '../../../src/main/pacs/archive-sender.ts'
import { archiveTasks } from '../../../src/main/records/service/archive-tasks.ts'
import type { RecordsService } from '../../../src/main/records/service/records-service.ts'
import type { ClinicSession } from '../../../src/main/records/session/clinic-session.ts'
import { PROGRAM, RecordStore } from '../../../src/main/records/store/record-store.ts'
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
    tools: {
      version: '0.1.0',
      srgb: () => Promise.resolve(new Uint8Array(128)),
      decode: () => Promise.reject(new Error('expected a JPEG that stands for itself')),
      readMap: () => Promise.reject(new Error('expected no map')),
    },
    onChange: () => undefined,
    onBug: (error) => bugs.push(error),
  })
  return { store, sender, bugs }
}
