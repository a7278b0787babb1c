import { Brush, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { CallError } from '../../app/client.ts'
import { useInterface } from '../../app/interface-context.ts'
import { errorText } from '../../i18n/error-text.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { OwnRegion, PhotoRegions } from './photo-regions.ts'
import { REGION_ICONS } from './region-icons.ts'
import { RegionNameDialog } from './RegionNameDialog.tsx'
import { useRegions } from './regions-context.ts'
import { drawnName } from './shown-regions.ts'

interface Props {
  readonly drawn: readonly OwnRegion[]
  readonly regions: PhotoRegions
}

/** The drawn regions of the photo at hand as lines: the one that is looked at is pressed. */
export function RegionList({ drawn, regions }: Props) {
  const { texts } = useInterface()
  const words = texts.regions.list
  const { chosen, choose, paintOn } = useRegions()
  const [named, setNamed] = useState<OwnRegion | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const focusedLine = useRef<number | null>(null)
  // A line that goes takes the focus with it: then the one in its place has it.
  useEffect(() => {
    if (focusedLine.current === null || document.activeElement !== document.body) return
    const lines = list.current?.querySelectorAll<HTMLElement>('.annotation-name') ?? []
    lines[Math.min(focusedLine.current, lines.length - 1)]?.focus()
  }, [drawn])
  return (
    <>
      <ul
        ref={list}
        className="annotation-list region-list"
        aria-label={texts.regions.groups.drawn}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (relatedTarget && !currentTarget.contains(relatedTarget)) focusedLine.current = null
        }}
      >
        {drawn.map((region, index) => {
          const { key, tool, keeping } = region
          const Icon = REGION_ICONS[tool]
          const name = drawnName(region, texts)
          return (
            <li
              key={key}
              data-selected={key === chosen?.id || undefined}
              onFocus={() => {
                focusedLine.current = index
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Delete' && event.key !== 'Backspace') return
                event.preventDefault()
                regions.remove(key)
              }}
            >
              <ToggleButton
                className="button quiet annotation-name"
                isSelected={key === chosen?.id}
                onChange={() => {
                  choose(key)
                }}
              >
                <Icon size={16} aria-hidden />
                <span>{name}</span>
              </ToggleButton>
              {regions.mayChange(region) && (
                <>
                  <IconButton
                    icon={Brush}
                    small
                    label={`${words.paintOn}: ${name}`}
                    onPress={() => {
                      paintOn(key)
                    }}
                  />
                  <IconButton
                    icon={Pencil}
                    small
                    label={`${words.rename}: ${name}`}
                    onPress={() => {
                      setNamed(region)
                    }}
                  />
                  <IconButton
                    icon={Trash2}
                    small
                    label={`${words.remove}: ${name}`}
                    onPress={() => {
                      regions.remove(key)
                    }}
                  />
                </>
              )}
              {keeping.kind === 'failed' && (
                <div className="region-unkept">
                  <p className="numbers-note" role="alert">
                    {words.unkept} {errorText(errorOf(keeping.error), texts)}
                  </p>
                  <Button
                    onPress={() => {
                      regions.keepAgain(key)
                    }}
                  >
                    <RefreshCw size={16} aria-hidden />
                    {words.keepAgain}
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
      {named && (
        <RegionNameDialog
          region={named}
          onDone={(name) => {
            setNamed(null)
            if (name !== null) regions.rename(named.key, name)
          }}
        />
      )}
    </>
  )
}

const errorOf = (error: Error) => (error instanceof CallError ? error.error : ({ kind: 'bug' } as const))
