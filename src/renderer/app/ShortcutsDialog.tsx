import { Keyboard } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { MessageDialog } from '../ui/MessageDialog.tsx'
import { useInterface } from './interface-context.ts'

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { texts } = useInterface()
  return (
    <MessageDialog
      icon={Keyboard}
      title={texts.shortcuts.title}
      onClose={onClose}
      actions={
        <Button kind="primary" onPress={onClose}>
          {texts.actions.close}
        </Button>
      }
    >
      <dl className="shortcuts">
        {texts.shortcuts.rows.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </MessageDialog>
  )
}
