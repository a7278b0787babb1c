import { useState } from 'react'
import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import { MAP_NUMBERS } from '../../../shared/domain/analysis.ts'
import { PIGMENTS } from '../../../shared/imaging/pigments.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { ChangeNote } from './ChangeNote.tsx'
import {
  lastChange,
  regionsWithSeries,
  runsOf,
  seriesOf,
  viewsWithSeries,
  type SeriesRegion,
} from '../../../shared/domain/number-series.ts'
import { RepeatNoise } from './RepeatNoise.tsx'
import { TimeChart } from './TimeChart.tsx'

type NumberId = (typeof MAP_NUMBERS)[number]

/** A number of the three maps, over the skin or a part of the face, through a patient's visits. */
export function NumbersOverTime({ visits }: { readonly visits: readonly VisitRecord[] }) {
  const { texts } = useInterface()
  const { followUp, visit } = texts.records
  const { numbers } = followUp
  const views = viewsWithSeries(visits)
  const [chosen, setChosen] = useState(views[0])
  const [chosenRegion, setRegion] = useState<SeriesRegion>('whole')
  const [number, setNumber] = useState<NumberId>('mean')
  const view = views.find((one) => one === chosen) ?? views[0]
  if (view === undefined)
    return (
      <section className="card">
        <h3>{numbers.title}</h3>
        <p className="soft">{numbers.empty}</p>
      </section>
    )
  const regions = regionsWithSeries(visits, view)
  const region = regions.find((one) => one === chosenRegion) ?? 'whole'
  const series = PIGMENTS.map((pigment) => ({
    pigment,
    points: seriesOf(visits, view, `${pigment}.${number}`, region),
  }))
  const decimals = number === 'spots' ? 0 : 3
  const choices = <T extends string>(ids: readonly T[], name: (id: T) => string) => [
    { title: '', options: ids.map((id) => ({ id, name: name(id) })) },
  ]
  const nameOf = (id: SeriesRegion): string => (id === 'whole' ? numbers.whole : texts.regions.names[id])
  return (
    <section className="card">
      <header className="list-head">
        <h3>{numbers.title}</h3>
        <div className="series-choices">
          {views.length > 1 && (
            <Choice
              label={visit.view}
              value={view}
              groups={choices(views, (id) => visit.views[id])}
              onChoose={setChosen}
            />
          )}
          {regions.length > 1 && (
            <Choice
              label={texts.regions.choose}
              value={region}
              groups={choices(regions, nameOf)}
              onChoose={setRegion}
            />
          )}
          <Choice
            label={texts.regions.number}
            value={number}
            groups={choices(MAP_NUMBERS, (id) => texts.regions.numbers[id])}
            onChoose={setNumber}
          />
        </div>
      </header>
      <p className="hint">
        {numbers.lead(texts.regions.numbers[number], nameOf(region))}{' '}
        {views.length === 1 && `${visit.view}: ${visit.views[view]}`}
      </p>
      <div className="time-charts">
        {series.map(({ pigment, points }) => (
          <div key={pigment}>
            <TimeChart
              title={texts.layers[`map.${pigment}`].short}
              points={points}
              columns={{ date: numbers.date, value: texts.regions.numbers[number] }}
              decimals={decimals}
            />
            <ChangeNote change={lastChange(points)} decimals={decimals} />
          </div>
        ))}
      </div>
      {series.some(({ points }) => runsOf(points).length > 1) && <p className="hint">{numbers.versions}</p>}
      {series.some(({ points }) => lastChange(points) !== null) && (
        <p className="hint">{texts.regions.change.hint}</p>
      )}
      <RepeatNoise visits={visits} />
    </section>
  )
}
