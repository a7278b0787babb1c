import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import type { MapMetrics } from '../../../shared/imaging/metrics.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'
import { RegionChoice } from '../regions/RegionChoice.tsx'
import { RegionTools } from '../regions/RegionTools.tsx'
import { useRegions } from '../regions/regions-context.ts'
import { regionName } from '../regions/shown-regions.ts'

/** The numbers of each map over the region that is looked at. */
export function Numbers({ report }: { readonly report: AnalysisReport | null }) {
  const { texts } = useInterface()
  const { numbers, regions } = texts
  const { all, chosen } = useRegions()
  const confidence = report?.confidence
  const trust = chosen?.confidence
  // Older versions computed no confidence: nothing is said of it rather than nothing found.
  const saysTrust = report === null || trust !== undefined || chosen?.maps === null
  // Of a drawn region without any skin there are no numbers.
  const isEmpty = chosen?.measured?.skinPx === 0
  const rows: readonly (readonly [string, string, (found: MapMetrics) => string])[] = [
    [regions.numbers.mean, numbers.meanHint, ({ mean }) => mean.toFixed(3)],
    [regions.numbers.sd, regions.hints.sd, ({ sd }) => sd.toFixed(3)],
    [regions.numbers.cv, regions.hints.cv, ({ cv, mean }) => (mean > 0 ? cv.toFixed(2) : '–')],
    [regions.numbers.area, numbers.areaHint, ({ area }) => percent(area)],
    [regions.numbers.spots, numbers.spotsHint, ({ spots }) => `${spots}`],
  ]
  return (
    <section className="side-section">
      <div className="numbers-head">
        <h2>
          {numbers.title}
          {all.length < 2 && ` · ${chosen ? regionName(chosen, texts) : numbers.regions.whole}`}
        </h2>
        <RegionChoice />
      </div>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">{numbers.map}</th>
            {PIGMENTS.map((pigment) => (
              <th key={pigment} scope="col">
                {texts.layers[`map.${pigment}`].short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, hint, value]) => (
            <tr key={name}>
              <th scope="row" title={hint}>
                {name}
              </th>
              {PIGMENTS.map((pigment) => (
                <td key={pigment}>{chosen?.maps && !isEmpty ? value(chosen.maps[pigment]) : '–'}</td>
              ))}
            </tr>
          ))}
          {saysTrust && (
            <tr>
              <th scope="row" title={numbers.uncertainHint}>
                {numbers.uncertain}
              </th>
              {PIGMENTS.map((pigment) => (
                <td key={pigment}>{trust && !isEmpty ? wholePercent(trust[pigment].low) : '–'}</td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <RegionTools />
      {confidence && trust && (
        <p className="numbers-note">
          {numbers.uncertainNote(confidence.errorBound, confidence.errorShare ?? 0)}
        </p>
      )}
    </section>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

/** Without decimals, for what is an estimate itself; but what occurs is never said to be none. */
function wholePercent(share: number): string {
  return share > 0 && share < 0.01 ? '< 1 %' : `${(share * 100).toFixed(0)} %`
}
