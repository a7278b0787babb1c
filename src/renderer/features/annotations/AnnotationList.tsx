import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ToggleButton } from 'react-aria-components'
import { useInterface } from '../../app/interface-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { COLOUR_VALUES } from './annotation-style.ts'
import type { Drawn } from './annotation-history.ts'
import { useDeskState } from './desk-context.ts'
import { KIND_ICONS } from './kind-icons.ts'
import { lengthText } from './length-text.ts'

interface Props {
  readonly drawn: readonly Drawn[]
  readonly pxPerMm: number | null
  readonly mayWrite: boolean
}

/** All annotations of a photo as lines: where the focus is, that one is selected. */
export function AnnotationList({ drawn, pxPerMm, mayWrite }: Props) {
  const { texts } = useInterface()
  const words = texts.annotations
  const [desk, { selected }] = useDeskState()
  const list = useRef<HTMLUListElement>(null)
  const focusedLine = useRef<number | null>(null)
  // A line that goes takes the focus with it: then the one in its place has it.
  useEffect(() => {
    if (focusedLine.current === null || document.activeElement !== document.body) return
    const lines = list.current?.querySelectorAll<HTMLElement>('.annotation-name') ?? []
    lines[Math.min(focusedLine.current, lines.length - 1)]?.focus()
  }, [drawn])
  useEffect(() => {
    list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' })
  }, [selected, drawn])
  return (
    <ul
      ref={list}
      className="annotation-list"
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) focusedLine.current = null
      }}
    >
      {drawn.map(({ key, shape, text }, index) => {
        const Icon = KIND_ICONS[shape.kind]
        const kind = words.kinds[shape.kind]
        const says = [lengthText(shape, pxPerMm, words), text].filter(Boolean).join(' · ')
        const name = says === '' ? kind : says
        return (
          <li
            key={key}
            data-selected={key === selected || undefined}
            onFocus={() => {
              focusedLine.current = index
              desk.select(key)
            }}
          >
            <ToggleButton
              className="button quiet annotation-name"
              aria-label={says === '' ? kind : `${kind}: ${says}`}
              isSelected={key === selected}
              onChange={() => {
                desk.select(key)
              }}
            >
              <Icon size={16} color={COLOUR_VALUES[shape.colour]} aria-hidden />
              <span>{name}</span>
            </ToggleButton>
            {mayWrite && (
              <>
                <IconButton
                  icon={Pencil}
                  small
                  label={`${words.edit}: ${name}`}
                  onPress={() => {
                    desk.typeAt(key)
                  }}
                />
                <IconButton
                  icon={Trash2}
                  small
                  label={`${words.remove}: ${name}`}
                  onPress={() => {
                    desk.delete(key)
                  }}
                />
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
