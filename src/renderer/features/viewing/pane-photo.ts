import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import type { ComparisonState } from '../../../shared/contract/comparison-state.ts'
import type { PageError } from '../../../shared/contract/error-data.ts'
import type { Shown, View } from '../../../shared/contract/session-state.ts'
import type { Layer } from '../../../shared/imaging/layers.ts'

/** How far a pane's photo is. */
export interface PanePhoto {
  /** Null until it has been decoded. */
  readonly view: View | null
  readonly phase: 'opening' | 'analyzing' | 'ready' | 'cancelled' | 'failed'
  readonly report: AnalysisReport | null
  /** Why it cannot be shown, or was not analysed. */
  readonly error: PageError | null
}

/** The photo at hand, or one beside it. */
export function panePhoto(
  hand: Exclude<Shown, { phase: 'empty' }>,
  compared: ComparisonState,
  photo: string | null,
): PanePhoto {
  if (photo === null) return ofShown(hand)
  const session = compared.find((one) => one.photo === photo)?.session
  if (!session || session.shown.phase === 'empty') {
    const error = session?.refusal ?? null
    return { view: null, phase: error ? 'failed' : 'opening', report: null, error }
  }
  return ofShown(session.shown)
}

function ofShown(shown: Exclude<Shown, { phase: 'empty' }>): PanePhoto {
  const { view, phase } = shown
  return {
    view,
    phase,
    report: phase === 'ready' ? shown.report : null,
    error: phase === 'failed' ? shown.error : null,
  }
}

/** Whether a layer of it can be shown yet, and if not, whether it will be. */
export function layerState({ view, phase }: PanePhoto, layer: Layer): 'there' | 'coming' | 'absent' {
  if (view && (layer === 'photo' || phase === 'ready')) return 'there'
  return phase === 'opening' || phase === 'analyzing' ? 'coming' : 'absent'
}
