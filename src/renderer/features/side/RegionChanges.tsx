import type { Studio } from '../viewing/studio.ts'
import { changeOf } from '../../../shared/imaging/change.ts'
import { isFaceRegion } from '../../../shared/imaging/face-regions.ts'
import { PIGMENTS, type Pigment } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'
import { kindInReport, noiseOf, seriesOf } from '../../../shared/domain/number-series.ts'
import { signed } from '../records/signed.ts'
import { useWhen } from '../records/useWhen.ts'
import { useRegions } from '../regions/regions-context.ts'
import { regionName } from '../regions/shown-regions.ts'
import { useOtherRegion } from '../regions/useOtherRegion.ts'

interface Props {
  readonly studio: Studio
  /** The photo that is compared, by its id in the record. */
  readonly other: string
}

/** The means of the region that is looked at in both photos, and whether they differ by more than repeated shots do. */
export function RegionChanges({ studio, other }: Props) {
  const { texts } = useInterface()
  const when = useWhen()
  const { chosen } = useRegions()
  const { hand, compared, photos, visits } = studio
  const slot = compared.find(({ photo }) => photo === other)
  const there = useOtherRegion(chosen, slot ?? null)
  const own = photos.find(({ id }) => id === hand.view.record?.photo)
  const beside = photos.find(({ id }) => id === other)
  const ownMaps = chosen?.maps
  if (!chosen || !ownMaps || !there || !own || !beside) return null
  const otherFirst = beside.takenMs <= own.takenMs
  const days = (otherFirst ? [beside, own] : [own, beside]).map(({ takenMs }) => when.day(takenMs))
  const ownKind = hand.phase === 'ready' ? kindInReport(hand.report, chosen.id, own.bodySite) : null
  const shown = slot?.session.shown
  const otherKind =
    shown?.phase === 'ready' ? kindInReport(shown.report, there.region, beside.bodySite) : null
  const alike = own.view === beside.view && ownKind === otherKind
  const part = isFaceRegion(chosen.id) ? chosen.id : 'whole'
  const noise = (pigment: Pigment): number | null =>
    alike && ownKind !== null && chosen.kind !== 'drawn'
      ? noiseOf(seriesOf(visits, own.view, `${pigment}.mean`, part), ownKind)
      : null
  return (
    <table className="numbers changes">
      <caption>{texts.studio.changeOf(regionName(chosen, texts))}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.numbers.map}</th>
          {days.map((day, index) => (
            <th key={index} scope="col" title={day}>
              {index === 0 ? texts.studio.before : texts.studio.after}
            </th>
          ))}
          <th scope="col">{texts.studio.difference}</th>
        </tr>
      </thead>
      <tbody>
        {PIGMENTS.map((pigment) => {
          const [first, second] = otherFirst
            ? [there.maps[pigment].mean, ownMaps[pigment].mean]
            : [ownMaps[pigment].mean, there.maps[pigment].mean]
          const { difference, verdict } = changeOf(first, second, noise(pigment))
          return (
            <tr key={pigment} data-verdict={verdict}>
              <th scope="row">{texts.layers[`map.${pigment}`].short}</th>
              <td>{first.toFixed(3)}</td>
              <td>{second.toFixed(3)}</td>
              <td>
                {signed(difference, 3)}
                <span className="verdict">{texts.regions.change.verdicts[verdict]}</span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
