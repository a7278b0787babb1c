import type { BundlePart } from '../bundle-part.ts'
import { DRAWINGS } from './drawings.ts'
import { FHIR } from './fhir.ts'
import { HISTORY } from './history.ts'
import { LAYERS } from './layers.ts'
import { NUMBERS_PART } from './numbers.ts'
import { ORIGINALS } from './originals.ts'
import { RECORD } from './record.ts'
import { REPORTS } from './reports.ts'

/** All that an export is made of, in this order: FHIR names the reports' files. A report or another standard's form of the record is one more entry. */
export const BUNDLE_PARTS: readonly BundlePart[] = [
  HISTORY,
  ORIGINALS,
  LAYERS,
  NUMBERS_PART,
  DRAWINGS,
  REPORTS,
  FHIR,
  RECORD,
]
