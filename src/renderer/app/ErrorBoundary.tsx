import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'

interface Props {
  readonly children: ReactNode
  /** What to say, and on the button that loads the page anew. */
  readonly text: string
  readonly action: string
}

/** A fault of ours while drawing the page: a sentence and a way on instead of an empty window. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    const { children, text, action } = this.props
    if (!this.state.failed) return children
    return (
      <div className="start" role="alert">
        <div className="start-card">
          <p className="lead">{text}</p>
          <Button
            kind="primary"
            large
            onPress={() => {
              location.reload()
            }}
          >
            {action}
          </Button>
        </div>
      </div>
    )
  }
}
