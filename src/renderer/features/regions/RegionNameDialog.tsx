import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { drawnRegionFields, REGION_LIMITS } from '../../../shared/domain/drawn-region.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { OwnRegion } from './photo-regions.ts'

interface Props {
  readonly region: OwnRegion
  /** Null: it keeps its name. '': it has none, and is called by its number. */
  readonly onDone: (name: string | null) => void
}

/** What a drawn region is called. */
export function RegionNameDialog({ region, onDone }: Props) {
  const { texts } = useInterface()
  const words = texts.regions.list
  const [name, setName] = useState(region.name)
  const typed = drawnRegionFields.shape.name.safeParse(name).data
  const close = () => {
    onDone(null)
  }
  return (
    <FormDialog
      icon={Pencil}
      title={words.rename}
      fault={null}
      onClose={close}
      onSubmit={() => {
        if (typed !== undefined) onDone(typed)
      }}
      actions={
        <>
          <Button onPress={close}>{texts.actions.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={typed === undefined}>
            {texts.records.save}
          </Button>
        </>
      }
    >
      <div className="annotation-words">
        <Field
          label={words.name(texts.regions.draw.name(region.ordinal))}
          value={name}
          onChange={setName}
          maxLength={REGION_LIMITS.nameLength}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}
