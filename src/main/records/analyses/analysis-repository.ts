import { isDeepStrictEqual } from 'node:util'
import type Database from 'better-sqlite3'
import { analysisReport, type AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import {
  type Analysis,
  type AnalysisNumber,
  type AnalysisRecipe,
  numbersOf,
} from '../../../shared/domain/analysis.ts'
import { insertFile } from '../photos/insert-file.ts'
import { createRecordId } from '../record-id.ts'
import type { VaultEntry } from '../vault/image-vault.ts'

const COLUMNS = `analysis.id, photo_id AS photoId, analysis.at_ms AS atMs, pipeline_version AS pipelineVersion,
  model_id AS modelId, model_version AS modelVersion`

const ENTRY =
  'file.id, file.patient_id AS patientId, file.role, plain_bytes AS plainBytes, wrapped_key AS wrappedKey'

/** A picture of an analysis that lies in the vault: `red`, `skin` and so on. */
export interface StoredLayer {
  readonly name: string
  readonly entry: VaultEntry
}

/** An analysis, its numbers, and how many of this photo there are. */
export interface NewestAnalysis extends Analysis {
  readonly numbers: readonly AnalysisNumber[]
  readonly count: number
}

/** Analyses in the database. */
export class AnalysisRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** The files of the layers are there before. */
  add(photoId: string, report: AnalysisReport, layers: readonly StoredLayer[], nowMs: number): Analysis {
    const id = createRecordId()
    const { pipelineVersion, model } = report
    this.#db
      .prepare(
        `INSERT INTO analysis (id, photo_id, at_ms, pipeline_version, model_id, model_version, report)
         VALUES (@id, @photoId, @nowMs, @pipelineVersion, @modelId, @modelVersion, @report)`,
      )
      .run({
        id,
        photoId,
        nowMs,
        pipelineVersion,
        modelId: model.id,
        modelVersion: model.version,
        report: JSON.stringify(report),
      })
    const number = this.#db.prepare(
      'INSERT INTO analysis_number (analysis_id, region, name, value) VALUES (@id, @region, @name, @value)',
    )
    for (const one of numbersOf(report)) number.run({ ...one, id })
    const layer = this.#db.prepare(
      'INSERT INTO analysis_layer (analysis_id, name, file_id) VALUES (@id, @name, @fileId)',
    )
    for (const { name, entry } of layers) {
      insertFile(this.#db, entry, nowMs)
      layer.run({ id, name, fileId: entry.id })
    }
    return this.get(id)
  }

  /** Fails with RECORD_NOT_FOUND. */
  get(id: string): Analysis {
    const found = this.#db.prepare<[string], Analysis>(`SELECT ${COLUMNS} FROM analysis WHERE id = ?`).get(id)
    if (!found) throw new BasalisError('RECORD_NOT_FOUND', 'expected an analysis of this id, found none')
    return found
  }

  /** One of a photo's. Fails with RECORD_NOT_FOUND. */
  ofPhoto(photoId: string, id: string): Analysis {
    const found = this.get(id)
    if (found.photoId !== photoId)
      throw new BasalisError('RECORD_NOT_FOUND', 'expected an analysis of this photo, found one of another')
    return found
  }

  /** Everything but the pixels. Fails with RECORD_NOT_FOUND. */
  reportOf(id: string): AnalysisReport {
    const text = this.#db
      .prepare<[string], string>('SELECT report FROM analysis WHERE id = ?')
      .pluck()
      .get(id)
    if (text === undefined)
      throw new BasalisError('RECORD_NOT_FOUND', 'expected an analysis of this id, found none')
    return analysisReport.parse(JSON.parse(text))
  }

  /**
   * Analyses by the same recipe and colour card that have been kept already, with numbers of at least the same regions; the newest
   * last.
   */
  alike(
    photoId: string,
    { pipelineVersion, model, parameters, metrics, colourCard }: AnalysisReport,
  ): readonly string[] {
    const regions = Object.keys(metrics)
    return this.#madeBy(photoId, { pipelineVersion, modelSha256: model.sha256, parameters })
      .filter(
        ({ report }) =>
          regions.every((region) => region in report.metrics) && isSameCard(report.colourCard, colourCard),
      )
      .map(({ id }) => id)
  }

  /** The newest analysis of a photo by this recipe; null where there is none. */
  newestBy(
    photoId: string,
    recipe: AnalysisRecipe,
  ): { readonly id: string; readonly report: AnalysisReport } | null {
    const newest = this.#madeBy(photoId, recipe).at(-1)
    return newest ? { id: newest.id, report: analysisReport.parse(newest.report) } : null
  }

  /** The newest analysis of a photo; null: it was never analysed. */
  newestOf(photoId: string): Analysis | null {
    return (
      this.#db
        .prepare<[string], Analysis>(
          `SELECT ${COLUMNS} FROM analysis WHERE photo_id = ? ORDER BY analysis.at_ms DESC, analysis.id DESC LIMIT 1`,
        )
        .get(photoId) ?? null
    )
  }

  /** Of every photo of the patient that has been analysed the newest analysis, with its numbers; by the photo's id. */
  newestOfPatient(patientId: string): ReadonlyMap<string, NewestAnalysis> {
    const all = this.#db
      .prepare<[string], Analysis>(
        `SELECT ${COLUMNS} FROM visit JOIN photo ON photo.visit_id = visit.id
         JOIN analysis ON analysis.photo_id = photo.id WHERE visit.patient_id = ? ORDER BY analysis.at_ms, analysis.id`,
      )
      .all(patientId)
    const numbers = this.#db.prepare<[string], AnalysisNumber>(
      'SELECT region, name, value FROM analysis_number WHERE analysis_id = ?',
    )
    return new Map(
      [...Map.groupBy(all, ({ photoId }) => photoId)].flatMap(([photoId, own]) => {
        const newest = own.at(-1)
        return newest ? [[photoId, { ...newest, numbers: numbers.all(newest.id), count: own.length }]] : []
      }),
    )
  }

  /** The files of all its layers. */
  entriesOf(id: string): readonly VaultEntry[] {
    return this.#db
      .prepare<[string], VaultEntry>(
        `SELECT ${ENTRY} FROM analysis_layer JOIN file ON file.id = analysis_layer.file_id WHERE analysis_id = ?`,
      )
      .all(id)
  }

  /** The file of a layer. Fails with RECORD_NOT_FOUND. */
  entryOf(id: string, layer: string): VaultEntry {
    const entry = this.#db
      .prepare<[string, string], VaultEntry>(
        `SELECT ${ENTRY}
         FROM analysis_layer JOIN file ON file.id = analysis_layer.file_id WHERE analysis_id = ? AND name = ?`,
      )
      .get(id, layer)
    if (!entry) throw new BasalisError('RECORD_NOT_FOUND', 'expected a layer of this analysis, found none')
    return entry
  }

  /** Analyses of a photo by this recipe, the newest last. */
  #madeBy(
    photoId: string,
    { pipelineVersion, modelSha256, parameters }: AnalysisRecipe,
  ): readonly { readonly id: string; readonly report: AnalysisReport }[] {
    return this.#db
      .prepare<[string, string], { readonly id: string; readonly report: string }>(
        'SELECT id, report FROM analysis WHERE photo_id = ? AND pipeline_version = ? ORDER BY at_ms, id',
      )
      .all(photoId, pipelineVersion)
      .map(({ id, report }) => ({ id, report: JSON.parse(report) as AnalysisReport }))
      .filter(
        ({ report }) =>
          report.model.sha256 === modelSha256 && isDeepStrictEqual(report.parameters, { ...parameters }),
      )
  }
}

/** Whether two analyses rest on colours that were corrected, or left, for the same reason. */
function isSameCard(one: AnalysisReport['colourCard'], two: AnalysisReport['colourCard']): boolean {
  return (
    one?.card === two?.card &&
    one?.refused === two?.refused &&
    one?.reference === two?.reference &&
    one?.print === two?.print
  )
}
