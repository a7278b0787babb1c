import { ToggleButton } from 'react-aria-components'
import { tilePath } from '../../../shared/contract/tile-path.ts'
import { LIGHT_LAYERS } from '../../../shared/imaging/layers.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { levelCount } from '../../../shared/imaging/pyramid.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import type { LayerAppearance, Studio } from '../viewing/studio.ts'
import { isAlone, toggleLayer } from '../viewing/view-choice.ts'

interface Props {
  readonly studio: Pick<Studio, 'hand' | 'choice' | 'onChoice' | 'look'>
  readonly onLook: (look: LayerAppearance) => void
}

/**
 * The four simulated lights as thumbnails, of all maps or of one; a click gives one the whole room, another click gives it back.
 */
export function LightStrip({ studio: { hand, choice, onChoice, look }, onLook }: Props) {
  const { texts } = useInterface()
  const { view } = hand
  const there = hand.phase === 'ready'
  const level = levelCount(view) - 1
  const { lightOf, lightOfAll, lightOfOne } = texts.studio
  const options = [
    { id: 'all', name: lightOfAll },
    ...PIGMENTS.map((id) => ({ id, name: lightOfOne[id] })),
  ] as const
  return (
    <section className="side-section" aria-label={texts.layerGroups.lights}>
      <div className="lights-head">
        <h2>{texts.layerGroups.lights}</h2>
        <Choice
          label={lightOf}
          value={look.lightOf ?? 'all'}
          groups={[{ title: '', options }]}
          onChoose={(id) => {
            onLook({ ...look, lightOf: id === 'all' ? null : id })
          }}
        />
      </div>
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
                  src={tilePath({
                    set: view.set,
                    layer,
                    ...(look.lightOf && { only: look.lightOf }),
                    level,
                    column: 0,
                    row: 0,
                  })}
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
