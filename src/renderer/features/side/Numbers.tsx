import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'

/** The numbers of each map over the region that was measured. */
export function Numbers({ report }: { readonly report: AnalysisReport | null }) {
  const { texts } = useInterface()
  const { numbers } = texts
  const [[name, region] = []] = Object.entries(report?.metrics ?? {})
  const confidence = report?.confidence
  const trust = name === undefined ? undefined : confidence?.regions[name]
  // Older versions computed no confidence: nothing is said of it rather than nothing found.
  const saysTrust = report === null || trust !== undefined
  return (
    <section className="side-section">
      <h2>
        {numbers.title} · {numbers.regions[name === 'face' || name === 'skin' ? name : 'whole']}
      </h2>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">{numbers.map}</th>
            <th scope="col" title={numbers.meanHint}>
              {numbers.mean}
            </th>
            <th scope="col" title={numbers.areaHint}>
              {numbers.area}
            </th>
            <th scope="col" title={numbers.spotsHint}>
              {numbers.spots}
            </th>
            {saysTrust && (
              <th scope="col" title={numbers.uncertainHint}>
                {numbers.uncertain}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {PIGMENTS.map((pigment) => {
            const found = region?.[pigment]
            return (
              <tr key={pigment}>
                <th scope="row">{texts.layers[`map.${pigment}`].short}</th>
                <td>{found ? found.mean.toFixed(3) : '–'}</td>
                <td>{found ? percent(found.area) : '–'}</td>
                <td>{found ? found.spots : '–'}</td>
                {saysTrust && <td>{trust ? wholePercent(trust[pigment].low) : '–'}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
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
