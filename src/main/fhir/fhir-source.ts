import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { Analysis } from '../../shared/domain/analysis.ts'
import type { ClinicProfile } from '../../shared/domain/clinic.ts'
import type { Patient } from '../../shared/domain/patient.ts'
import type { Photo } from '../../shared/domain/photo.ts'
import type { Visit } from '../../shared/domain/visit.ts'

/** What a clinic holds of one patient, as far as FHIR has a place for it. */
export interface FhirSource {
  readonly clinic: Pick<ClinicProfile, 'name' | 'address' | 'contact'>
  /** Of this program. */
  readonly version: string
  /** When the bundle is written. */
  readonly nowMs: number
  readonly patient: Patient
  readonly visits: readonly Visit[]
  readonly photos: readonly FhirPhoto[]
  readonly analyses: readonly FhirAnalysis[]
  /** The PDF of each visit's report, where there is one. */
  readonly reports?: readonly FhirFile[]
}

export interface FhirPhoto {
  readonly photo: Photo
  /** Where the photo's file lies, from where the bundle's does; absent: the bundle tells of it without its bytes. */
  readonly path?: string
}

export interface FhirAnalysis {
  readonly analysis: Analysis
  readonly report: Pick<AnalysisReport, 'metrics' | 'skin' | 'confidence' | 'model' | 'pipelineVersion'>
}

/** A PDF beside the bundle, of one visit. */
export interface FhirFile {
  readonly visitId: string
  /** From where the bundle lies. */
  readonly path: string
  readonly bytes: number
  /** SHA-1 in base64: what R4's `Attachment.hash` asks for. It tells what was damaged, not who wrote it. */
  readonly sha1: string
  /** What it is called, and in which language it is, as BCP 47 names it. */
  readonly title: string
  readonly language: string
  readonly atMs: number
}
