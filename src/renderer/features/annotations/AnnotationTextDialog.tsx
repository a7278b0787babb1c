import { Type } from 'lucide-react'
import { useState } from 'react'
import { ANNOTATION_LIMITS, annotationFields } from '../../../shared/domain/annotation.ts'
import { useInterface } from '../../app/interface-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { Typing } from './annotation-desk.ts'

interface Props {
  readonly typing: Typing
  /** Null: nothing was typed after all. */
  readonly onDone: (text: string | null) => void
}

/** The words of an annotation. A text has to say something, a label need not. */
export function AnnotationTextDialog({ typing, onDone }: Props) {
  const { texts } = useInterface()
  const { kinds, text: textName, label } = texts.annotations
  const before = typing.kind === 'change' ? typing.drawn.text : ''
  const { kind } = typing.kind === 'change' ? typing.drawn.shape : typing.shape
  const [text, setText] = useState(before)
  const close = () => {
    onDone(null)
  }
  const isText = kind === 'text'
  const typed = annotationFields.shape.text.safeParse(text).data
  const complete = typed !== undefined && !(isText && typed === '')
  return (
    <FormDialog
      icon={Type}
      title={kinds[kind]}
      fault={null}
      onClose={close}
      onSubmit={() => {
        if (complete) onDone(typed)
      }}
      actions={
        <>
          <Button onPress={close}>{texts.actions.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={!complete}>
            {texts.records.save}
          </Button>
        </>
      }
    >
      <div className="annotation-words">
        <Field
          label={isText ? textName : label}
          value={text}
          onChange={setText}
          maxLength={ANNOTATION_LIMITS.textLength}
          autoFocus
        />
      </div>
    </FormDialog>
  )
}
