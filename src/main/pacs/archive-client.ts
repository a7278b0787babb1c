import { BasalisError } from '../../shared/contract/errors.ts'
import { PHOTO_LIMITS } from '../../shared/imaging/photo-limits.ts'
import {
  askArchive,
  DEFAULT_LIMITS,
  invalidAnswer,
  unreachable,
  type ArchiveAccess,
  type ArchiveAnswer,
  type ArchiveLimits,
} from './archive-request.ts'
import { itemsOf, parseDatasets, textOf } from './dicom-json.ts'
import { boundaryOf, multipartOf, partsOf } from './multipart.ts'
import { piecesOf, readBody } from './read-body.ts'

/** What the archive made of one instance. `reason`: DICOM's failure reason or warning (PS3.4 and PS3.18 §I.2). */
export type StoreResult =
  | { readonly kind: 'stored'; readonly warning: number | null }
  | { readonly kind: 'refused'; readonly reason: number | null }

/** A study in the archive, as its own attributes name it. */
export interface FoundStudy {
  readonly studyInstance: string
  readonly patientId: string
  readonly patientName: string
  /** DICOM dates and times, as the archive writes them. */
  readonly birthDate: string
  readonly date: string
  readonly time: string
  readonly description: string
  readonly instances: number | null
}

const JSON_TYPE = 'application/dicom+json'
const MAX_JSON_BYTES = 8 * 2 ** 20
/** An uncompressed photo of the largest size that is read, and its attributes. */
const MAX_INSTANCE_BYTES = Math.max(PHOTO_LIMITS.maxFileBytes, PHOTO_LIMITS.maxPixels * 3) + 2 ** 20
const MAX_INSTANCES = 2000
const MAX_STUDIES = 500
const UID = /^[0-9.]{1,64}$/

const TAGS = {
  failedSequence: '00081198',
  storedSequence: '00081199',
  failureReason: '00081197',
  warningReason: '00081196',
  referencedInstance: '00081155',
} as const

/** The clinic's archive over DICOMweb (PS3.18): store, search, retrieve. Every call fails as `askArchive` does. */
export class ArchiveClient {
  readonly #access: ArchiveAccess
  readonly #limits: ArchiveLimits

  constructor(access: ArchiveAccess, limits: ArchiveLimits = DEFAULT_LIMITS) {
    this.#access = access
    this.#limits = limits
  }

  /** That there is a DICOMweb service that lets us in: asks for one study. */
  async test(signal?: AbortSignal): Promise<void> {
    await this.#searchStudies(new URLSearchParams({ limit: '1' }), signal)
  }

  /**
   * STOW-RS of one instance. The answer has to name this very instance: a mere 200 says nothing (PS3.18 §10.5.3). Fails with
   * ARCHIVE_REFUSED where the request as a whole is not taken.
   */
  async store(file: Uint8Array, sopInstance: string, signal?: AbortSignal): Promise<StoreResult> {
    const body = multipartOf(file)
    const answer = await this.#ask({ path: 'studies', accept: JSON_TYPE, body, signal })
    const said = [200, 202, 409].includes(answer.status) ? answer : await refusedBy(answer)
    const [result = {}] = parseDatasets(await readBody(said.body, MAX_JSON_BYTES))
    const named = (tag: string) =>
      itemsOf(result, tag).find((item) => textOf(item, TAGS.referencedInstance) === sopInstance)
    const failed = named(TAGS.failedSequence)
    if (failed) return { kind: 'refused', reason: numberIn(textOf(failed, TAGS.failureReason)) }
    const stored = named(TAGS.storedSequence)
    if (!stored || said.status === 409) throw invalidAnswer('no word about the instance that was sent')
    return { kind: 'stored', warning: numberIn(textOf(stored, TAGS.warningReason)) }
  }

  /** QIDO-RS: the studies of exactly this number, whatever of it an archive takes for a wildcard. */
  async findStudies(patientId: string, signal?: AbortSignal): Promise<readonly FoundStudy[]> {
    const query = new URLSearchParams({ PatientID: patientId, limit: String(MAX_STUDIES) })
    for (const field of ['StudyDescription', 'PatientBirthDate', 'NumberOfStudyRelatedInstances'])
      query.append('includefield', field)
    const found = await this.#searchStudies(query, signal)
    return found.filter((study) => study.patientId === patientId && UID.test(study.studyInstance))
  }

  /**
   * WADO-RS: the files of a study, one after another, however long all of them take over a slow line. `onBytes`: of each piece that
   * has come.
   */
  async *retrieveStudy(
    studyInstance: string,
    signal?: AbortSignal,
    onBytes: (bytes: number) => void = () => undefined,
  ): AsyncGenerator<Buffer> {
    if (!UID.test(studyInstance)) throw invalidAnswer('a study without a proper UID')
    const answer = await this.#ask({
      path: `studies/${studyInstance}`,
      accept: 'multipart/related; type="application/dicom"; transfer-syntax=*',
      anyLength: true,
      signal,
    })
    const { type, body } = answer.status === 200 ? answer : await refusedBy(answer)
    const limits = { maxParts: MAX_INSTANCES, maxPartBytes: MAX_INSTANCE_BYTES }
    const pieces = counted(piecesOf(body, MAX_INSTANCES * MAX_INSTANCE_BYTES), onBytes)
    yield* partsOf(pieces, boundaryOf(type), limits)
  }

  async #searchStudies(query: URLSearchParams, signal?: AbortSignal): Promise<readonly FoundStudy[]> {
    const answer = await this.#ask({ path: 'studies', query, accept: JSON_TYPE, signal })
    if (answer.status === 204) {
      answer.body.destroy()
      return []
    }
    const { body } = answer.status === 200 ? answer : await refusedBy(answer)
    return parseDatasets(await readBody(body, MAX_JSON_BYTES)).map((study) => ({
      // One sign more than they may have: cut, they could be those of another.
      studyInstance: textOf(study, '0020000D', 65),
      patientId: textOf(study, '00100020', 65),
      patientName: textOf(study, '00100010', 330),
      birthDate: textOf(study, '00100030'),
      date: textOf(study, '00080020'),
      time: textOf(study, '00080030'),
      description: textOf(study, '00081030'),
      instances: numberIn(textOf(study, '00201208')),
    }))
  }

  #ask(asked: Parameters<typeof askArchive>[1]): Promise<ArchiveAnswer> {
    return askArchive(this.#access, asked, this.#limits)
  }
}

async function* counted(
  pieces: AsyncIterable<Buffer>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    onBytes(piece.byteLength)
    yield piece
  }
}

const numberIn = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)

/** What is wrong with the thing itself, so that asking again would change nothing. Any other may come from a proxy, or pass. */
const OF_THE_REQUEST = new Set([400, 413, 415, 422])

/** An answer that refuses the whole request. What it says of it is not read: it may name anybody. */
function refusedBy({ status, body }: ArchiveAnswer): Promise<never> {
  body.destroy()
  if (status === 401 || status === 403)
    throw new BasalisError('ARCHIVE_ACCESS_REFUSED', `expected to be let in by the archive; found ${status}`)
  if (!OF_THE_REQUEST.has(status)) throw unreachable(`status ${status}`)
  throw new BasalisError('ARCHIVE_REFUSED', `expected the archive to take the request; found ${status}`, {
    facts: { status },
  })
}
