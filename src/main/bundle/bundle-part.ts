import type { BundleContent } from '../../shared/contract/export-state.ts'
import type { Language } from '../../shared/contract/settings.ts'
import type { EyeBar } from '../../shared/imaging/eye-bar.ts'
import type { Leaving } from '../records/leaving/leave-grant.ts'
import type { RecordRows, Row } from '../records/transfer/read-rows.ts'

/** What was chosen of an export. */
export interface BundlePlan {
  readonly contents: ReadonlySet<BundleContent>
  /** The patient's name and all that was typed is in the rows. */
  readonly named: boolean
  readonly masked: boolean
  readonly withoutPlace: boolean
  /** Every row and byte goes along, so that it can be taken into records again. */
  readonly whole: boolean
}

/** A photo as a PNG of its pixels and nothing else: what a camera, or another clinic's program, wrote beside them may name anybody. */
export type PhotoPixels = (photo: Uint8Array) => Promise<Uint8Array>

/** A photo with a bar over the eyes of every face in it. */
export interface MaskedPhoto {
  readonly png: Uint8Array
  readonly bars: readonly EyeBar[]
}

/** The page of a photo as PDF, and the language that it is in. */
export interface PhotoPage {
  readonly bytes: Uint8Array
  readonly language: Language
}

/** A page that is in the export. */
export interface WrittenPage extends Pick<PhotoPage, 'language'> {
  readonly visitId: string
  readonly path: string
  readonly bytes: number
  /** In base64. */
  readonly sha1: string
}

/** A patient whose record is being exported. */
export interface BundledPatient {
  readonly plan: BundlePlan
  /** As the records let them out: of the visits that were asked for, without names where there must be none. */
  readonly rows: RecordRows
  /** Version of the database's schema that the rows are of. */
  readonly schema: number
  /** What the clinic says of itself. */
  readonly clinic: Leaving['clinic']
  readonly programVersion: string
  readonly nowMs: number
  /** The bytes of a file of the vault, by its id. */
  readonly load: (fileId: string) => Promise<Uint8Array>
  /** Its pixels alone. Fails as the decoder does. */
  readonly pixels: (photo: Row) => Promise<Uint8Array>
  /** Fails with EYES_NOT_FOUND where a view of the face shows no face. */
  readonly mask: (photo: Row) => Promise<MaskedPhoto>
  /** The page of a photo as PDF; null: none are made. */
  readonly reportOf: ((photoId: string) => Promise<PhotoPage>) | null
  /** The pages that the part `reports` has written, for those that come after it. */
  readonly pages: WrittenPage[]
  /** Where the bars of that are. */
  readonly barsOf: (photo: Row) => Promise<readonly EyeBar[]>
}

/** A file of an export. */
export interface BundleFile {
  /** In the patient's folder; ids, no names, no days. */
  readonly path: string
  readonly bytes: Uint8Array
  /** A photo as the camera wrote it, from which the place is to go where that was chosen. */
  readonly fromCamera?: boolean
}

/**
 * One kind of thing in an export: a report as PDF or a bundle of FHIR is another entry of `BUNDLE_PARTS`. It writes what it has of one
 * patient, file by file, and nothing that the plan does not take.
 */
export interface BundlePart {
  /** Stands in the manifest, beside every file that it wrote. */
  readonly name: string
  readonly files: (patient: BundledPatient) => Iterable<BundleFile> | AsyncIterable<BundleFile>
}

/** Rows of a table; none where it is not among them. */
export const rowsOf = (rows: RecordRows, table: string): readonly Row[] => rows[table] ?? []

/** As others read it: two spaces, and a line feed at the end. */
export const jsonBytes = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/** A moment of the records as ISO 8601 in UTC. */
export const isoTime = (ms: unknown): string | null =>
  typeof ms === 'number' ? new Date(ms).toISOString() : null

/** Where files of a photo or an analysis lie in an export. */
export const pathOfPhoto = ({ id, format }: Row): string => `photos/${id}.${format}`
export const pathOfPixels = ({ id }: Row): string => `photos/${id}.png`
export const pathOfThumbnail = ({ id }: Row): string => `thumbnails/${id}.jpg`
export const pathOfLayer = ({ analysis_id, name }: Row): string => `layers/${analysis_id}/${name}.png`
