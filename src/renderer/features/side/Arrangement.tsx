import { Columns2, Columns3, Grid2x2, Grid3x2, Square, type LucideIcon } from 'lucide-react'
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useInterface } from '../../app/interface-context.ts'
import { LIGHT_LAYERS } from '../../../shared/imaging/layers.ts'
import { counterpartOf, filmPhotos, monthUpTo } from '../viewing/patient-photos.ts'
import type { Studio } from '../viewing/studio.ts'
import {
  comparedLayer,
  filmView,
  FIRST_VIEW,
  layersView,
  MOST_PANES,
  PANE_COUNTS,
  photosView,
  withPanes,
  type ViewChoice,
} from '../viewing/view-choice.ts'

const ICONS: Readonly<Record<(typeof PANE_COUNTS)[number], LucideIcon>> = {
  1: Square,
  2: Columns2,
  3: Columns3,
  4: Grid2x2,
  6: Grid3x2,
}

/** How many panes there are, and what is shown in them: by one press what is needed most. */
export function Arrangement({ studio }: { readonly studio: Studio }) {
  const { texts } = useInterface()
  const { choice, onChoice } = studio
  const { arrangement, paneCount, presets } = texts.studio
  return (
    <section className="side-section" aria-label={arrangement}>
      <h2>{arrangement}</h2>
      <div className="switch-row counts" role="group" aria-label={arrangement}>
        {PANE_COUNTS.map((count) => {
          const Icon = ICONS[count]
          return (
            <TooltipTrigger key={count} delay={500} closeDelay={0}>
              <ToggleButton
                className="button"
                aria-label={paneCount(count)}
                isSelected={choice.focus === null && choice.panes.length === count}
                onChange={() => {
                  onChoice(withPanes(choice, count))
                }}
              >
                <Icon size={18} strokeWidth={1.75} aria-hidden />
              </ToggleButton>
              <Tooltip className="tooltip" offset={6}>
                {paneCount(count)}
              </Tooltip>
            </TooltipTrigger>
          )
        })}
      </div>
      <div className="presets">
        {presetsOf(studio).map(({ id, view }) => (
          <Button
            key={id}
            className="button"
            isDisabled={view === null}
            onPress={() => {
              if (view) onChoice(view)
            }}
          >
            {presets[id]}
          </Button>
        ))}
      </div>
      <PresetNote studio={studio} />
    </section>
  )
}

/** What each preset shows; null: there is nothing to show with this photo. */
export function presetsOf({ hand, photos, choice }: Pick<Studio, 'hand' | 'photos' | 'choice'>): readonly {
  readonly id: 'maps' | 'lights' | 'pair' | 'month' | 'film'
  readonly view: ViewChoice | null
}[] {
  const own = hand.view.record?.photo ?? ''
  const counterpart = counterpartOf(photos, own)
  const layer = comparedLayer(choice)
  const taken = photos.find(({ id }) => id === own)?.takenMs ?? 0
  const month = monthUpTo(photos, own, MOST_PANES).map(({ id }) => (id === own ? null : id))
  return [
    { id: 'maps', view: FIRST_VIEW },
    { id: 'lights', view: layersView(LIGHT_LAYERS) },
    {
      id: 'pair',
      view:
        counterpart &&
        photosView(counterpart.takenMs <= taken ? [counterpart.id, null] : [null, counterpart.id], layer),
    },
    { id: 'month', view: month.length > 1 ? photosView(month, layer) : null },
    { id: 'film', view: filmPhotos(photos, own).length > 1 ? filmView(choice) : null },
  ]
}

/** Why nothing can be compared. */
function PresetNote({ studio: { hand, photos } }: { readonly studio: Studio }) {
  const { studio } = useInterface().texts
  const { record } = hand.view
  if (record && (photos.length === 0 || counterpartOf(photos, record.photo))) return null
  return <p className="numbers-note">{record ? studio.noOther : studio.notKept}</p>
}
