import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface Props {
  readonly icon: LucideIcon
  readonly title: string
  readonly children: ReactNode
  /** What went wrong; null: nothing. */
  readonly fault: string | null
  /** Buttons, the usual one last. */
  readonly actions: ReactNode
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** A form over everything else. Escape closes it; a click beside it does not, for that would lose what was typed. */
export function FormDialog({ icon: Icon, title, children, fault, actions, onSubmit, onClose }: Props) {
  return (
    <ModalOverlay
      className="modal-veil"
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal>
        <Dialog className="dialog" role="dialog">
          <Heading slot="title" level={2}>
            <Icon size={24} strokeWidth={1.75} aria-hidden />
            {title}
          </Heading>
          <Form
            className="dialog-form"
            onSubmit={(event) => {
              event.preventDefault()
              onSubmit()
            }}
          >
            {children}
            {fault !== null && (
              <p className="fault" role="alert">
                {fault}
              </p>
            )}
            <div className="actions">{actions}</div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
