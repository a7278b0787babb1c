import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { analysisReport } from '../../shared/contract/analysis-report.ts'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { EarlierCard } from '../../shared/imaging/colour-card.ts'

/** The card in an earlier photo, from the folder of its results. Fails with ARGUMENT_INVALID where there is none. */
export async function earlierCard(folder: string): Promise<EarlierCard> {
  const text = await readFile(join(folder, 'analysis.json'), 'utf8').catch(() => {
    throw invalid('no readable analysis.json')
  })
  const card = cardIn(text)
  if (!card) throw invalid('a photo without a card')
  if (card.patches.some((patch) => Math.max(...patch) === 0))
    throw invalid('a card of which a part is missing')
  return { card: card.card, patches: card.patches }
}

function cardIn(text: string) {
  try {
    return analysisReport.parse(JSON.parse(text)).colourCard
  } catch {
    throw invalid('an analysis.json of another form')
  }
}

const invalid = (found: string): BasalisError =>
  new BasalisError(
    'ARGUMENT_INVALID',
    `expected --card-like to name a folder of results whose photo shows a whole colour card, found ${found}`,
  )
