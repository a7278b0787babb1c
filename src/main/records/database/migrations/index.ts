import type { Migration } from '../migrate.ts'
import { RECORDS } from './0001-records.ts'
import { PHOTO_PAIRS } from './0002-photo-pairs.ts'
import { REGIONS } from './0003-regions.ts'
import { PHOTO_QUALITY } from './0004-photo-quality.ts'
import { CLINIC_PROFILE } from './0005-clinic-profile.ts'
import { ARCHIVE } from './0006-archive.ts'
import { ARCHIVE_REPORTS } from './0007-archive-reports.ts'
import { PRINTED_CARDS } from './0008-printed-cards.ts'
import { WHICH_ARCHIVE } from './0009-which-archive.ts'

/** All of them, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  RECORDS,
  PHOTO_PAIRS,
  REGIONS,
  PHOTO_QUALITY,
  CLINIC_PROFILE,
  ARCHIVE,
  ARCHIVE_REPORTS,
  PRINTED_CARDS,
  WHICH_ARCHIVE,
]
