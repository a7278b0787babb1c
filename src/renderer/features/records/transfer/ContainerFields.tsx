import {
  BUNDLE_CONTAINERS,
  type BundleContainer,
  LEAST_PASSWORD,
} from '../../../../shared/contract/export-state.ts'
import { useInterface } from '../../../app/interface-context.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { Field, Labelled } from '../../../ui/Field.tsx'

/** Folder or zip, and what was typed for the zip. */
export interface ContainerForm {
  readonly kind: BundleContainer
  readonly password: string
  readonly again: string
}

export const ZIP_FORM: ContainerForm = { kind: 'zip', password: '', again: '' }

export const isComplete = ({ kind, password, again }: ContainerForm): boolean =>
  kind === 'folder' || (password.length >= LEAST_PASSWORD && again === password)

/** As a channel takes it. */
export const containerOf = ({ kind, password }: ContainerForm) => ({
  kind,
  password: kind === 'zip' ? password : null,
})

interface Props {
  readonly form: ContainerForm
  readonly onChange: (form: ContainerForm) => void
}

export function ContainerFields({ form, onChange }: Props) {
  const words = useInterface().texts.records.export
  const { kind, password, again } = form
  return (
    <div>
      <div className="transfer-container">
        <Labelled label={words.container}>
          <Choice
            label={words.container}
            value={kind}
            groups={[
              { title: '', options: BUNDLE_CONTAINERS.map((id) => ({ id, name: words.containers[id] })) },
            ]}
            onChoose={(chosen) => {
              onChange({ ...form, kind: chosen })
            }}
          />
        </Labelled>
        {kind === 'zip' && (
          <>
            <Field
              label={words.password}
              type="password"
              value={password}
              onChange={(typed) => {
                onChange({ ...form, password: typed })
              }}
            />
            <Field
              label={words.again}
              type="password"
              value={again}
              onChange={(typed) => {
                onChange({ ...form, again: typed })
              }}
              fault={again !== '' && again !== password ? words.differ : undefined}
            />
          </>
        )}
      </div>
      <p className="hint">{kind === 'zip' ? words.passwordHint : words.folderNote}</p>
    </div>
  )
}
