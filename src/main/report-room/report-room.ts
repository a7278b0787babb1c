import { randomUUID } from 'node:crypto'
import type { MadeReportFacts, ReportWish } from '../../shared/contract/report-channels.ts'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import { maskedName } from '../../shared/domain/masked-name.ts'
import type { ReportToQueue } from '../records/service/queue-report.ts'
import type { LeavingReport } from '../records/service/report-rows.ts'
import type { RecordsService } from '../records/service/records-service.ts'
import { localTimeZone } from '../reports/local-time-zone.ts'
import type { ReportRequest } from '../reports/make-report.ts'
import type { ReportMaker } from '../reports/report-maker.ts'
import { REPORT_TEXTS } from '../../shared/reports/texts/report-languages.ts'
import type { ReportContent } from '../../shared/reports/report-content.ts'
import { contentOfRecord, photosIn } from './record-content.ts'
import type { ReportSources } from './report-sources.ts'

export interface ReportRoomServices {
  readonly sources: Pick<ReportSources, 'gather' | 'clear'>
  readonly maker: Pick<ReportMaker, 'make'>
  readonly records: Pick<RecordsService, 'require' | 'saveReport' | 'notePrint'>
  /** Asked before a report leaves, on the disk or on paper: fails where it may not, with the reason. */
  readonly requireMayLeave: (report: LeavingReport) => Promise<void>
  /** Puts a report on its way to the clinic's archive; the id of its line in the outbox. */
  readonly archive: (report: ReportToQueue) => Promise<string>
  /** Where the user wants the file, or null. */
  readonly chooseFile: () => Promise<string | null>
  readonly onProgress: (fraction: number) => void
  /** Name and version of the program. */
  readonly program: string
  readonly now?: () => number
}

interface ReportFile {
  readonly id: string
  readonly bytes: Uint8Array
}

interface HeldReport extends LeavingReport, Pick<ReportToQueue, 'photo' | 'title' | 'madeMs'> {
  readonly shown: ReportFile
  /** What leaves; null: the name is hidden in what is shown, and nothing has left yet. */
  whole: ReportFile | null
  /** What leaves is made of, so that the same can be made with a password. */
  readonly request: Omit<ReportRequest, 'password'>
}

/** Share of the work that reading and shrinking the photos is. */
const READING = 0.7

/**
 * The report at hand: made of a patient's record, shown, saved, printed and sent. What leaves is the very file that is shown;
 * with a password it is made once more of the same content, and where names are hidden on the screen, with the name. Nothing of it outlives the room, or the lock of the records.
 */
export class ReportRoom {
  readonly #services: ReportRoomServices
  #making: AbortController | null = null
  #held: HeldReport | null = null

  constructor(services: ReportRoomServices) {
    this.#services = services
  }

  /** Ends one that is being made. Fails as the records, the decoder, the vault and the report's thread do, or with CancelledError. */
  async make(wish: ReportWish): Promise<MadeReportFacts> {
    const { sources, maker, records, onProgress, program, now = Date.now } = this.#services
    this.#making?.abort()
    const making = new AbortController()
    const { signal } = making
    this.#making = making
    const tell = (fraction: number): void => {
      if (!signal.aborted) onProgress(fraction)
    }
    try {
      await records.require('record.export')
      const gathered = await sources.gather(wish, signal, (done, total) => {
        tell((READING * done) / total)
      })
      const { content, pictures } = contentOfRecord({
        ...gathered,
        wish,
        timeZone: localTimeZone(),
        nowMs: now(),
        program,
      })
      const { bytes, pages } = await maker.make(
        { content: wish.nameHidden ? withNameHidden(content) : content, pictures, password: null },
        {
          signal,
          onPage: (done, total) => {
            tell(READING + ((1 - READING) * done) / total)
          },
        },
      )
      if (signal.aborted) throw new CancelledError()
      const shown = { id: randomUUID(), bytes }
      this.#held = {
        shown,
        whole: wish.nameHidden ? null : shown,
        patient: wish.patient,
        photos: [...photosIn(wish)],
        photo: wish.photo,
        title: titleOf(content),
        madeMs: content.made.atMs,
        request: { content, pictures },
      }
      return { report: shown.id, pages, bytes: bytes.length }
    } finally {
      if (this.#making === making) this.#making = null
    }
  }

  /** A PDF; null where another is held, or none. */
  file(id: string): Uint8Array | null {
    const { shown, whole } = this.#held ?? {}
    return [shown, whole].find((file) => file?.id === id)?.bytes ?? null
  }

  /** Whether it was saved: not where the user closed the dialog. Fails with OUTPUT_NOT_WRITABLE, and as `#leaving` does. */
  async save(report: string, password: string | null): Promise<boolean> {
    const { chooseFile, maker, records } = this.#services
    const held = await this.#leaving(report)
    const path = await chooseFile()
    if (path === null) return false
    // The dialog stands open as long as anybody likes: the room may have been left, or the records locked, meanwhile.
    await this.#heldAs(report)
    const { patient, photos, request } = held
    const { bytes } = password === null ? await this.#whole(held) : await maker.make({ ...request, password })
    await this.#heldAs(report)
    await records.saveReport({ patient, photos, bytes, path })
    return true
  }

  /** To be called before it is printed; returns the id of the file that is to be. Fails as `#leaving` and the report's thread do. */
  async print(report: string): Promise<string> {
    const held = await this.#leaving(report)
    const { id } = await this.#whole(held)
    const { patient, photos } = held
    await this.#services.records.notePrint({ patient, photos })
    return id
  }

  /** The file that leaves; the id of its line in the outbox. Fails as `queueReport`, `#heldAs` and the report's thread do. */
  async sendToArchive(report: string): Promise<string> {
    const held = await this.#heldAs(report)
    const { bytes } = await this.#whole(held)
    const { patient, photos, photo, title, madeMs } = held
    return this.#services.archive({ patient, photos, photo, title, madeMs, bytes })
  }

  /** The room is left, or the records are locked. */
  leave(): void {
    this.#making?.abort()
    this.#making = null
    this.#held = null
    this.#services.sources.clear()
  }

  /** The one door out, but for the archive, which has a gate of its own. Fails as `#heldAs`, and where this one may not leave. */
  async #leaving(report: string): Promise<HeldReport> {
    const held = await this.#heldAs(report)
    await this.#services.requireMayLeave({ patient: held.patient, photos: held.photos })
    return held
  }

  /** Fails with RECORD_CONFLICT where another report is held, and with ROLE_REFUSED. */
  async #heldAs(report: string): Promise<HeldReport> {
    await this.#services.records.require('record.export')
    const held = this.#held
    if (held?.shown.id !== report)
      throw new BasalisError('RECORD_CONFLICT', 'expected the report that is shown, found another or none')
    return held
  }

  /** The file that leaves: with the name, whatever is shown. */
  async #whole(held: HeldReport): Promise<ReportFile> {
    if (held.whole) return held.whole
    const { bytes } = await this.#services.maker.make({ ...held.request, password: null })
    return (held.whole ??= { id: randomUUID(), bytes })
  }
}

const withNameHidden = (content: ReportContent): ReportContent => ({
  ...content,
  patient: content.patient && { ...content.patient, name: maskedName(content.patient.name) },
})
/** As it stands on the first page. */
const titleOf = ({ texts, template, language }: ReportContent): string =>
  texts.title === '' ? REPORT_TEXTS[language].titles[template] : texts.title
