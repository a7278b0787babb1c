import { ToggleButton } from 'react-aria-components'
import { tilePath } from '../../../shared/contract/tile-path.ts'
import type { View } from '../../../shared/contract/session-state.ts'
import { LIGHT_LAYERS } from '../../../shared/imaging/layers.ts'
import { levelCount } from '../../../shared/imaging/pyramid.ts'
import { useInterface } from '../../app/interface-context.ts'
import { isAlone, toggleLayer, type ViewChoice } from '../viewing/view-choice.ts'

interface Props {
  readonly view: View
  /** Whether the lights have been computed. */
  readonly there: boolean
  readonly choice: ViewChoice
  readonly onChoice: (choice: ViewChoice) => void
}

/** The four simulated lights as thumbnails; a click gives one the whole room, another click gives it back. */
export function LightStrip({ view, there, choice, onChoice }: Props) {
  const { texts } = useInterface()
  const level = levelCount(view) - 1
  return (
    <section className="side-section" aria-label={texts.layerGroups.lights}>
      <h2>{texts.layerGroups.lights}</h2>
      <div className="lights">
        {LIGHT_LAYERS.map((layer) => (
          <ToggleButton
            key={layer}
            className="light"
            aria-label={texts.layers[layer].name}
            isDisabled={!there}
            isSelected={isAlone(choice, layer)}
            onChange={() => {
              onChoice(toggleLayer(choice, layer))
            }}
          >
            <span className="light-picture">
              {there && (
                <img
                  src={tilePath({ set: view.set, layer, level, column: 0, row: 0 })}
                  alt=""
                  draggable={false}
                />
              )}
            </span>
            <span>{texts.layers[layer].short}</span>
          </ToggleButton>
        ))}
      </div>
    </section>
  )
}
