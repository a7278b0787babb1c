import { LIGHTS } from '../../../shared/imaging/lights.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Labelled } from '../../ui/Field.tsx'
import { useWhen } from '../records/useWhen.ts'
import { filmPhotos, type PatientPhoto } from '../viewing/patient-photos.ts'
import { earlierThan, regionsIn, withPhoto, type ReportDraft } from './report-draft.ts'
import { Toggles } from './Toggles.tsx'

interface Props {
  readonly draft: ReportDraft
  readonly photos: readonly PatientPhoto[]
  readonly onChange: (draft: ReportDraft) => void
}

/** Not compared with another photo; no record has this id. */
const NOTHING = 'nothing'
/** Of a choice with one box. */
const SHOWN = 'shown'

/** Which photos are in the report, and what is shown of them. */
export function ReportPhotos({ draft, photos, onChange }: Props) {
  const { texts } = useInterface()
  const { report } = texts
  const nameOf = usePhotoName()
  const when = useWhen()
  const { template, photo, before, strip, lights, regions, drawn } = draft
  const options = (list: readonly PatientPhoto[]) => list.map((one) => ({ id: one.id, name: nameOf(one) }))
  const choosePhoto = (
    <Labelled label={report.photo}>
      <Choice
        label={report.photo}
        value={photo}
        groups={[{ title: '', options: options(photos.toReversed()) }]}
        onChoose={(chosen) => {
          onChange(withPhoto(draft, photos, chosen))
        }}
      />
    </Labelled>
  )
  if (template === 'film-strip')
    return (
      <>
        {choosePhoto}
        <Toggles
          label={report.strip}
          options={filmPhotos(photos, photo).map(({ id, takenMs }) => ({ id, name: when.moment(takenMs) }))}
          chosen={strip}
          onChoose={(chosen) => {
            onChange({ ...draft, strip: [...chosen] })
          }}
        />
      </>
    )
  const own = photos.find(({ id }) => id === photo)
  const earlier = earlierThan(photos, photo)
  const known = regionsIn(own)
  const isFull = template === 'full'
  return (
    <>
      {choosePhoto}
      {own?.analysis === null && <p className="hint">{report.notAnalysed}</p>}
      {template !== 'one-page' && (
        <Labelled label={report.before}>
          {earlier.length === 0 ? (
            <p className="hint">{report.noneBefore}</p>
          ) : (
            <Choice
              label={report.before}
              value={before ?? NOTHING}
              groups={[
                {
                  title: '',
                  options: [...(isFull ? [{ id: NOTHING, name: report.noBefore }] : []), ...options(earlier)],
                },
              ]}
              onChoose={(chosen) => {
                onChange({ ...draft, before: chosen === NOTHING ? null : chosen })
              }}
            />
          )}
        </Labelled>
      )}
      {isFull && own?.analysis && (
        <>
          <Toggles
            label={report.lights}
            hint={report.lightsHint}
            options={LIGHTS.map((id) => ({ id, name: texts.layers[`light.${id}`].short }))}
            chosen={lights}
            onChoose={(chosen) => {
              onChange({ ...draft, lights: [...chosen] })
            }}
          />
          {known.length > 0 && (
            <Toggles
              label={report.regions}
              hint={report.regionsHint}
              options={known.map((id) => ({ id, name: texts.regions.names[id] }))}
              chosen={regions === null ? known : known.filter((id) => regions.includes(id))}
              onChoose={(chosen) => {
                onChange({ ...draft, regions: chosen.length === known.length ? null : [...chosen] })
              }}
            />
          )}
        </>
      )}
      {own?.analysis && (
        <Toggles
          label={report.drawn}
          options={[{ id: SHOWN, name: report.showDrawn }]}
          chosen={drawn ? [SHOWN] : []}
          onChoose={(chosen) => {
            onChange({ ...draft, drawn: chosen.includes(SHOWN) })
          }}
        />
      )}
    </>
  )
}

/** When and of what a photo was taken. */
function usePhotoName(): (photo: PatientPhoto) => string {
  const { visit } = useInterface().texts.records
  const when = useWhen()
  return ({ takenMs, view, bodySite }) =>
    [when.moment(takenMs), bodySite === '' ? visit.views[view] : bodySite].join(' · ')
}
