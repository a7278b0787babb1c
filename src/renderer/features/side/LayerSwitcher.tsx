import { Columns2 } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { lightOfLayer, LAYERS, pigmentOfLayer, type Layer } from '../../../shared/imaging/layers.ts'
import { useInterface } from '../../app/interface-context.ts'
import { isAlone, sideBySide, toggleLayer, type ViewChoice } from '../viewing/view-choice.ts'

interface Props {
  readonly choice: ViewChoice
  readonly onChoice: (choice: ViewChoice) => void
}

const PARTS = LAYERS.filter((layer) => !pigmentOfLayer(layer) && !lightOfLayer(layer))
const MAPS = LAYERS.filter((layer) => pigmentOfLayer(layer) !== null)

/** One layer alone in the room, or the panes side by side. */
export function LayerSwitcher({ choice, onChoice }: Props) {
  const { texts } = useInterface()
  const button = (layer: Layer) => (
    <ToggleButton
      key={layer}
      className="button"
      aria-label={texts.layers[layer].name}
      isSelected={isAlone(choice, layer)}
      onChange={() => {
        onChoice(toggleLayer(choice, layer))
      }}
    >
      {texts.layers[layer].short}
    </ToggleButton>
  )
  return (
    <section className="side-section">
      <ToggleButton
        className="button wide"
        isSelected={choice.focus === null}
        onChange={() => {
          onChoice(sideBySide(choice))
        }}
      >
        <Columns2 size={16} aria-hidden />
        {texts.actions.sideBySide}
      </ToggleButton>
      <h2>{texts.layerGroups.layers}</h2>
      <div className="switch-row" role="group" aria-label={texts.layerGroups.layers}>
        {PARTS.map(button)}
      </div>
      <h2>{texts.layerGroups.maps}</h2>
      <div className="switch-row" role="group" aria-label={texts.layerGroups.maps}>
        {MAPS.map(button)}
      </div>
    </section>
  )
}
