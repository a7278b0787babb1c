import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { repeatSpread } from '../../../shared/domain/repeat-spread.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'

/** What the maps' means of two shots of the same skin differ by; nothing where none was repeated. */
export function RepeatNoise({ visits }: { readonly visits: readonly VisitRecord[] }) {
  const { texts } = useInterface()
  const { repeat } = texts.records.photo
  const spread = repeatSpread(visits.flatMap(({ photos }) => photos))
  if (!spread) return null
  return (
    <section className="repeat-noise" aria-label={repeat.noise(spread.pairs)}>
      <h4>{repeat.noise(spread.pairs)}</h4>
      <p className="hint">{repeat.noiseHint}</p>
      <dl>
        {PIGMENTS.map((pigment) => {
          const { difference, cv } = spread.maps[pigment]
          return (
            <div key={pigment}>
              <dt>{texts.layers[`map.${pigment}`].short}</dt>
              <dd>{repeat.value(difference.toFixed(4), (100 * cv).toFixed(1))}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
