import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly large?: boolean
  readonly children: ReactNode
}

export function Button({ kind = 'plain', large = false, ...rest }: Props) {
  return <AriaButton {...rest} className={`button ${kind}${large ? ' large' : ''}`} />
}
