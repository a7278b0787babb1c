import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'

/** The numbers of each map over the region that was measured. */
export function Numbers({ report }: { readonly report: AnalysisReport | null }) {
  const { texts } = useInterface()
  const { numbers } = texts
  const [[name, region] = []] = Object.entries(report?.metrics ?? {})
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
          </tr>
        </thead>
        <tbody>
          {PIGMENTS.map((pigment) => {
            const found = region?.[pigment]
            return (
              <tr key={pigment}>
                <th scope="row">{texts.layers[`map.${pigment}`].short}</th>
                <td>{found ? found.mean.toFixed(3) : '–'}</td>
                <td>{found ? `${(found.area * 100).toFixed(1)} %` : '–'}</td>
                <td>{found ? found.spots : '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
