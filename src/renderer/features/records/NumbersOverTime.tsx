import { useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { runsOf, seriesOf, viewsWithSeries } from './number-series.ts'
import { RepeatNoise } from './RepeatNoise.tsx'
import { TimeChart } from './TimeChart.tsx'

/** The three maps' means through a patient's visits. */
export function NumbersOverTime({ visits }: { readonly visits: readonly VisitRecord[] }) {
  const { texts } = useInterface()
  const { followUp, visit } = texts.records
  const { numbers } = followUp
  const views = viewsWithSeries(visits)
  const [chosen, setChosen] = useState(views[0])
  const view = views.find((one) => one === chosen) ?? views[0]
  if (view === undefined)
    return (
      <section className="card">
        <h3>{numbers.title}</h3>
        <p className="soft">{numbers.empty}</p>
      </section>
    )
  const series = PIGMENTS.map((pigment) => ({ pigment, points: seriesOf(visits, view, `${pigment}.mean`) }))
  return (
    <section className="card">
      <header className="list-head">
        <h3>{numbers.title}</h3>
        {views.length > 1 && (
          <Choice
            label={visit.view}
            value={view}
            groups={[{ title: '', options: views.map((id) => ({ id, name: visit.views[id] })) }]}
            onChoose={setChosen}
          />
        )}
      </header>
      <p className="hint">
        {numbers.lead} {views.length === 1 && `${visit.view}: ${visit.views[view]}`}
      </p>
      <div className="time-charts">
        {series.map(({ pigment, points }) => (
          <TimeChart
            key={pigment}
            title={texts.layers[`map.${pigment}`].short}
            points={points}
            columns={{ date: numbers.date, value: numbers.mean }}
          />
        ))}
      </div>
      {series.some(({ points }) => runsOf(points).length > 1) && <p className="hint">{numbers.versions}</p>}
      <RepeatNoise visits={visits} />
    </section>
  )
}
