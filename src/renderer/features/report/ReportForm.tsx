import { PAPERS, REPORT_TEMPLATES } from '../../../shared/reports/report-content.ts'
import { LANGUAGES } from '../../../shared/contract/settings.ts'
import { useInterface } from '../../app/interface-context.ts'
import { TEXTS } from '../../i18n/languages.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field, Labelled } from '../../ui/Field.tsx'
import type { PatientPhoto } from '../viewing/patient-photos.ts'
import { wrongTexts, type ReportDraft } from './report-draft.ts'
import { ReportPhotos } from './ReportPhotos.tsx'

interface Props {
  readonly draft: ReportDraft
  /** All of the patient, the first taken first. */
  readonly photos: readonly PatientPhoto[]
  readonly onChange: (draft: ReportDraft) => void
}

/** What is to be in the report, and the clinician's words. */
export function ReportForm({ draft, photos, onChange }: Props) {
  const { report } = useInterface().texts
  const { template, paper, language, texts } = draft
  const wrong = wrongTexts(draft)
  const field = (name: keyof ReportDraft['texts'], label: string, lines: number, hint?: string) => (
    <Field
      label={label}
      value={texts[name]}
      lines={lines}
      hint={hint}
      fault={wrong.includes(name) ? report.tooLong : undefined}
      onChange={(value) => {
        onChange({ ...draft, texts: { ...texts, [name]: value } })
      }}
    />
  )
  return (
    <>
      <Labelled label={report.template}>
        <Choice
          label={report.template}
          value={template}
          groups={[
            { title: '', options: REPORT_TEMPLATES.map((id) => ({ id, name: report.templates[id] })) },
          ]}
          onChoose={(chosen) => {
            onChange({ ...draft, template: chosen })
          }}
        />
        <p className="hint">{report.templateHints[template]}</p>
      </Labelled>
      <div className="field-pair">
        <Labelled label={report.language}>
          <Choice
            label={report.language}
            value={language}
            groups={[
              {
                title: '',
                options: LANGUAGES.map((id) => ({ id, name: TEXTS[id].languageName, lang: id })),
              },
            ]}
            onChoose={(chosen) => {
              onChange({ ...draft, language: chosen })
            }}
          />
        </Labelled>
        <Labelled label={report.paper}>
          <Choice
            label={report.paper}
            value={paper}
            groups={[{ title: '', options: PAPERS.map((id) => ({ id, name: report.papers[id] })) }]}
            onChoose={(chosen) => {
              onChange({ ...draft, paper: chosen })
            }}
          />
        </Labelled>
      </div>
      <ReportPhotos draft={draft} photos={photos} onChange={onChange} />
      <h3>{report.words}</h3>
      {field('title', report.headline, 1, report.headlineHint)}
      {field('findings', report.findings, 4)}
      {field('advice', report.advice, 4)}
    </>
  )
}
