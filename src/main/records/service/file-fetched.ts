import { createHash } from 'node:crypto'
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
  readonly visitId: string
  /** Ids of the photos. */
  readonly photos: readonly string[]
}

/**
 * Files photos of a study in one visit of the patient: the one that holds some of it already, or is it, else a new one. All of them, with
 * their lines in the log, or none. Fails as the disk does.
 */
export function fileFetched(
  { store, actor }: Pick<RecordContext, 'store' | 'actor'>,
  { patientId, studyInstance, atMs, reason, photos }: Fetched,
): Promise<Filed> {
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
      const kept: (Pick<Fetched['photos'][number], 'fields' | 'sopInstance'> & {
        readonly sha256: string
        readonly files: Parameters<typeof store.photos.add>[1]
      })[] = []
      for (const { bytes, thumbnail, fields, sopInstance } of photos) {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
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
