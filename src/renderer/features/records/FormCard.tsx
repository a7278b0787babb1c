import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Form } from 'react-aria-components'

interface Props {
  readonly icon?: LucideIcon
  readonly title: string
  readonly lead?: string
  readonly fault: string | null
  readonly onSubmit: () => void
  /** Buttons, the usual one last. */
  readonly actions: ReactNode
  readonly children: ReactNode
}

/** A form on a card of its own: title, fields, what went wrong, buttons. Enter submits. */
export function FormCard({ icon: Icon, title, lead, fault, onSubmit, actions, children }: Props) {
  return (
    <Form
      className="card form-card"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <h1>
        {Icon && <Icon size={24} strokeWidth={1.75} aria-hidden />}
        {title}
      </h1>
      {lead !== undefined && <p className="soft">{lead}</p>}
      {children}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      <div className="actions">{actions}</div>
    </Form>
  )
}
