import { createHash } from 'node:crypto'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { PhotoFields } from '../../../shared/domain/photo.ts'
import type { VisitFields } from '../../../shared/domain/visit.ts'
import { uidOf } from '../../dicom/uids.ts'
import { keepFiles } from '../vault/keep-files.ts'
import type { RecordContext } from './record-context.ts'

/** Photos of one study. */
export interface Fetched {
  readonly patientId: string
  readonly studyInstance: string
  readonly atMs: number
  readonly reason: string
  readonly photos: readonly {
    readonly bytes: Uint8Array
    readonly thumbnail: Uint8Array
    readonly fields: PhotoFields
    readonly sopInstance: string
  }[]
}

export interface Filed {
  /** Null: there was nothing new. */
  readonly visitId: string | null
  /** Ids of the photos. */
  readonly photos: readonly string[]
  /** How many the patient's record held already, by their bytes. */
  readonly known: number
}

type Desk = Pick<RecordContext, 'store' | 'actor'>

/**
 * Files photos of a study in one visit of the patient: the one that holds some of it already, or is it, else a new one. All that are
 * new, with their lines in the log, or none. Fails with ARCHIVE_KNOWN_ELSEWHERE, or as the disk does.
 */
export async function fileFetched(desk: Desk, fetched: Fetched): Promise<Filed> {
  const photos = newOf(desk, fetched)
  const known = fetched.photos.length - photos.length
  if (photos.length === 0) return { visitId: null, photos: [], known }
  return { ...(await fileAll(desk, fetched, photos)), known }
}

/** A photo with its SHA-256. */
type NewPhoto = Fetched['photos'][number] & { readonly sha256: string }

/**
 * What the patient's record does not hold yet. Where another patient's does, the study may be about to go into the wrong record: none
 * of it is taken, and each of those photos is a line in the log.
 */
function newOf({ store, actor }: Desk, { patientId, photos }: Fetched): readonly NewPhoto[] {
  const held = new Set(store.photos.ofPatient(patientId).map(({ sha256 }) => sha256))
  const found: NewPhoto[] = []
  const elsewhere: string[] = []
  for (const photo of photos) {
    const sha256 = createHash('sha256').update(photo.bytes).digest('hex')
    if (held.has(sha256)) continue
    held.add(sha256)
    const same = store.photos.sameAs(sha256, patientId)
    if (same) elsewhere.push(same.id)
    found.push({ ...photo, sha256 })
  }
  for (const object of elsewhere) store.note(actor, 'photo.known', 'refused', { object })
  if (elsewhere.length === 0) return found
  throw new BasalisError(
    'ARCHIVE_KNOWN_ELSEWHERE',
    'expected photos that are in no other record, found some that are',
  )
}

function fileAll(
  { store, actor }: Desk,
  { patientId, studyInstance, atMs, reason }: Fetched,
  photos: readonly NewPhoto[],
): Promise<Omit<Filed, 'known'>> {
  const own = (): string | null =>
    store.archive.visitOfStudy(patientId, studyInstance) ??
    store.visits.ofPatient(patientId).find(({ id }) => uidOf('study', id) === studyInstance)?.id ??
    null
  const addVisit = (nowMs: number): string => {
    const fields: VisitFields = { atMs, reason, skinState: 'other', notes: '', treatments: [] }
    const { id } = store.visits.add(patientId, fields, nowMs)
    store.audit.append({
      ...actor,
      ...{ atMs: nowMs, action: 'visit.add', object: id, outcome: 'done', reason: null },
    })
    return id
  }
  return store.writing(() =>
    keepFiles(store.vault, patientId, async (keep) => {
      const kept: (Pick<NewPhoto, 'fields' | 'sopInstance' | 'sha256'> & {
        readonly files: Parameters<typeof store.photos.add>[1]
      })[] = []
      for (const { bytes, thumbnail, fields, sopInstance, sha256 } of photos) {
        const original = await keep(bytes, 'photo')
        kept.push({
          ...{ fields, sopInstance, sha256 },
          files: { original, thumbnail: await keep(thumbnail, 'thumbnail') },
        })
      }
      return store.save(
        actor,
        'archive.fetch',
        (nowMs) => {
          const visitId = own() ?? addVisit(nowMs)
          const ids = kept.map(({ files, sha256, fields, sopInstance }) => {
            const { id } = store.photos.add(visitId, files, sha256, fields, nowMs)
            store.archive.addReceived({ photoId: id, sopInstance, studyInstance })
            return id
          })
          return { visitId, photos: ids }
        },
        (filed) => filed.photos,
      )
    }),
  )
}
