import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { ImageVault } from '../vault/image-vault.ts'
import type { AnalysisRepository } from './analysis-repository.ts'

/**
 * Whether the record holds such an analysis with every picture as it was kept. One with a picture that is missing or altered does not
 * count: the next analysis of the photo takes its place. Fails as the disk does.
 */
export async function holdsWhole(
  analyses: AnalysisRepository,
  vault: Pick<ImageVault, 'load'>,
  photoId: string,
  report: AnalysisReport,
): Promise<boolean> {
  for (const id of analyses.alike(photoId, report).toReversed())
    if (await isWhole(analyses, vault, id)) return true
  return false
}

async function isWhole(
  analyses: AnalysisRepository,
  vault: Pick<ImageVault, 'load'>,
  id: string,
): Promise<boolean> {
  try {
    for (const entry of analyses.entriesOf(id)) await vault.load(entry)
    return true
  } catch (error) {
    if (error instanceof BasalisError) return false
    throw error
  }
}
