import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'

interface Props {
  readonly complete: boolean
  readonly busy: boolean
  readonly onCancel: () => void
}

/** At the end of a form that writes something down. */
export function SaveButtons({ complete, busy, onCancel }: Props) {
  const { records, actions } = useInterface().texts
  return (
    <>
      <Button onPress={onCancel}>{actions.cancel}</Button>
      <Button kind="primary" type="submit" isDisabled={!complete || busy}>
        {busy ? records.saving : records.save}
      </Button>
    </>
  )
}
