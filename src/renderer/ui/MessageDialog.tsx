import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface Props {
  readonly icon: LucideIcon
  readonly title: string
  readonly children: ReactNode
  /** Buttons, the usual one last. */
  readonly actions: ReactNode
  readonly onClose: () => void
}

/** Something the user has to read before going on. Escape and a click beside it close it. */
export function MessageDialog({ icon: Icon, title, children, actions, onClose }: Props) {
  return (
    <ModalOverlay
      className="modal-veil"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal>
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title" level={2}>
            <Icon size={24} strokeWidth={1.75} aria-hidden />
            {title}
          </Heading>
          {children}
          <div className="actions">{actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
