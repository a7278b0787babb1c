import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { RecordStore } from '../../src/main/records/store/record-store.ts'
import { dataKey } from './made-records.ts'

/** What a process has been told is saved. */
export type Acknowledgement =
  | { readonly kind: 'open' }
  | { readonly kind: 'patient'; readonly id: string; readonly number: string; readonly notes: string }
  | { readonly kind: 'visit'; readonly id: string; readonly patientId: string }
  | { readonly kind: 'photo'; readonly id: string; readonly sha256: string; readonly thumbnail: boolean }
  | { readonly kind: 'analysis'; readonly id: string; readonly layer: string }
  | { readonly kind: 'head'; readonly seq: number }
  | { readonly kind: 'refused'; readonly code: string }

export const readAcknowledgements = async (path: string): Promise<Acknowledgement[]> =>
  acknowledgementsIn(await readFile(path, 'utf8').catch(() => ''))

/** Whole lines only. */
export function acknowledgementsIn(text: string): Acknowledgement[] {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Acknowledgement)
}

/** Files below a folder, but for shared memory: that does not outlive the machine. */
export async function layOut(folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [path, content] of files) {
    if (path.endsWith('-shm')) continue
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** Opens what is left, and says everything that is wrong with it; nothing where all is well. */
export async function faultsOf(folder: string, acknowledged: readonly Acknowledgement[]): Promise<string[]> {
  const store = await RecordStore.open(folder, dataKey).catch((error: unknown) => String(error))
  if (typeof store === 'string') return acknowledged.length === 0 ? [] : [`does not open: ${store}`]
  const faults = await faultsIn(store, acknowledged).catch((error: unknown) => [
    `cannot be read: ${String(error)}`,
  ])
  await store.close().catch((error: unknown) => faults.push(`does not close: ${String(error)}`))
  return faults
}

async function faultsIn(store: RecordStore, acknowledged: readonly Acknowledgement[]): Promise<string[]> {
  return [
    ...store.check(),
    ...(store.fault ? [`log: ${JSON.stringify(store.fault)}`] : []),
    ...(await badFiles(store)),
    ...(await lost(store, acknowledged)),
  ]
}

async function badFiles(store: RecordStore): Promise<string[]> {
  const bad: string[] = []
  for (const entry of [...store.photos.entries()])
    await store.vault
      .load(entry)
      .catch((error: unknown) => bad.push(`row without a good file: ${String(error)}`))
  return bad
}

async function lost(store: RecordStore, acknowledged: readonly Acknowledgement[]): Promise<string[]> {
  const notes = new Map<string, string>()
  const missing: string[] = []
  const expectFound = async (what: string, work: () => unknown): Promise<void> => {
    try {
      if ((await work()) === false) missing.push(`${what} is not as it was acknowledged`)
    } catch (error) {
      missing.push(`${what} was acknowledged and is gone: ${String(error)}`)
    }
  }
  for (const line of acknowledged) {
    if (line.kind === 'patient') notes.set(line.id, line.notes)
    if (line.kind === 'visit') await expectFound('a visit', () => store.visits.get(line.id))
    if (line.kind === 'photo')
      await expectFound('a photo', async () => {
        const thumbnail = await store.loadThumbnail(line.id)
        return (
          sha256Of(await store.loadPhoto(line.id)) === line.sha256 && (thumbnail !== null) === line.thumbnail
        )
      })
    if (line.kind === 'analysis')
      await expectFound('an analysis', async () => {
        const bytes = await store.loadLayer(line.id, 'red')
        return store.analyses.reportOf(line.id).pipelineVersion !== '' && sha256Of(bytes) === line.layer
      })
    if (line.kind === 'head') await expectFound('the log', () => store.audit.head.seq >= line.seq)
  }
  for (const [id, text] of notes)
    await expectFound('a patient', () => {
      const found = store.patients.get(id).notes
      // A change that was under way may have been saved without having been acknowledged.
      return noteNumber(found) >= noteNumber(text)
    })
  return missing
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const noteNumber = (notes: string): number => Number(/\d+/.exec(notes)?.[0] ?? -1)
