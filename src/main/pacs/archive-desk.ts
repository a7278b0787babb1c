import type { ArchivedStudy, ArchiveProgress, FetchedStudy } from '../../shared/contract/archive-channels.ts'
import { archiveAddress } from './archive-address.ts'
import { ArchiveClient } from './archive-client.ts'
import { ArchiveFetch, type ArchiveFetchOptions, type StudyToFetch } from './archive-fetch.ts'
import type { ArchiveAccess } from './archive-request.ts'
import { ArchiveSender, type ArchiveSenderOptions } from './archive-sender.ts'

export interface ArchiveDeskOptions extends ArchiveSenderOptions, ArchiveFetchOptions {
  readonly onProgress: (progress: ArchiveProgress) => void
}

/** Between two words about the same file, ms. */
const TELL_MS = 250

/** The clinic's archive, as the rest of the program sees it. */
export class ArchiveDesk {
  readonly #sender: ArchiveSender
  readonly #fetch: ArchiveFetch
  readonly #onProgress: ArchiveDeskOptions['onProgress']
  readonly #now: () => number
  /** What is under way, by the names under which it was asked. */
  readonly #asked = new Map<string, AbortController>()
  /** How far studies are that are being fetched, by their UIDs. */
  readonly #fetching = new Map<string, ArchiveProgress>()
  #user: string | null = null

  constructor(options: ArchiveDeskOptions) {
    this.#sender = new ArchiveSender(options)
    this.#fetch = new ArchiveFetch(options)
    this.#onProgress = options.onProgress
    this.#now = options.now ?? Date.now
  }

  /** That it answers, lets us in and speaks DICOMweb. */
  async test(access: ArchiveAccess): Promise<void> {
    archiveAddress(access.url)
    await new ArchiveClient(access).test()
  }

  async find(asked: string, patientId: string): Promise<ArchivedStudy[]> {
    const found = await this.#ask(asked, (signal) => this.#fetch.find(patientId, signal))
    return found.map((study) => ({ ...study, fetching: this.#fetching.get(study.studyInstance) ?? null }))
  }

  async fetch(asked: string, study: StudyToFetch): Promise<FetchedStudy> {
    const { studyInstance } = study
    let [files, bytes] = [0, 0]
    const tell = (ended: boolean): void => {
      const progress = { asked, studyInstance, files, bytes, ended }
      if (ended) this.#fetching.delete(studyInstance)
      else this.#fetching.set(studyInstance, progress)
      this.#onProgress(progress)
    }
    let toldMs = this.#now()
    const onCome = (count: number, size: number): void => {
      const isDue = count > files || this.#now() - toldMs >= TELL_MS
      ;[files, bytes] = [count, size]
      if (!isDue) return
      toldMs = this.#now()
      tell(false)
    }
    tell(false)
    try {
      return await this.#ask(asked, (signal) => this.#fetch.fetch(study, { signal, onCome }))
    } finally {
      tell(true)
    }
  }

  /** It fails as cancelled; nothing happens where it has ended. */
  cancel(asked: string): void {
    this.#asked.get(asked)?.abort()
  }

  /** Nothing is filed for another than who has asked. Null: nobody is signed in. */
  userChanged(user: string | null): void {
    if (user !== this.#user) this.#cancelAll()
    this.#user = user
  }

  /** The records have been opened. */
  start(): Promise<void> {
    return this.#sender.start()
  }

  wake(): void {
    this.#sender.wake()
  }

  idle(): Promise<void> {
    return this.#sender.idle()
  }

  close(): Promise<void> {
    this.#cancelAll()
    return this.#sender.close()
  }

  #cancelAll(): void {
    for (const asking of this.#asked.values()) asking.abort()
  }

  async #ask<T>(asked: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const asking = new AbortController()
    this.#asked.set(asked, asking)
    try {
      return await work(asking.signal)
    } finally {
      this.#asked.delete(asked)
    }
  }
}
